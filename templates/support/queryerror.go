package etagen

import (
	"net/http"
	"strconv"
	"strings"
)

// The problems of a query. Fail sends 400 for them.

func malformedQuery(name string) error {
	return badQuery(cutName(name), "The query is malformed. Encode the parameters as an HTML form does, in UTF-8.")
}

func badCursor() *problem {
	return badQuery("cursor", "The cursor is not valid for this query. Begin with the first page, without a cursor.")
}

// badQuery returns the problem of one parameter.
func badQuery(parameter, detail string) *problem {
	p := refusedWith(http.StatusBadRequest, detail)
	p.Parameter = parameter
	return p
}

// invalidFilter returns the problem of a filter whose text the type of its field does
// not accept; name is one of Collection.Filters.
func invalidFilter(name, text string) error {
	detail := "The value of " + name + " does not fit the type of that field."
	if strings.Contains(text, " ") {
		detail += " It contains a space: encode a plus sign as %2B."
	}
	return badQuery(name, detail)
}

func (q *Query) badLimit() error {
	return badQuery("limit", "The limit must be a number from 1 to "+strconv.Itoa(q.collection.MaxLimit)+".")
}

func (q *Query) badSort() error {
	return badQuery("sort", "The value of sort must be names separated by commas, each at most once, with a minus sign before those "+
		"that descend. The names are: "+strings.Join(q.collection.Sort, ", ")+".")
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

// cutName shortens a name for a problem: the client chose it, and it may be long.
func cutName(name string) string {
	const most = 40
	if len(name) > most {
		name = strings.ToValidUTF8(name[:most], "") + "…"
	}
	return name
}
