package etcd

import (
	"errors"
	"fmt"
	"sync/atomic"

	"example.com/engines/internal/etagen"
)

// A tally counts increments by their outcome.
type tally struct{ acknowledged, unknown, conflicts, unavailable atomic.Int64 }

// enter counts the outcome of an increment, and returns err if it is a fault.
func (n *tally) enter(err error) error {
	switch {
	case err == nil:
		n.acknowledged.Add(1)
	case errors.Is(err, etagen.ErrOutcomeUnknown):
		n.unknown.Add(1)
	case errors.Is(err, ErrBookConflict):
		n.conflicts.Add(1)
	case errors.Is(err, etagen.ErrUnavailable):
		n.unavailable.Add(1)
	default:
		return err
	}
	return nil
}

func (n *tally) String() string {
	return fmt.Sprintf("%d acknowledged, %d unknown, %d conflicts, %d unavailable",
		n.acknowledged.Load(), n.unknown.Load(), n.conflicts.Load(), n.unavailable.Load())
}
