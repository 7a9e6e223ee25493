package etagen

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Query is what a request asks of a collection: which items, in which order,
// and which page of them.
type Query struct {
	Limit int    // how many items at most, at least 1
	After string // where the page begins, in the words of the store; empty for the first page and before ReadCursor

	collection *Collection
	path       []string // the values of the wildcards in the route of the list
	limit      parameter
	cursor     parameter
	sort       parameter
	filters    []parameter // in the order of Collection.Filters; nil when none is given
}

// A parameter is the text of one parameter of a query, without escapes.
type parameter struct {
	text  string
	given bool
}

// ParseQuery reads the query of a URL, as it stands behind the question mark;
// path are the values of the wildcards in the route. The parameters are limit,
// cursor, sort and the names of the filters, each at most once and in any order.
// Fail answers an error with 400. The filters are read next, and then the cursor
// by ReadCursor.
func (c *Collection) ParseQuery(raw string, path ...string) (Query, error) {
	q := Query{collection: c, path: path}
	for raw != "" {
		var pair string
		if pair, raw, _ = strings.Cut(raw, "&"); pair == "" {
			continue
		}
		if err := q.read(pair); err != nil {
			return q, err
		}
	}
	return q, q.settle()
}

// read takes in one parameter.
func (q *Query) read(pair string) error {
	name, text, _ := strings.Cut(pair, "=")
	name, err := url.QueryUnescape(name)
	if err != nil || strings.Contains(pair, ";") {
		return malformedQuery()
	}
	slot := q.slot(name)
	if slot == nil {
		return q.unknownParameter(name)
	}
	if slot.given {
		return badQuery(name, "The parameter "+name+" occurs more than once.")
	}
	// Text that is none, or has a NUL, makes databases fail: it is the client's
	// error and not that of the server.
	if text, err = url.QueryUnescape(text); err != nil || !utf8.ValidString(text) || strings.IndexByte(text, 0) >= 0 {
		return malformedQuery()
	}
	*slot = parameter{text, true}
	return nil
}

// slot returns where a parameter belongs, nil if there is none of that name.
func (q *Query) slot(name string) *parameter {
	switch {
	case name == "limit":
		return &q.limit
	case name == "cursor":
		return &q.cursor
	case name == "sort" && len(q.collection.Sort) > 0:
		return &q.sort
	}
	i := slices.Index(q.collection.Filters, name)
	if i < 0 {
		return nil
	}
	if q.filters == nil {
		q.filters = make([]parameter, len(q.collection.Filters))
	}
	return &q.filters[i]
}

// settle makes values of the limit and the order.
func (q *Query) settle() error {
	q.Limit = q.collection.Limit
	if q.limit.given {
		n, ok := ParseInt(q.limit.text, 0)
		if !ok || n < 1 || n > int64(q.collection.MaxLimit) {
			return q.badLimit()
		}
		q.Limit = int(n)
	}
	if q.sort.given && !q.validSort() {
		return q.badSort()
	}
	return nil
}

// ReadCursor returns where the page begins, as After says it from then on. It
// comes last: a cursor is bound to the other parameters, and to the filters by
// their values and not by how a client spells them.
func (q *Query) ReadCursor() (after string, err error) {
	if q.cursor.given {
		var ok bool
		if q.After, ok = q.parseCursor(q.cursor.text); !ok {
			return "", badCursor()
		}
	}
	return q.After, nil
}

// Filter returns the text that the items are to have in a field, nil when any
// will do; name is one of Collection.Filters.
func (q *Query) Filter(name string) *string {
	if q.filters == nil {
		return nil
	}
	i := slices.Index(q.collection.Filters, name)
	if i < 0 || !q.filters[i].given {
		return nil
	}
	return &q.filters[i].text
}
