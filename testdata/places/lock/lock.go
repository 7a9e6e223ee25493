// Package lock has resources that must not be copied.
package lock

import (
	"sync"
	"sync/atomic"
	"time"
)

// Base has the version, and a lock.
type Base struct {
	sync.RWMutex
	Version int64  `json:"version" etagen:"version"`
	Note    string `json:"-"`
}

// Book has a pointer to a lock, and two locks.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE create stat
//etagen:collection /books methods=GET,POST
type Book struct {
	*Base
	mu      sync.Mutex
	ID      string       `json:"id" etagen:"id"`
	Changed time.Time    `json:"changed" etagen:"modified,sort"`
	Reads   atomic.Int64 `json:"-"`
}

// Page embeds the struct itself, and has a sample function that returns a value.
//
//etagen:resource /pages/{id} methods=GET,PUT,PATCH,DELETE create sample=page
type Page struct {
	Base
	ID string `json:"id" etagen:"id"`
}

func page() Page { return Page{ID: "1", Base: Base{Version: 1}} }

func (b *Book) locked() bool { return !b.mu.TryLock() }

var _ = (*Book).locked
