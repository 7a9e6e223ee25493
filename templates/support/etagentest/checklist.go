package etagentest

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// checkMalformed sends the current entity tag in fields that are no lists of
// entity tags (RFC 9110 §8.8.3, §5.6.1): such an If-Match is never satisfied,
// and what such an If-None-Match names is not looked for.
func checkMalformed(t *testing.T, target *Target) {
	now := target.Modified.Add(24 * time.Hour)
	tag := target.ETag
	for _, line := range []string{
		tag + ` "other"`, tag + tag, tag + ";q=1", `"a b", ` + tag, "\"a\x7f\", " + tag, `w/"other", ` + tag,
		`*, ` + tag, `'other', ` + tag, `"other, ` + tag,
	} {
		match := Case{Header: http.Header{"If-Match": {line}}}
		if answer := target.send(target.New(true, now), &match); answer.StatusCode != http.StatusPreconditionFailed {
			t.Errorf("status %d for If-Match: %s, want 412", answer.StatusCode, line)
		}
		none := Case{Header: http.Header{"If-None-Match": {line}}}
		if answer := target.send(target.New(true, now), &none); answer.StatusCode != http.StatusOK {
			t.Errorf("status %d for If-None-Match: %s, want 200", answer.StatusCode, line)
		}
	}
}

// creates reports whether a case is a PUT that creates what it is sent to.
func (c Case) creates() bool {
	return c.Method == http.MethodPut && c.Want == http.StatusCreated
}

// checkUnaddressable sends a PUT that creates to addresses that lead nowhere, or
// not from everywhere.
func checkUnaddressable(t *testing.T, target *Target, c Case) {
	now := target.Modified.Add(24 * time.Hour)
	folder := target.Path[:strings.LastIndexByte(target.Path, '/')+1]
	for _, id := range []string{"%00", "a%00", "%FF", strings.Repeat("1", 1025)} {
		c.Path = folder + id
		if answer := target.send(target.New(false, now), &c); answer.StatusCode < 400 {
			t.Errorf("status %d for a PUT of %.20s, want 404", answer.StatusCode, c.Path)
		}
	}
}

// checkPage holds a page to what it says of the next one, in its body and by Link
// (RFC 8288 §3).
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
				t.Errorf("Link %q leaves out %s of %s", header.Get("Link"), name, q.Encode())
			}
		}
	}
}
