package main

import (
	"context"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.com/bookshop/internal/etagen"
)

// Each row of a table with the columns "request" and "response" is sent to a new
// service. A column "fields" contains all fields of the response except those that
// describe content. A column "the store", or the text after "while", says what the
// store does instead of its work.
func TestTheTablesOfTheDocsAreTrue(t *testing.T) {
	answered := map[string]bool{}
	for _, row := range docRows(t) {
		t.Run(row.section+"/"+row.request, func(t *testing.T) { row.run(t, row.cells) })
		status, _ := row.cell(row.cells, "response")
		answered[status] = true
	}
	for _, status := range sourceStatuses(t) {
		if !answered[status] {
			t.Errorf("generated code can send %s, but no row of docs/http.md has it", status)
		}
	}
}

// A docRow is a row with a request and its response, and its place in the page.
type docRow struct {
	table
	cells   []string
	section string
	request string
}

// docRows returns all such rows of the pages about HTTP and lists.
func docRows(t *testing.T) (all []docRow) {
	t.Helper()
	for _, section := range sections(page(t, "http.md") + "\n" + page(t, "lists.md")) {
		for _, tb := range tables(section) {
			for _, row := range tb.rows {
				if request, ok := tb.cell(row, "request"); ok {
					all = append(all, docRow{tb, row, title(section), request})
				}
			}
		}
	}
	return all
}

// asHEAD returns the row with HEAD instead of GET: HEAD has the status and the fields
// of GET, as the page says (RFC 9110 §9.3.2).
func (row docRow) asHEAD() (docRow, bool) {
	if !strings.HasPrefix(row.request, "`GET ") {
		return row, false
	}
	cells := append([]string(nil), row.cells...)
	row.request = strings.Replace(row.request, "`GET ", "`HEAD ", 1)
	for i, head := range row.head {
		if head == "request" {
			cells[i] = row.request
		}
	}
	row.cells = cells
	return row, true
}

// run sends the request of a row and compares the response.
func (tb table) run(t *testing.T, row []string) {
	answer := tb.answer(t, newDocShop(t), row)
	fields, ok := tb.cell(row, "fields")
	if got := fieldNames(answer.Header()); ok && got != fields {
		t.Errorf("the response has the fields %s, the page says %s", got, fields)
	}
	tb.counts(t, row, answer.Body.Bytes())
}

// counts compares the number of items in a page, and its total, with the columns
// "items" and "total", if the table has them.
func (tb table) counts(t *testing.T, row []string, body []byte) {
	t.Helper()
	var page struct {
		Items []json.RawMessage
		Total *int
	}
	_ = json.Unmarshal(body, &page) // a problem has neither
	counts := map[string]string{"items": "", "total": ""}
	if page.Items != nil {
		counts["items"] = fmt.Sprint(len(page.Items))
	}
	if page.Total != nil {
		counts["total"] = fmt.Sprint(*page.Total)
	}
	for name, got := range counts {
		if want, ok := tb.cell(row, name); ok && got != want {
			t.Errorf("%s %q, the page says %q", name, got, want)
		}
	}
}

// answer sends the request of a row to a service, and returns the response, which must
// have the status in the page.
func (tb table) answer(t *testing.T, shop *docShop, row []string) *httptest.ResponseRecorder {
	t.Helper()
	var observed []etagen.Decision
	shop.observe = func(_ *http.Request, d etagen.Decision) { observed = append(observed, d) }
	r, handler, broken := tb.service(t, shop, row)
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, r)
	checkObserved(t, r, answer, observed)
	if broken != nil && !broken.struck {
		t.Errorf("%s was not called", broken.method)
	}
	want, _ := tb.cell(row, "response")
	if got := fmt.Sprint(answer.Code); got != want {
		t.Fatalf("status %s, the page says %s: %s", got, want, answer.Body)
	}
	return answer
}

// service returns the request of a row, a service in the state of the row, and its
// fault, or nil if it has none.
func (tb table) service(t *testing.T, shop *docShop, row []string) (*http.Request, http.Handler, *fault) {
	t.Helper()
	request, _ := tb.cell(row, "request")
	request, does, faulty := strings.Cut(request, " while ")
	if !faulty {
		does, faulty = tb.cell(row, "the store")
	}
	r := parseRow(t, request)
	switch {
	case does == "the client has left":
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		r = r.WithContext(ctx)
	case faulty:
		broken := shop.parseFault(t, does)
		if broken.method == "Authorize" {
			shop.policy = broken
		}
		return r, shop.handler(faultyBooks{shop.store, broken}, faultyAuthors{shop.store, broken}), broken
	}
	return r, shop.handler(shop.store, shop.store), nil
}

// checkObserved checks that Observe is called once with the outcome of a request,
// unless it is OPTIONS, or the mux has responded, which it does in plain text.
func checkObserved(t *testing.T, r *http.Request, answer *httptest.ResponseRecorder, observed []etagen.Decision) {
	t.Helper()
	if r.Method == http.MethodOptions || strings.HasPrefix(answer.Header().Get("Content-Type"), "text/plain") {
		if len(observed) > 0 {
			t.Errorf("Observe was called with %+v", observed)
		}
		return
	}
	status, length := answer.Code, answer.Body.Len()
	if r.Context().Err() != nil {
		status = etagen.StatusClientGone
	}
	if r.Method == http.MethodHead {
		length = 0
	}
	if len(observed) != 1 || observed[0].Status != status || observed[0].Bytes != length || observed[0].Op.String() == "none" {
		t.Errorf("Observe was called with %+v for a response with status %d and %d bytes", observed, status, length)
	}
}

var span = regexp.MustCompile("`[^`]*`")

// parseRow returns the request of a row: method and target, fields, and content are in
// code spans.
func parseRow(t *testing.T, cell string) *http.Request {
	t.Helper()
	var content string
	switch words := strings.TrimSpace(span.ReplaceAllString(cell, "")); words {
	case "":
	case "2 MiB of content":
		content = strings.Repeat(" ", 2<<20)
	default:
		t.Fatalf("%q is not a request: each part has to be in a code span", words)
	}
	spans := span.FindAllString(cell, -1)
	method, target, _ := strings.Cut(strings.Trim(spans[0], "`"), " ")
	header := http.Header{}
	for _, s := range spans[1:] {
		name, value, isField := strings.Cut(strings.Trim(s, "`"), ": ")
		if isField && !strings.ContainsAny(name, `{["`) {
			header.Add(name, value)
		} else {
			content = strings.Trim(s, "`")
		}
	}
	if media := "application/json"; content != "" && header.Get("Content-Type") == "" {
		if method == http.MethodPatch {
			media = mergePatch
		}
		header.Set("Content-Type", media)
	}
	r := httptest.NewRequest(method, target, strings.NewReader(content))
	r.Header = header
	return r
}

// fieldNames lists the fields of a header as a page does.
func fieldNames(h http.Header) string {
	var names []string
	for name := range h {
		switch name {
		case "Content-Type", "Content-Length", "X-Content-Type-Options":
		case "Etag":
			names = append(names, "ETag")
		default:
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// sourceStatuses returns every status that the generated code of this module
// names.
func sourceStatuses(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{"internal/etagen/*.go", "catalog/*_etagen.go"} {
		matches, err := filepath.Glob(pattern)
		if err != nil || len(matches) == 0 {
			t.Fatalf("no files %s (%v)", pattern, err)
		}
		files = append(files, matches...)
	}
	statuses := map[string]bool{}
	for _, file := range files {
		syntax, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(syntax, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if ok && strings.HasPrefix(s.Sel.Name, "Status") && fmt.Sprint(s.X) == "http" && s.Sel.Name != "StatusText" {
				statuses[statusNumber(t, s.Sel.Name)] = true
			}
			return true
		})
	}
	var list []string
	for status := range statuses {
		list = append(list, status)
	}
	slices.Sort(list)
	return list
}

// statusNumber returns the status of a constant of net/http.
func statusNumber(t *testing.T, constant string) string {
	t.Helper()
	for status := 100; status < 600; status++ {
		if constant == "Status"+strings.ReplaceAll(http.StatusText(status), " ", "") {
			return fmt.Sprint(status)
		}
	}
	t.Fatalf("http.%s is no status that is known here", constant)
	return ""
}
