package handlertest

import (
	"net/http"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/values"
)

// A row is one request of a generated test.
type row struct {
	name    string
	method  string
	path    *jen.Statement
	header  []field
	body    string // the source of a Go expression; "" for none
	missing bool
	want    int
}

// A field is a header field of a row; each line is the source of a Go
// expression, such as tag or `"other"`.
type field struct {
	name  string
	lines []string
}

// The header fields of the rows.
func inm(lines ...string) field { return field{"If-None-Match", lines} }

func im(lines ...string) field { return field{"If-Match", lines} }

func ims(lines ...string) field { return field{"If-Modified-Since", lines} }

func ius(lines ...string) field { return field{"If-Unmodified-Since", lines} }

// rows returns the requests that a resource is tested with.
func (o rows) rows() []row {
	rows := o.plainRows()
	if o.tagged() {
		rows = append(rows, noneMatchRows()...)
		rows = append(rows, o.matchRows()...)
	}
	if o.dated() {
		rows = append(rows, dateRows()...)
	} else if !o.Res.TellsTime() {
		rows = append(rows,
			row{name: "200 If-Modified-Since without a date to compare", header: []field{ims(`"Fri, 06 Dec 2124 10:20:30 GMT"`)}, want: 200},
			row{name: "200 If-Unmodified-Since without a date to compare", header: []field{ius(`"Fri, 06 Dec 1996 10:20:30 GMT"`)}, want: 200},
		)
	}
	if o.tagged() && o.dated() {
		rows = append(rows, o.precedenceRows()...)
	}
	return append(rows, o.writeRows()...)
}

// plainRows are the requests that any resource answers alike.
func (o rows) plainRows() []row {
	rows := []row{
		{name: "200 without a precondition", want: 200},
		{name: "200 HEAD", method: "HEAD", want: 200},
		{name: "404 where nothing exists", missing: true, want: 404},
		{name: "404 HEAD where nothing exists", method: "HEAD", missing: true, want: 404},
		{name: "404 comes before If-Match", header: []field{im("`\"other\"`")}, missing: true, want: 404},
		{name: "404 comes before If-None-Match *", header: []field{inm(`"*"`)}, missing: true, want: 404},
		{name: "405 TRACE", method: http.MethodTrace, want: 405},
		{name: "304 If-None-Match *", header: []field{inm(`"*"`)}, want: 304},
		{name: "200 If-Match *", header: []field{im(`"*"`)}, want: 200},
	}
	if o.Res.Route == nil {
		return rows
	}
	rows = append(rows, row{name: "204 OPTIONS takes no notice of preconditions", method: "OPTIONS", header: []field{im("`\"other\"`")}, want: 204})
	for i, id := range o.Res.Route.IDs {
		if values.IsInteger(id.Field) && !id.Multi {
			rows = append(rows,
				row{name: "404 " + id.Wildcard + " is no number", path: o.pathWith(o.Res.Route.Pattern, o.Res.Route.IDs, i, "x", true), want: 404},
				row{name: "404 " + id.Wildcard + " has a second spelling", path: o.pathWith(o.Res.Route.Pattern, o.Res.Route.IDs, i, "0", false), want: 404},
			)
		}
	}
	return rows
}

// noneMatchRows are about If-None-Match (RFC 9110 §13.1.2).
func noneMatchRows() []row {
	return []row{
		{name: "304 If-None-Match", header: []field{inm("tag")}, want: 304},
		{name: "304 HEAD If-None-Match", method: "HEAD", header: []field{inm("tag")}, want: 304},
		{name: "304 If-None-Match compares weakly", header: []field{inm("weak")}, want: 304},
		{name: "304 If-None-Match in a list", header: []field{inm("`\"other\", `+tag+`, \"more\"`")}, want: 304},
		{name: "304 If-None-Match in a list without blanks", header: []field{inm("`\"other\",`+tag")}, want: 304},
		{name: "304 If-None-Match behind a comma inside a tag", header: []field{inm("`\"a,b\", `+tag")}, want: 304},
		{name: "304 If-None-Match behind empty members", header: []field{inm("`, , `+tag")}, want: 304},
		{name: "304 If-None-Match on the second line", header: []field{inm("`\"other\"`", "tag")}, want: 304},
		{name: "200 If-None-Match of another tag", header: []field{inm("`\"other\"`")}, want: 200},
		{name: "200 If-None-Match without quotes", header: []field{inm("bare")}, want: 200},
		{name: "200 If-None-Match without the closing quote", header: []field{inm("tag[:len(tag)-1]")}, want: 200},
		{name: "200 If-None-Match behind something malformed", header: []field{inm("`other, `+tag")}, want: 200},
		{name: "200 If-None-Match * is no member of a list", header: []field{inm("`*, \"other\"`")}, want: 200},
		{name: "200 If-None-Match empty", header: []field{inm(`""`)}, want: 200},
	}
}

// matchRows are about If-Match, which no weak tag satisfies (RFC 9110 §13.1.1).
func (o rows) matchRows() []row {
	rows := []row{
		{name: "412 If-Match of another tag", header: []field{im("`\"other\"`")}, want: 412},
		{name: "412 HEAD If-Match of another tag", method: "HEAD", header: []field{im("`\"other\"`")}, want: 412},
		{name: "412 If-Match compares strongly", header: []field{im("weak")}, want: 412},
		{name: "412 If-Match without quotes", header: []field{im("bare")}, want: 412},
		{name: "412 If-Match before something malformed", header: []field{im("tag+`, other`")}, want: 412},
		{name: "412 If-Match empty", header: []field{im(`""`)}, want: 412},
		{name: "412 If-Match comes before If-None-Match", header: []field{im("`\"other\"`"), inm("tag")}, want: 412},
	}
	if o.Res.Weak {
		return append(rows, row{name: "412 If-Match of the weak tag itself", header: []field{im("tag")}, want: 412})
	}
	return append(rows,
		row{name: "200 If-Match", header: []field{im("tag")}, want: 200},
		row{name: "200 If-Match in a list", header: []field{im("`\"other\", `+tag")}, want: 200},
		row{name: "200 If-Match on the second line", header: []field{im("`\"other\"`", "tag")}, want: 200},
		row{name: "304 If-None-Match counts beside If-Match", header: []field{im("tag"), inm("tag")}, want: 304},
	)
}

// dateRows are about the two date fields (RFC 9110 §13.1.3, §13.1.4).
func dateRows() []row {
	return []row{
		{name: "304 If-Modified-Since", header: []field{ims("same")}, want: 304},
		{name: "304 HEAD If-Modified-Since", method: "HEAD", header: []field{ims("same")}, want: 304},
		{name: "304 If-Modified-Since in the form of RFC 850", header: []field{ims("rfc850")}, want: 304},
		{name: "304 If-Modified-Since in the form of asctime", header: []field{ims("asctime")}, want: 304},
		{name: "304 If-Modified-Since in the future", header: []field{ims("future")}, want: 304},
		{name: "200 If-Modified-Since before the change", header: []field{ims("past")}, want: 200},
		{name: "200 If-Modified-Since is no date", header: []field{ims(`"yesterday"`)}, want: 200},
		{name: "200 If-Modified-Since in another time zone", header: []field{ims(`same[:len(same)-len("GMT")] + "UTC"`)}, want: 200},
		{name: "200 If-Modified-Since on two lines", header: []field{ims("same", "same")}, want: 200},
		{name: "200 If-Unmodified-Since", header: []field{ius("same")}, want: 200},
		{name: "412 If-Unmodified-Since before the change", header: []field{ius("past")}, want: 412},
		{name: "200 If-Unmodified-Since is no date", header: []field{ius(`"yesterday"`)}, want: 200},
	}
}

// precedenceRows are about which field wins (RFC 9110 §13.2.2).
func (o rows) precedenceRows() []row {
	rows := []row{
		{name: "200 If-None-Match wins over If-Modified-Since", header: []field{inm("`\"other\"`"), ims("future")}, want: 200},
		{name: "304 If-None-Match wins over If-Modified-Since", header: []field{inm("tag"), ims("past")}, want: 304},
		{name: "200 malformed If-None-Match wins over If-Modified-Since", header: []field{inm("bare"), ims("future")}, want: 200},
		{name: "412 If-Match wins over If-Unmodified-Since", header: []field{im("`\"other\"`"), ius("future")}, want: 412},
		{name: "412 If-Unmodified-Since comes before If-None-Match", header: []field{ius("past"), inm("tag")}, want: 412},
		{name: "304 If-None-Match counts beside If-Unmodified-Since", header: []field{ius("same"), inm("tag")}, want: 304},
	}
	if o.Res.Weak {
		return rows
	}
	return append(rows, row{name: "200 If-Match wins over If-Unmodified-Since", header: []field{im("tag"), ius("past")}, want: 200})
}
