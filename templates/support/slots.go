package etagen

import "sync"

// slots are memory for the values of the header fields of one response. Whoever has
// a header can write to the slices in it, so no response shares them with another.
type slots []string

// A batch is memory for the slots of many responses. A slot that was handed out is
// not used again: a response may be read long after it was sent.
type batch struct {
	values [128]string
	used   int
}

// batches are those with slots left. They hold free memory, as bodies does, and
// nothing that one response could see of another. An allocation for each 304 would
// be a quarter of its cost; this makes one for about a hundred.
var batches sync.Pool

// newSlots returns slots for n values.
func newSlots(n int) slots {
	if n > len(batch{}.values) {
		return make(slots, 0, n)
	}
	b, ok := batches.Get().(*batch)
	if !ok || n > len(b.values)-b.used {
		b = new(batch)
	}
	s := b.values[b.used : b.used : b.used+n]
	b.used += n
	if b.used < len(b.values) {
		batches.Put(b)
	}
	return s
}

// copy returns a copy of values that only this response has, nil if there are none.
// Its capacity is its length, so that adding to it makes another copy.
func (s *slots) copy(values ...string) []string {
	if len(values) == 0 {
		return nil
	}
	n := len(*s)
	*s = append(*s, values...)
	return (*s)[n:len(*s):len(*s)]
}
