package etagen

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

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

// maxRepeated is how often a query can repeat a parameter: databases limit the
// number of values of an IN.
const maxRepeated = 100

// ParseQuery sets q to the query of a URL, without the question mark; path contains the
// values of the wildcards in the route. The parameters are limit, cursor, total, sort
// and the names of the filters, each once unless it is one of Collection.Repeated. Fail
// sends 400 for an error. Read the filters next, and then the cursor with ReadCursor.
func (c *Collection) ParseQuery(q *Query, raw string, path ...string) error {
	*q = Query{collection: c, path: path}
	for raw != "" {
		var pair string
		if pair, raw, _ = strings.Cut(raw, "&"); pair == "" {
			continue
		}
		if err := q.read(pair); err != nil {
			return err
		}
	}
	return q.settle()
}

// read reads one parameter. It ignores those that are meant for others.
func (q *Query) read(pair string) error {
	raw, text, _ := strings.Cut(pair, "=")
	name, err := url.QueryUnescape(raw)
	if err != nil {
		name = raw
	}
	if q.collection.ignores(name) {
		return nil
	}
	if err != nil || strings.Contains(pair, ";") {
		return malformedQuery(name)
	}
	slot := q.slot(name)
	if slot == nil {
		return q.unknownParameter(name)
	}
	if slot.given && !slices.Contains(q.collection.Repeated, name) {
		return badQuery(name, "The parameter "+name+" occurs more than once.")
	}
	// Databases fail on text that is not UTF-8 or contains a NUL, so it is refused
	// here: the error is the client's.
	if text, err = url.QueryUnescape(text); err != nil || !utf8.ValidString(text) || strings.IndexByte(text, 0) >= 0 {
		return malformedQuery(name)
	}
	if slot.given {
		return q.repeat(name, text)
	}
	*slot = parameter{text, true}
	return nil
}

// repeat adds a text of a parameter.
func (q *Query) repeat(name, text string) error {
	f := q.filter(name)
	if f.more = append(f.more, text); len(f.more) == maxRepeated {
		return badQuery(name, "The parameter "+name+" occurs more than "+strconv.Itoa(maxRepeated)+" times.")
	}
	return nil
}

// slot returns the parameter with a name, or nil if there is none.
func (q *Query) slot(name string) *parameter {
	switch {
	case name == "limit":
		return &q.limit
	case name == "cursor":
		return &q.cursor
	case name == "total" && q.collection.Total:
		return &q.total
	case name == "sort" && len(q.collection.Sort) > 0:
		return &q.sort
	}
	i := slices.Index(q.collection.Filters, name)
	if i < 0 {
		return nil
	}
	if q.filters == nil {
		q.filters = make([]filter, len(q.collection.Filters))
	}
	return &q.filters[i].parameter
}

// settle reads the values of the limit, the total and the order.
func (q *Query) settle() error {
	q.Limit = q.collection.Limit
	if q.limit.given {
		n, ok := ParseInt(q.limit.text, 0)
		if !ok || n < 1 || n > int64(q.collection.MaxLimit) {
			return q.badLimit()
		}
		q.Limit = int(n)
	}
	if q.total.given && q.total.text != "true" && q.total.text != "false" {
		return badQuery("total", "The value of total must be true or false.")
	}
	q.Total = q.total.text == "true"
	if q.sort.given && !q.validSort() {
		return q.badSort()
	}
	return nil
}

// ReadCursor sets After to the position where the page begins, and returns it. Call it
// last: a cursor is bound to the other parameters, and to the values of the filters.
func (q *Query) ReadCursor() (after string, err error) {
	if q.cursor.given {
		var ok bool
		if q.After, ok = q.parseCursor(q.cursor.text); !ok {
			return "", badCursor()
		}
	}
	return q.After, nil
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
