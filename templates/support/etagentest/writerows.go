package etagentest

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// writeRows returns requests to change a resource that every resource responds to alike.
func (t *Target) writeRows() []Case {
	var rows []Case
	for _, method := range t.Methods {
		rows = append(rows, t.guardRows(method)...)
		if method != http.MethodDelete {
			rows = append(rows, t.contentRows(method)...)
		}
		if method != http.MethodDelete && t.Require != "none" {
			rows = append(rows, t.writeRow(method, 428, "without a precondition comes before its content").with("{"))
		}
	}
	if t.Creates {
		rows = append(rows, t.createRows()...)
	}
	rows = append(rows, t.writeHookRows()...)
	if t.Stays {
		rows = slices.DeleteFunc(rows, func(c Case) bool { return c.status() == http.StatusOK })
	}
	return rows
}

// createRows returns PUT requests for a missing resource.
func (t *Target) createRows() []Case {
	free := http.StatusPreconditionRequired
	if t.Require == "none" {
		free = http.StatusCreated
	}
	const put = http.MethodPut
	return []Case{
		t.creation(),
		t.writeRow(put, 412, "If-Match where nothing exists", "If-Match", other).whereMissing(),
		t.writeRow(put, 412, "If-Match * where nothing exists", "If-Match", "*").whereMissing(),
		t.writeRow(put, free, "without a precondition where nothing exists").whereMissing(),
	}
}

// contentRows returns requests that test content, and the order of refusals.
func (t *Target) contentRows(method string) []Case {
	otherType := "application/merge-patch+json"
	switch {
	case method == http.MethodPatch && t.PatchJSON:
		otherType = "application/json-patch+json"
	case method == http.MethodPatch:
		otherType = "application/json"
	}
	rows := []Case{
		t.writeRow(method, 415, "of another media type", "If-Match", "*", "Content-Type", "text/plain; x=+json").with("{}"),
		t.writeRow(method, 413, "of too many bytes", "If-Match", "*").with(large()),
		t.writeRow(method, 400, "of no JSON", "If-Match", "*").with("{"),
		t.writeRow(method, 400, "of two values", "If-Match", "*").with("{} {}"),
		t.writeRow(method, 415, "of another media type comes before its preconditions", "If-Match", other, "Content-Type", otherType).with("{}"),
		t.writeRow(method, 412, "with a failing precondition comes before its content", "If-Match", other).with("{"),
	}
	if !t.Opaque {
		rows = append(rows,
			t.writeRow(method, 422, "of an unknown member", "If-Match", "*").with(`{"no such member":1}`),
			t.writeRow(method, 422, "of no object", "If-Match", "*").with("[]"),
		)
	}
	if method == http.MethodPatch && t.PatchJSON {
		rows = append(rows, t.writeRow(method, 422, "of an array that is called JSON", "If-Match", "*", "Content-Type", "application/json").with("[]"))
		if strings.HasPrefix(t.Patch, "{") {
			rows = append(rows, t.writeRow(method, 200, "of a merge patch that is called JSON", "If-Match", "*", "Content-Type", "application/json"))
		}
	}
	if t.Member != "" {
		member := strconv.Quote(t.Member) + ":null"
		rows = append(rows, t.writeRow(method, 400, "of a member given twice", "If-Match", "*").with("{"+member+","+member+"}"))
	}
	return rows
}
