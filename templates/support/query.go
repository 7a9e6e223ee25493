package etagen

import "slices"

// A Query describes the page of a collection that a request asks for: filters, sort order
// and position. Use ParseQuery to make one.
type Query struct {
	Limit int    // the maximum number of items, at least 1
	After string // where the page begins, as the store named it; empty for the first page and before ReadCursor
	Total bool   // the request asks for the number of all items

	collection *Collection
	path       []string // the values of the wildcards in the route of the list
	limit      parameter
	cursor     parameter
	total      parameter
	sort       parameter
	filters    []filter // in the order of Collection.Filters; nil if none is given
	count      *int     // the number of all items, if it is asked for and known
}

// A parameter is the text of one parameter of a query, without escapes.
type parameter struct {
	text  string
	given bool
}

// A filter is a parameter that selects items.
type filter struct {
	parameter
	more []string // the texts after the first, if it can be repeated
}

// Filter returns the text of a parameter that selects items, or nil if it is not
// given; name is one of Collection.Filters.
func (q *Query) Filter(name string) *string {
	if f := q.filter(name); f != nil {
		return &f.text
	}
	return nil
}

// filter returns a parameter that selects items, or nil if it is not given.
func (q *Query) filter(name string) *filter {
	if q.filters == nil {
		return nil
	}
	i := slices.Index(q.collection.Filters, name)
	if i < 0 || !q.filters[i].given {
		return nil
	}
	return &q.filters[i]
}

// SetTotal sets the number of all items, or nil if it is not known. It is ignored
// unless the query asks for it.
func (q *Query) SetTotal(total *int) {
	if q.Total {
		q.count = total
	}
}
