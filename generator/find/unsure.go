package find

import "fmt"

// An unsureError says why the go command has to be asked.
type unsureError struct{ why string }

func (e *unsureError) Error() string { return e.why }

// unsure returns an error that says why the go command has to be asked.
func unsure(format string, args ...any) error {
	return &unsureError{fmt.Sprintf(format, args...)}
}
