package postgres

import (
	"errors"
	"fmt"
	"io"
	"net"
	"slices"

	"github.com/jackc/pgx/v5/pgconn"

	"example.com/bookshop/internal/etagen"
)

// codeOf returns the code of an error of the server, or "".
func codeOf(err error) string {
	var said *pgconn.PgError
	if errors.As(err, &said) {
		return said.Code
	}
	return ""
}

// readError returns the error of a statement that stored nothing. If the server
// cannot be reached or is overloaded, the error wraps ErrUnavailable.
func readError(err error) error {
	if err != nil && (unreachable(err) || busy(codeOf(err))) {
		return fmt.Errorf("%w: %w", etagen.ErrUnavailable, err)
	}
	return err
}

// writeError returns the error of a statement that may have stored something. If
// there was no response from the server, the error wraps ErrOutcomeUnknown.
func writeError(err error) error {
	if err == nil || codeOf(err) != "" || neverSent(err) {
		return readError(err)
	}
	return fmt.Errorf("%w: %w", etagen.ErrOutcomeUnknown, err)
}

// busy reports whether the same statement may succeed soon: a deadlock (40), too
// many connections (53), or a server that starts or stops (57).
func busy(code string) bool {
	return len(code) == 5 && slices.Contains([]string{"40", "53", "57"}, code[:2])
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
