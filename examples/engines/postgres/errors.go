package postgres

import (
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"example.com/engines/internal/etagen"
)

// readError returns the error of a read as a handler understands it.
func readError(err error) error {
	if errors.Is(err, pgx.ErrNoRows) {
		return ErrBookNotFound
	}
	return busy(err)
}

// writeError returns the error of a write as a handler understands it. If the
// server did not say what came of it, the change may have been made.
func writeError(err error) error {
	var said *pgconn.PgError
	if err == nil || errors.As(err, &said) || pgconn.SafeToRetry(err) {
		return busy(err)
	}
	return fmt.Errorf("%w: %w", etagen.ErrOutcomeUnknown, err)
}

// busy returns an error that wraps ErrUnavailable if the same statement may succeed
// soon: a deadlock, a replica whose query got into the way of the replay, too many
// connections, a server that starts or stops.
func busy(err error) error {
	var said *pgconn.PgError
	if !errors.As(err, &said) {
		return err
	}
	if slices.Contains([]string{"40", "53", "57"}, said.Code[:2]) {
		return fmt.Errorf("%w: %w", etagen.ErrUnavailable, err)
	}
	return err
}
