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

// readError returns the error of a read for a handler.
func readError(err error) error {
	if errors.Is(err, pgx.ErrNoRows) {
		return ErrBookNotFound
	}
	return busy(err)
}

// writeError returns the error of a write for a handler. Without a response of the
// server, the change may have been made.
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
// soon: after a deadlock, a conflict with the replay on a replica, or too many
// connections, or if the server starts, stops or cannot be reached.
func busy(err error) error {
	var said *pgconn.PgError
	if errors.As(err, &said) && slices.Contains([]string{"40", "53", "57"}, said.Code[:2]) || said == nil && unreachable(err) {
		return fmt.Errorf("%w: %w", etagen.ErrUnavailable, err)
	}
	return err
}

// neverSent reports whether the statement was not sent to the server.
func neverSent(err error) bool {
	var connect *pgconn.ConnectError
	return pgconn.SafeToRetry(err) || errors.As(err, &connect)
}

// unreachable reports whether the connection to the server failed.
func unreachable(err error) bool {
	var network net.Error
	return neverSent(err) || errors.As(err, &network) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}
