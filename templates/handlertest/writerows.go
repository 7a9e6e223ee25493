package handlertest

import (
	"slices"
	"strconv"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// contentType is a header field of a row that names the media type of its body.
func contentType(media string) field { return field{"Content-Type", []string{`"` + media + `"`}} }

const (
	otherTag = "`\"other\"`" // the source of a tag that no resource of a test has
	anyTag   = `"*"`
)

// writeRows returns the requests that change a resource.
func (o rows) writeRows() []row {
	var rows []row
	if o.Res.Serves("PUT") {
		rows = append(rows, o.guardRows("PUT", "body")...)
		rows = append(rows, o.bodyRows("PUT")...)
		rows = append(rows, o.putRows()...)
	}
	if o.Res.Serves("PATCH") {
		rows = append(rows, o.guardRows("PATCH", o.patchBody())...)
		rows = append(rows, o.bodyRows("PATCH")...)
	}
	if o.Res.Serves("DELETE") {
		rows = append(rows, o.guardRows("DELETE", "")...)
	}
	if !o.moves() {
		rows = slices.DeleteFunc(rows, func(r row) bool { return r.want == 200 })
	}
	return rows
}

// done is the status of a write that was carried out.
func done(method string) int {
	if method == "DELETE" {
		return 204
	}
	return 200
}

// unguarded is the status of a write that names no state, or one that does not
// count.
func (o rows) unguarded(method string, counts bool) int {
	if counts {
		return done(method)
	}
	return 428
}

// guardRows are about the preconditions of a method that changes what exists
// (RFC 9110 §13.1, RFC 6585 §3).
func (o rows) guardRows(method, body string) []row {
	none, date := o.Res.Require == model.RequireNone, o.Res.Require != model.RequireTag
	write := func(what string, want int, header ...field) row {
		return expect(want, method+" "+what, row{method: method, body: body, header: header})
	}
	rows := []row{
		write("If-Match *", done(method), im(anyTag)),
		write("If-Match of another tag", 412, im(otherTag)),
		write("If-Match malformed", 412, im(`"other"`)),
		write("If-Match empty", 412, im(`""`)),
		write("If-None-Match * where something exists", 412, inm(anyTag)),
		write("If-None-Match malformed", 400, im(anyTag), inm(`"other"`)),
		write("without a precondition", o.unguarded(method, none)),
		write("If-None-Match of another tag guards nothing", o.unguarded(method, none), inm(otherTag)),
	}
	if method != "PUT" || !o.Res.Create {
		missing := write("where nothing exists", 404, im(otherTag))
		missing.missing = true
		rows = append(rows, missing)
	}
	if o.tagged() {
		rows = append(rows, write("If-Match compares strongly", 412, im("weak")), write("If-None-Match of the current tag", 412, inm("weak")))
	}
	if o.tagged() && !o.Res.Weak {
		rows = append(rows,
			write("If-Match", done(method), im("tag")),
			write("If-Match in a list", done(method), im("`\"other\", `+tag")),
			write("If-None-Match counts beside If-Match", 412, im("tag"), inm("tag")),
		)
	}
	if o.dated() {
		rows = append(rows,
			write("If-Unmodified-Since", o.unguarded(method, date), ius("same")),
			write("If-Unmodified-Since before the change", 412, ius("past")),
			write("If-Unmodified-Since is no date", o.unguarded(method, none), ius(`"yesterday"`)),
			write("If-Modified-Since does not count", done(method), im(anyTag), ims("same")),
		)
	}
	return rows
}

// bodyRows are about what a PUT or PATCH carries, and in which order a request
// is refused.
func (o rows) bodyRows(method string) []row {
	write := func(what string, want int, body string, header ...field) row {
		return expect(want, method+" "+what, row{method: method, body: body, header: header})
	}
	rows := []row{
		write("of another media type", 415, "`{}`", im(anyTag), contentType("text/plain; x=+json")),
		write("of too many bytes", 413, "large", im(anyTag)),
		write("of no JSON", 400, "`{`", im(anyTag)),
		write("of two values", 400, "`{} {}`", im(anyTag)),
	}
	if !o.decodesItself() {
		rows = append(rows,
			write("of an unknown member", 422, "`{\"no such member\":1}`", im(anyTag)),
			write("of no object", 422, "`[]`", im(anyTag)),
		)
	}
	rows = append(rows,
		write("of another media type comes before its preconditions", 415, "`{}`", im(otherTag), contentType(otherMedia(method))),
		write("with a failing precondition comes before its content", 412, "`{`", im(otherTag)),
	)
	if i := slices.IndexFunc(o.Res.JSON, func(m *model.Member) bool { return !slices.Contains(o.Res.Unread, m.Name) }); i >= 0 {
		name := strconv.Quote(o.Res.JSON[i].Name)
		twice := strconv.Quote("{" + name + ":null," + name + ":null}")
		rows = append(rows, write("of a member given twice", 400, twice, im(anyTag)))
	}
	if method != "POST" && o.Res.Require != model.RequireNone {
		rows = append(rows, write("without a precondition comes before its content", 428, "`{`"))
	}
	return rows
}

// otherMedia is the media type that a method does not take and another one does.
func otherMedia(method string) string {
	if method == "PATCH" {
		return "application/json"
	}
	return "application/merge-patch+json"
}

// decodesItself reports whether the type reads its JSON by a method of its own, so
// that only that method knows what it refuses.
func (o rows) decodesItself() bool {
	return gosource.HasMethod(o.Res.Object.Type(), "UnmarshalJSON", "UnmarshalText")
}

// patchBody is the source of a merge patch that changes nothing: of a type that
// writes its JSON itself, that may be no object, and the patch is a variable.
func (o rows) patchBody() string {
	if o.Res.JSON == nil {
		return "patch"
	}
	return "`{}`"
}

// putRows are about a PUT where nothing exists.
func (o rows) putRows() []row {
	if !o.Res.Create {
		return nil
	}
	create := func(what string, want int, header ...field) row {
		return expect(want, "PUT "+what, row{method: "PUT", body: "body", header: header, missing: true})
	}
	unguarded := 428
	if o.Res.Require == model.RequireNone {
		unguarded = 201
	}
	return []row{
		create("If-None-Match * creates", 201, inm(anyTag)),
		create("If-Match where nothing exists", 412, im(otherTag)),
		create("If-Match * where nothing exists", 412, im(anyTag)),
		create("without a precondition where nothing exists", unguarded),
	}
}

// raceRow is the write that is sent many times at once, each naming the current
// entity tag; nil where there is none that a write can name.
func (o rows) raceRow() *row {
	if !o.Res.Writes() || !o.tagged() || o.Res.Weak || !o.moves() {
		return nil
	}
	r := &row{method: o.Res.Route.Methods[1], header: []field{im("tag")}}
	switch r.method {
	case "PUT":
		r.body = "body"
	case "PATCH":
		r.body = o.patchBody()
	}
	return r
}

// expect gives a row its status and a name that begins with it.
func expect(want int, name string, r row) row {
	r.want = want
	r.name = strconv.Itoa(want) + " " + name
	return r
}
