package etagen

import "slices"

// Here returns the items of a page that have the ids of its path. A database that
// ignores case adds those of another list, which has another address: one item
// that is created there must not break this list. A list of such items alone is
// not found. next is where the page after this one begins.
func Here[P any](q *Query, next string, items []P, here func(P) bool) ([]P, error) {
	elsewhere := func(item P) bool { return !here(item) }
	if !slices.ContainsFunc(items, elsewhere) {
		return items, nil
	}
	items = slices.DeleteFunc(slices.Clone(items), elsewhere) // the slice is the store's
	if len(items) == 0 && next == "" && q.After == "" {
		return nil, q.collection.Resource.NotFound
	}
	return items, nil
}
