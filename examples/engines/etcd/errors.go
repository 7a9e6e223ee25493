package etcd

import (
	"context"
	"errors"
	"fmt"

	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"example.com/engines/internal/etagen"
)

// readError returns the error of a read for a handler. A member without a leader may
// return the code Unknown.
func readError(err error) error {
	switch code(err) {
	case codes.Unavailable, codes.DeadlineExceeded, codes.ResourceExhausted, codes.Unknown:
		return fmt.Errorf("%w: %w", etagen.ErrUnavailable, err)
	}
	return err
}

// writeError returns the error of a write for a handler. If etcd refuses a change
// before it proposes it to the members, the change was not made. After any other
// error, such as a lost leader or a timeout, it may have been made.
func writeError(err error) error {
	switch code(err) {
	case codes.OK:
		return nil
	case codes.ResourceExhausted: // too many requests, or no space
		return fmt.Errorf("%w: %w", etagen.ErrUnavailable, err)
	case codes.InvalidArgument, codes.Unauthenticated, codes.PermissionDenied:
		return err
	}
	return fmt.Errorf("%w: %w", etagen.ErrOutcomeUnknown, err)
}

// code returns the code of an error. Errors of etcd have a method for it.
func code(err error) codes.Code {
	var said rpctypes.EtcdError
	switch {
	case errors.As(err, &said):
		return said.Code()
	case errors.Is(err, context.DeadlineExceeded):
		return codes.DeadlineExceeded
	case errors.Is(err, context.Canceled):
		return codes.Canceled
	}
	return status.Code(err)
}
