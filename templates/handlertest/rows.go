package handlertest

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/values"
)

// The rows in a resource's test are those that reviewers want to see, and those that are
// specific to the resource. Package etagentest adds the others.

// ofTarget writes a field of the target.
func ofTarget(name string) *jen.Statement { return jen.Id("target").Dot(name) }

func ifNoneMatch(value jen.Code) jen.Code { return field("If-None-Match", value) }

func ifMatch(value jen.Code) jen.Code { return field("If-Match", value) }

// otherTag writes a tag that no resource in a test has.
func otherTag() jen.Code { return jen.Id("`\"other\"`") }

// readRows returns the requests that read a resource.
func (o rows) readRows() []row {
	rows := []row{
		{want: 200, what: "without a precondition"},
		{want: 200, method: "HEAD"},
	}
	if o.tagged() {
		rows = append(rows, row{want: 304, what: "If-None-Match", header: ifNoneMatch(ofTarget("ETag"))})
	}
	if o.dated() {
		rows = append(rows, row{want: 304, what: "If-Modified-Since", header: field("If-Modified-Since", o.testOf("Date").Call(ofTarget("Modified")))})
	}
	if o.tagged() {
		rows = append(rows, row{want: 412, what: "If-Match of another tag", header: ifMatch(otherTag())})
	}
	rows = append(rows, row{want: 404, what: "where nothing exists", missing: true})
	if o.Res.Route == nil {
		return rows
	}
	for i, id := range o.Res.Route.IDs {
		if values.IsInteger(id.Field) && !id.Multi {
			rows = append(rows,
				row{want: 404, what: id.Wildcard + " is not a number", path: o.pathWith(o.Res.Route.Pattern, o.Res.Route.IDs, i, "x", true)},
				row{want: 404, what: id.Wildcard + " has a second spelling", path: o.pathWith(o.Res.Route.Pattern, o.Res.Route.IDs, i, "0", false)},
			)
		}
	}
	return rows
}

// writeRows returns the requests that change a resource.
func (o rows) writeRows() []row {
	var rows []row
	for _, method := range o.Res.Route.Methods[1:] {
		done, body := 200, (*jen.Statement)(nil)
		switch method {
		case "PUT":
			body = ofTarget("Body")
		case "PATCH":
			body = ofTarget("Patch")
		case "DELETE":
			done = 204
		}
		free := 428
		if o.Res.Require == model.RequireNone {
			free = done
		}
		if moves := o.moves() || done == 204; moves && o.tagged() && !o.Res.Weak {
			rows = append(rows, row{want: done, method: method, what: "If-Match", header: ifMatch(ofTarget("ETag")), body: body})
		}
		rows = append(rows, row{want: 412, method: method, what: "If-Match of another tag", header: ifMatch(otherTag()), body: body})
		if o.moves() || free != 200 {
			rows = append(rows, row{want: free, method: method, what: "without a precondition", body: body})
		}
		if method == "PUT" && o.Res.Create {
			rows = append(rows, row{want: 201, method: method, what: "If-None-Match * creates", header: ifNoneMatch(jen.Lit("*")), body: body, missing: true})
		}
	}
	return rows
}
