package etagen

import (
	"encoding/json"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
)

// A listCase is a case of conditional.json, as far as it applies to a list.
type listCase struct {
	ID       string
	Method   string
	Resource struct {
		Exists   bool
		ETag     *string
		Modified *string
	}
	Requires string
	Request  [][2]string
	Expect   struct {
		Status        []int
		HeadersAbsent []string `json:"headers_absent"`
	}
	Rule string
}

// listCases returns the cases that make sense for a GET of a collection, which exists
// and has an entity tag but no Last-Modified.
func listCases(t *testing.T) (cases []listCase) {
	t.Helper()
	text, err := os.ReadFile("../../testdata/cases/conditional.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Cases []listCase }
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	for _, c := range file.Cases {
		read := c.Method == http.MethodGet || c.Method == http.MethodHead
		if read && c.Resource.Exists && c.Resource.ETag != nil && (c.Resource.Modified == nil || !c.datesCount()) {
			cases = append(cases, c)
		}
	}
	return cases
}

// datesCount reports whether the response depends on Last-Modified: a date field is
// ignored next to a field with tags (RFC 9110 §13.2.2).
func (c *listCase) datesCount() bool {
	has := map[string]bool{}
	dated := false
	for _, line := range c.Request {
		has[http.CanonicalHeaderKey(line[0])] = true
		dated = dated || strings.Contains(line[1], "{{lm") && !strings.HasSuffix(line[0], "Since")
	}
	return dated || has["If-Modified-Since"] && !has["If-None-Match"] || has["If-Unmodified-Since"] && !has["If-Match"] || has["If-Range"]
}

// fill replaces the symbols in a value. Dates are ignored.
func fill(value, tag string) string {
	opaque := strings.TrimPrefix(tag, "W/")
	for _, symbol := range [][2]string{
		{"{{etag}}", tag}, {"{{opaque}}", opaque}, {"{{weak}}", "W/" + opaque}, {"{{bare}}", strings.Trim(opaque, `"`)},
		{"{{swapcase}}", swapCase(opaque)}, {"{{other}}", `"x"`}, {"{{other2}}", `"x2"`}, {"{{other3}}", `"x3"`}, {"{{other_weak}}", `W/"x"`},
	} {
		value = strings.ReplaceAll(value, symbol[0], symbol[1])
	}
	for strings.Contains(value, "{{repeat:") {
		before, rest, _ := strings.Cut(value, "{{repeat:")
		count, rest, _ := strings.Cut(rest, ":")
		text, after, _ := strings.Cut(rest, "}}")
		n := 0
		for _, digit := range count {
			n = n*10 + int(digit-'0')
		}
		value = before + strings.Repeat(text, n) + after
	}
	if strings.Contains(value, "{{") {
		return sameDate
	}
	return strings.Trim(value, " \t") // as net/http's server does
}

func swapCase(s string) string {
	return strings.Map(func(r rune) rune {
		if upper := strings.ToUpper(string(r)); upper != string(r) {
			return rune(upper[0])
		}
		return rune(strings.ToLower(string(r))[0])
	}, s)
}

// For every case of a read that makes sense for a list, a list responds like an item, in
// both ways of making its tag.
func TestListAnswersConditionalCases(t *testing.T) {
	run := 0
	for _, c := range listCases(t) {
		for kind, list := range map[string]*Collection{"strong": &testCollection, "weak": weakItems} {
			if c.Requires != "" && c.Requires != kind || kind == "strong" && *c.Resource.ETag == "weak" {
				continue
			}
			for by, p := range map[string]page{"digest": firstPage, "counter": counted} {
				run++
				t.Run(c.ID+" "+kind+" "+by, func(t *testing.T) { checkListCase(t, &c, list, p) })
			}
		}
	}
	t.Logf("%d cases, %d requests", len(listCases(t)), run)
	if run < 300 {
		t.Errorf("only %d requests", run)
	}
}

func checkListCase(t *testing.T, c *listCase, collection *Collection, p page) {
	tag := tagOf(collection, "limit=5", p)
	h := http.Header{}
	for _, line := range c.Request {
		h.Add(line[0], fill(line[1], tag))
	}
	w := list(collection, c.Method, "limit=5", h, p)
	if !slices.Contains(c.Expect.Status, w.Code) {
		t.Fatalf("%v: %d, want one of %d (%s)", h, w.Code, c.Expect.Status, c.Rule)
	}
	for _, name := range c.Expect.HeadersAbsent {
		if w.Header().Get(name) != "" {
			t.Errorf("%s: %s", name, w.Header().Get(name))
		}
	}
	if got := w.Header().Get("Etag"); got != tag {
		t.Errorf("%d with the tag %s, want %s", w.Code, got, tag)
	}
	if (w.Body.Len() > 0) != (c.Method == http.MethodGet && w.Code != http.StatusNotModified) {
		t.Errorf("%d with the body %s", w.Code, w.Body)
	}
}
