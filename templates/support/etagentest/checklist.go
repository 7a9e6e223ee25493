package etagentest

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

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
