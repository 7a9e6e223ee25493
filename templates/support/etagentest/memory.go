package etagentest

import (
	"errors"
	"slices"
	"sync"
)

// A Memory holds the resources of a test's store, for tests without a database, in the
// order in which they were created. What it holds is never changed, only replaced.
type Memory[P any] struct {
	Same   func(x, y P) bool      // they have the same ids
	Next   func(p P, n int)       // gives a change with its number the next version
	Sent   func(p, stored P) bool // they differ in what clients cannot set; nil if there is no such member
	Filled func(p P) bool         // it has what clients cannot set; nil likewise
	Fill   func(p P)              // sets what the store alone sets; may be nil

	NotFound, Exists, Conflict, BadCursor error // the errors of the package; nil if it has none

	Blind bool // ItemAt ignores ids

	mu      sync.Mutex
	strict  bool // Inserted takes nothing that Filled reports
	items   []item[P]
	replica []item[P] // what ReplicaAt returns while lags is set
	lags    bool
	listed  map[string]item[P] // the item at the end of a page, by its Next
	created int                // how many items there were
	changes int                // how often something was stored or removed
	loads   int                // how often a whole resource was requested

	loadFault, writeFault error // returned in place of the result; may be nil
	failed                int   // how often it was returned
}

// An item is a resource with its position in the order of creation.
type item[P any] struct {
	value P
	place int
}

// errSent is returned for a value that the handler should have corrected.
var errSent = errors.New("something that a client cannot set has reached the store")

// Hold adds resources unchanged. Use it before the first request.
func (m *Memory[P]) Hold(resources ...P) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, p := range resources {
		m.append(p)
	}
}

// Only makes the store hold one resource, or nothing if there is false, and refuse
// values that a handler has to correct.
func (m *Memory[P]) Only(there bool, p P) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.items, m.replica, m.listed, m.created, m.changes, m.strict, m.lags = nil, nil, nil, 0, 0, true, false
	m.loadFault, m.writeFault, m.failed = nil, nil, 0
	if there {
		m.append(p)
	}
}

// append adds a resource at the end.
func (m *Memory[P]) append(p P) {
	m.created++
	m.items = append(m.items, item[P]{p, m.created})
}

// Loads returns how often a whole resource was requested. A 304 may need none.
func (m *Memory[P]) Loads() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.loads
}

// ItemAt returns the resource with the ids of at. Use it if a method returns the whole.
func (m *Memory[P]) ItemAt(at P) (p P, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.loads++
	if err := m.strike(m.loadFault); err != nil {
		return p, err
	}
	if m.Blind && len(m.items) > 0 {
		return m.items[0].value, nil
	}
	return m.find(m.items, at)
}

// RowAt is ItemAt for a caller that needs a part of the resource.
func (m *Memory[P]) RowAt(at P) (p P, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.strike(m.loadFault); err != nil {
		return p, err
	}
	return m.find(m.items, at)
}

// find returns the resource among items with the ids of at.
func (m *Memory[P]) find(items []item[P], at P) (p P, err error) {
	i := m.index(items, at)
	if i < 0 {
		return p, m.NotFound
	}
	return items[i].value, nil
}

// strike counts a failure, if there is one.
func (m *Memory[P]) strike(fault error) error {
	if fault != nil {
		m.failed++
	}
	return fault
}

// fail makes the store fail with these errors, which may be nil.
func (m *Memory[P]) fail(load, write error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.loadFault, m.writeFault, m.failed = load, write, 0
}

// failures returns how often the store has failed.
func (m *Memory[P]) failures() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.failed
}

// missing returns the error for a resource that does not exist.
func (m *Memory[P]) missing() error { return m.NotFound }

// index returns the index of the resource with the ids of at; -1 if it does not exist.
func (m *Memory[P]) index(items []item[P], at P) int {
	return slices.IndexFunc(items, func(it item[P]) bool { return m.Same(it.value, at) })
}

// Lag makes the replica of the store keep its state, or catch up if lags is false.
func (m *Memory[P]) Lag(lags bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.replica, m.lags = slices.Clone(m.items), lags
}

// ReplicaAt is ItemAt for the replica. Use it for reads that may lag.
func (m *Memory[P]) ReplicaAt(at P) (P, error) {
	if items, lags := m.lagging(); lags {
		return m.find(items, at)
	}
	return m.ItemAt(at)
}

// ReplicaRowAt is RowAt for the replica. Use it for reads that may lag.
func (m *Memory[P]) ReplicaRowAt(at P) (P, error) {
	if items, lags := m.lagging(); lags {
		return m.find(items, at)
	}
	return m.RowAt(at)
}

// lagging returns the items of the replica if it lags.
func (m *Memory[P]) lagging() (items []item[P], lags bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.replica, m.lags
}

// Inserted stores a new resource. Use it if the store creates.
func (m *Memory[P]) Inserted(p P) (none P, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.strike(m.writeFault); err != nil {
		return none, err
	}
	if m.index(m.items, p) >= 0 {
		return none, m.Exists
	}
	if m.strict && m.Filled != nil && m.Filled(p) {
		return none, errSent
	}
	if m.Fill != nil {
		m.Fill(p)
	}
	m.next(p)
	m.append(p)
	return p, nil
}

// next counts a change, and gives p the next version.
func (m *Memory[P]) next(p P) {
	m.changes++
	m.Next(p, m.changes)
}

// Replaced replaces the resource with the ids of p, if it is at the version.
func (m *Memory[P]) Replaced(p P, isAt func(stored P) bool) (none P, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.strike(m.writeFault); err != nil {
		return none, err
	}
	i := m.index(m.items, p)
	if i < 0 {
		return none, m.NotFound
	}
	stored := m.items[i].value
	if !isAt(stored) {
		return none, m.Conflict
	}
	if m.Sent != nil && m.Sent(p, stored) {
		return none, errSent
	}
	m.next(p)
	m.items[i].value = p
	return p, nil
}

// Removed removes the resource with the ids of at, if it is at the version.
func (m *Memory[P]) Removed(at P, isAt func(stored P) bool) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.strike(m.writeFault); err != nil {
		return err
	}
	i := m.index(m.items, at)
	if i < 0 {
		return m.NotFound
	}
	if !isAt(m.items[i].value) {
		return m.Conflict
	}
	m.changes++
	m.items = append(m.items[:i:i], m.items[i+1:]...)
	return nil
}
