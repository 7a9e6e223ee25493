package etagen

import "sync/atomic"

// copies contains the values that all responses of a resource have, many times over.
// Wrappers can write to the slices in a header, also after the response was sent, so
// each copy is used once. An allocation for each 304 would be a quarter of its cost.
type copies struct {
	values []string
	used   atomic.Int64
}

// copied is the number of values that are made at once: 2 KiB with the overhead.
const copied = 127

// own returns copies of CacheControl, Vary, CacheGroups and Exposed, in this
// order, for one response only.
func (res *Resource) own() []string {
	n := len(res.CacheControl) + len(res.Vary) + len(res.CacheGroups) + len(res.Exposed)
	if c := res.copies.Load(); c != nil {
		if end := int(c.used.Add(int64(n))); end <= len(c.values) {
			return c.values[end-n : end : end]
		}
	}
	return res.copy(n)
}

// copy makes copies of the n values for this response and the next ones.
func (res *Resource) copy(n int) []string {
	if n == 0 {
		return nil
	}
	c := &copies{values: make([]string, max(1, copied/n)*n)}
	rest := c.values
	for _, values := range [][]string{res.CacheControl, res.Vary, res.CacheGroups, res.Exposed} {
		rest = rest[copy(rest, values):]
	}
	for done := n; done < len(c.values); done *= 2 {
		copy(c.values[done:], c.values[:done])
	}
	c.used.Store(int64(n))
	res.copies.Store(c)
	return c.values[:n:n]
}
