package postgres

import (
	"errors"
	"fmt"
	"io"
	"net"
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
	switch {
	case err == nil:
		return nil
	case errors.As(err, &said) && said.Code != "40003" && said.Code != "08007", neverSent(err):
		return busy(err)
	}
	return fmt.Errorf("%w: %w", etagen.ErrOutcomeUnknown, err)
}

// busy returns an error that wraps ErrUnavailable if the same statement may succeed
// soon: a deadlock, a replica whose query got into the way of the replay, too many
// connections, a server that starts or stops, or one that cannot be reached.
func busy(err error) error {
	var said *pgconn.PgError
	if errors.As(err, &said) && slices.Contains([]string{"40", "53", "57"}, said.Code[:2]) || said == nil && unreachable(err) {
		return fmt.Errorf("%w: %w", etagen.ErrUnavailable, err)
	}
	return err
}

// neverSent reports whether the server has not seen the statement.
func neverSent(err error) bool {
	var connect *pgconn.ConnectError
	return pgconn.SafeToRetry(err) || errors.As(err, &connect)
}

// unreachable reports whether the connection to the server is at fault.
func unreachable(err error) bool {
	var network net.Error
	return neverSent(err) || errors.As(err, &network) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}
