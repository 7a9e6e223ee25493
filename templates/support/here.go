package etagen

import "slices"

// Here returns the items of a page that have the ids of its path. A database that
// ignores case adds items of another list, which must not break this one. If there are
// only such items, the list is not found. next is where the next page begins.
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
