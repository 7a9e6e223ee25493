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

// readError returns the error of a read as a handler understands it. A member that has
// no leader in time may answer Unknown.
func readError(err error) error {
	switch code(err) {
	case codes.Unavailable, codes.DeadlineExceeded, codes.ResourceExhausted, codes.Unknown:
		return fmt.Errorf("%w: %w", etagen.ErrUnavailable, err)
	}
	return err
}

// writeError returns the error of a write as a handler understands it. What etcd
// refuses before it proposes it to the members was not done. All else may be done:
// a leader that is lost, or a time limit, is no refusal.
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

// code returns the code of an error. Those that etcd defines have it in a method.
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
