package etagentest

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
)

// A page is the body of a response with a page.
type page struct {
	Items []json.RawMessage
	Etags []string
	Total *int
	Next  string
}

// most returns how many items a page can have.
func (l *List[P]) most() int {
	if l.MaxLimit == 0 {
		return 100
	}
	return l.MaxLimit
}

// query returns the query for a page, of as many items as a page can have at most.
func (l *List[P]) query(limit int, parameters ...string) url.Values {
	q := url.Values{"limit": {strconv.Itoa(min(limit, l.most()))}}
	for i := 0; i < len(parameters); i += 2 {
		if parameters[i+1] != "" {
			q.Set(parameters[i], parameters[i+1])
		}
	}
	return q
}

// checkPage checks that the body and the Link field of a page name the same next
// page (RFC 8288 §3).
func checkPage(t *testing.T, p *page, q url.Values, header http.Header) {
	t.Helper()
	if p.Items == nil {
		t.Error("the items of a list are null, want []")
	}
	if p.Etags != nil && len(p.Etags) != len(p.Items) {
		t.Errorf("%d entity tags for %d items", len(p.Etags), len(p.Items))
	}
	reference, ok := strings.CutSuffix(strings.TrimPrefix(header.Get("Link"), "<?"), `>; rel="next"`)
	switch {
	case p.Next == "" && header.Get("Link") != "":
		t.Errorf("the last page has the Link %q", header.Get("Link"))
	case p.Next == "" || len(p.Next) > 1024:
	case !ok:
		t.Errorf("Link %q, want one to the next page", header.Get("Link"))
	default:
		next, err := url.ParseQuery(reference)
		if err != nil || next.Get("cursor") != p.Next || next.Get("limit") != q.Get("limit") || next.Get("sort") != q.Get("sort") {
			t.Errorf("Link %q, want the cursor %s and what is in %s", header.Get("Link"), p.Next, q.Encode())
		}
		for name := range q {
			if !next.Has(name) {
				t.Errorf("Link %q lacks %s of %s", header.Get("Link"), name, q.Encode())
			}
		}
	}
}
