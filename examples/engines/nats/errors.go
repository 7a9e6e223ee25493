package nats

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"example.com/engines/internal/etagen"
)

// lostRace reports whether the bucket has another revision than the change expects.
// A bucket on one server returns error 10071, and one on three that or 10164. Update
// and Delete turn both into ErrKeyRevisionMismatch, but Create returns 10164 itself if
// it loses a race for a key that was deleted.
func lostRace(err error) bool {
	var said *jetstream.APIError
	return errors.As(err, &said) && (said.ErrorCode == jetstream.JSErrCodeStreamWrongLastSequence ||
		said.ErrorCode == jetstream.JSErrCodeStreamWrongLastSequenceConstant)
}

// readError returns the error of a read for a handler.
func readError(err error) error {
	var said *jetstream.APIError
	switch {
	case errors.Is(err, jetstream.ErrKeyNotFound):
		return ErrBookNotFound
	case errors.Is(err, context.DeadlineExceeded), nobodyTook(err),
		errors.As(err, &said) && said.Code == http.StatusServiceUnavailable:
		return fmt.Errorf("%w: %w", etagen.ErrUnavailable, err)
	}
	return err
}

// writeError returns the error of a write for a handler. The change may have been made
// if there was no response, or if the response was a 503: some servers may have stored
// what another one could not.
func writeError(err error) error {
	var said *jetstream.APIError
	switch {
	case err == nil:
		return nil
	case nobodyTook(err):
		return fmt.Errorf("%w: %w", etagen.ErrUnavailable, err)
	case errors.As(err, &said) && said.Code != http.StatusServiceUnavailable:
		return err
	}
	return fmt.Errorf("%w: %w", etagen.ErrOutcomeUnknown, err)
}

// nobodyTook reports whether there was no leader for the message.
func nobodyTook(err error) bool {
	return errors.Is(err, nats.ErrNoResponders) || errors.Is(err, jetstream.ErrNoStreamResponse)
}
