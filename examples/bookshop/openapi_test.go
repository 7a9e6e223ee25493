package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"example.com/bookshop/catalog"
)

// An apiDocument contains the parts of an OpenAPI document that the tests use.
type apiDocument struct {
	Paths      map[string]map[string]json.RawMessage // operations by their methods, and parameters
	Components struct {
		Responses map[string]apiResponse
	}
}

// An apiOperation is a method at a path.
type apiOperation struct {
	OperationID string
	Responses   map[string]apiResponse // by status, or by class of statuses: 4XX
}

type apiResponse struct {
	Ref     string `json:"$ref"`
	Headers map[string]any
}

// shopOperations returns the operations of the document that the bookshop serves, by
// method and path.
func shopOperations(t *testing.T) map[string]apiOperation {
	t.Helper()
	var d apiDocument
	if err := json.Unmarshal([]byte(catalog.OpenAPI), &d); err != nil {
		t.Fatal(err)
	}
	all := map[string]apiOperation{}
	for path, item := range d.Paths {
		for method, text := range item {
			if method == "parameters" {
				continue
			}
			var op apiOperation
			if err := json.Unmarshal(text, &op); err != nil {
				t.Fatal(err)
			}
			for status, response := range op.Responses {
				if name, ok := strings.CutPrefix(response.Ref, "#/components/responses/"); ok {
					response.Headers = d.Components.Responses[name].Headers
				}
				op.Responses[status] = response
			}
			all[strings.ToUpper(method)+" "+path] = op
		}
	}
	return all
}

// response returns the response of an operation for a status, and its key.
func (op apiOperation) response(status string) (apiResponse, string) {
	if _, ok := op.Responses[status]; !ok {
		status = status[:1] + "XX"
	}
	return op.Responses[status], status
}

// kind returns the operation without its resource: get for getBook.
func (op apiOperation) kind() string {
	for _, noun := range []string{"Book", "Author", "Stock"} {
		if kind, _, ok := strings.Cut(op.OperationID, noun); ok {
			return kind
		}
	}
	return op.OperationID
}

// template returns the path in the document that matches a request.
func template(target string) string {
	path, _, _ := strings.Cut(target, "?")
	switch parts := strings.Split(path, "/"); {
	case len(parts) == 3 && parts[1] == "books":
		return "/books/{id}"
	case len(parts) == 3 && parts[1] == "authors":
		return "/authors/{slug}"
	case len(parts) == 5 && parts[1] == "shelves":
		return "/shelves/{shelf}/books/{book}"
	}
	return path
}

// Each row of docs/http.md has its operation in the document, with the status and the
// fields of the row. Each status of a kind of operation has a row.
func TestTheDocumentHasTheRowsOfTheDocs(t *testing.T) {
	operations := shopOperations(t)
	shown := map[string]bool{} // by kind of operation and status
	for _, row := range docRows(t) {
		shown[row.documented(t, operations)] = true
		if head, ok := row.asHEAD(); ok {
			shown[head.documented(t, operations)] = true
		}
	}
	for _, op := range operations {
		for status, response := range op.Responses {
			if !strings.HasSuffix(response.Ref, "/Stopped") && !shown[op.kind()+" "+status] {
				t.Errorf("%s has the status %s, but docs/http.md has no row with both", op.OperationID, status)
			}
		}
	}
}

// documented compares a row with the document, and returns the kind of the operation
// and the key of its status there.
func (row docRow) documented(t *testing.T, operations map[string]apiOperation) string {
	t.Helper()
	status, _ := row.cell(row.cells, "response")
	method, target, _ := strings.Cut(strings.Trim(span.FindString(row.request), "`"), " ")
	op, ok := operations[method+" "+template(target)]
	if !ok {
		if status != fmt.Sprint(http.StatusMethodNotAllowed) {
			t.Errorf("%s: the document has no such operation", row.request)
		}
		return ""
	}
	response, key := op.response(status)
	if response.Headers == nil && response.Ref == "" && key != status {
		t.Errorf("%s: %s has no status %s in the document", row.request, op.OperationID, status)
	}
	fields, _ := row.cell(row.cells, "fields")
	described := http.Header{}
	for name := range response.Headers {
		described.Set(name, name)
	}
	for field := range strings.SplitSeq(fields, ", ") {
		if field != "" && described.Get(field) == "" {
			t.Errorf("%s: %s %s has no field %s in the document", row.request, op.OperationID, key, field)
		}
	}
	return op.kind() + " " + key
}

// HEAD has the status and the fields of GET, in each row for GET.
func TestHEADHasTheStatusOfGET(t *testing.T) {
	for _, row := range docRows(t) {
		if head, ok := row.asHEAD(); ok {
			t.Run(head.section+"/"+head.request, func(t *testing.T) {
				answer := head.answer(t, newDocShop(t), head.cells)
				if fields, ok := head.cell(head.cells, "fields"); ok && fieldNames(answer.Header()) != fields {
					t.Errorf("the response has the fields %s, the page says %s", fieldNames(answer.Header()), fields)
				}
			})
		}
	}
}
