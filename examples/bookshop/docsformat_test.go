package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"example.com/bookshop/internal/etagen"
)

// Each row is sent to a service with its own error format: all errors have it, with
// the fields of the row, and nothing else has it.
func TestEachRowInAnErrorFormatOfOnesOwn(t *testing.T) {
	errors, others := 0, 0
	for _, section := range sections(page(t, "http.md")) {
		for _, tb := range tables(section) {
			for _, row := range tb.rows {
				request, ok := tb.cell(row, "request")
				if !ok {
					continue
				}
				t.Run(title(section)+"/"+request, func(t *testing.T) {
					if tb.inOwnFormat(t, row) {
						errors++
					} else {
						others++
					}
				})
			}
		}
	}
	if errors < 50 || others < 30 {
		t.Errorf("%d errors and %d others", errors, others)
	}
}

// inOwnFormat sends the request of a row and reports whether the response is an error
// of the handler.
func (tb table) inOwnFormat(t *testing.T, row []string) bool {
	const media = "application/vnd.shop.error"
	shop, written := newDocShop(t), ""
	shop.writeProblem = func(w http.ResponseWriter, r *http.Request, p *etagen.Problem) {
		if written != "" {
			t.Error("asked twice")
		}
		written = fmt.Sprintf("%d %s %s: %s", p.Status, p.Title, r.Method, p.Detail)
		w.Header().Set("Content-Type", media)
		w.WriteHeader(p.Status)
		if r.Method != http.MethodHead {
			fmt.Fprint(w, written)
		}
	}
	answer := tb.answer(t, shop, row)
	if fields, ok := tb.cell(row, "fields"); ok && fieldNames(answer.Header()) != fields {
		t.Errorf("the response has the fields %s, the page says %s", fieldNames(answer.Header()), fields)
	}
	byMux := strings.HasPrefix(answer.Header().Get("Content-Type"), "text/plain")
	wanted := answer.Code >= 400 && !byMux
	if (written != "") != wanted || (answer.Header().Get("Content-Type") == media) != wanted {
		t.Errorf("%d with %q, Content-Type %q", answer.Code, written, answer.Header().Get("Content-Type"))
	}
	if head := strings.Contains(written, " HEAD: "); wanted && !head && answer.Body.String() != written {
		t.Errorf("sent %q, written %q", answer.Body, written)
	}
	return wanted
}
