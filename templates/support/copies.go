package etagen

import "sync/atomic"

// copies contains the values that all responses of a resource have, many times
// over. Wrappers can write to the slices in a header, and a response may be read
// long after it was sent, so each copy is used once. An allocation for each 304
// would be a quarter of its cost.
type copies struct {
	values []string
	each   int64 // how many of them a response has
	used   atomic.Int64
}

// copied is the number of values that are made at once. With the overhead of the
// allocator they take 2 KiB, which is one of its sizes.
const copied = 127

// own returns copies of CacheControl, Vary, CacheGroups and Exposed, in this
// order, for one response only.
func (res *Resource) own() []string {
	if c := res.copies.Load(); c != nil {
		if end := c.used.Add(c.each); end <= int64(len(c.values)) {
			return c.values[end-c.each : end : end]
		}
	}
	return res.copy()
}

// copy makes copies for this response and the next ones.
func (res *Resource) copy() []string {
	n := len(res.CacheControl) + len(res.Vary) + len(res.CacheGroups) + len(res.Exposed)
	if n == 0 {
		return nil
	}
	c := &copies{values: make([]string, max(1, copied/n)*n), each: int64(n)}
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
