package etagen

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

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

func (q *Query) badLimit() error {
	return badQuery("limit", "The limit must be a number from 1 to "+strconv.Itoa(q.collection.MaxLimit)+".")
}

// unknownParameter returns a problem that names the parameters that exist.
func (q *Query) unknownParameter(name string) error {
	names := []string{"limit", "cursor"}
	if q.collection.Total {
		names = append(names, "total")
	}
	if len(q.collection.Sort) > 0 {
		names = append(names, "sort")
	}
	names = append(names, q.collection.Filters...)
	return badQuery(cutName(name), "The parameter is not known. The parameters are: "+strings.Join(names, ", ")+".")
}
