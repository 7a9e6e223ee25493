package etagen

import (
	"net/http"
	"reflect"
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

// invalidFilter returns the problem of a filter whose text is no value of its type.
func invalidFilter(name, text string, t reflect.Type) error {
	detail := "The value of " + name + " does not fit the type of that field."
	if t.ConvertibleTo(timeType) {
		detail += " Write a time in the format of RFC 3339, such as 2026-01-05T09:00:00Z."
	}
	if strings.Contains(text, " ") {
		detail += " It contains a space: encode a plus sign as %2B."
	}
	return badQuery(name, detail)
}

// cutName shortens a name for a problem: the client chose it, and it may be long.
func cutName(name string) string {
	if most := 40; len(name) > most {
		name = strings.ToValidUTF8(name[:most], "") + "…"
	}
	return name
}
