package main

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"sync"

	"example.com/bookshop/internal/etagen"
)

// A decision is what requests of one kind came to.
type decision struct {
	pattern string
	op      etagen.Op
	status  int
}

// decisions counts what requests came to. It may be used by several goroutines at
// once.
type decisions struct {
	mu     sync.Mutex
	counts map[decision]int
}

func newDecisions() *decisions { return &decisions{counts: map[decision]int{}} }

// observe counts a request. It is the Observe of all handlers.
func (d *decisions) observe(_ *http.Request, of etagen.Decision) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.counts[decision{of.Pattern, of.Op, of.Status}]++
}

// ServeHTTP writes a line for each kind: /books/{id} get 304 17.
func (d *decisions) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	d.mu.Lock()
	counts := maps.Clone(d.counts)
	d.mu.Unlock()
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	kinds := slices.SortedFunc(maps.Keys(counts), func(a, b decision) int {
		return cmp.Or(cmp.Compare(a.pattern, b.pattern), cmp.Compare(a.op, b.op), cmp.Compare(a.status, b.status))
	})
	for _, k := range kinds {
		fmt.Fprintln(w, k.pattern, k.op, k.status, counts[k])
	}
}
