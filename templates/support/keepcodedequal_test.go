//go:build !race

// Nothing in this file is concurrent, and the race detector needs ten times as long.

package etagen

import (
	"reflect"
	"testing"
)

// Responses are the same whether the resource is not kept, kept only as JSON, or kept in
// all codings. Kept rows are not loaded.
func TestKeptCodedEqualsCoded(t *testing.T) {
	fresh := codedNotes(0)
	tag := func(accept string) string {
		return ask(fresh, "GET /a", "Accept-Encoding: "+accept).Header().Get("Etag")
	}
	conditions := []string{
		"", "If-None-Match: *", "If-None-Match: " + tag(""), "If-None-Match: " + tag("gzip"), "If-None-Match: " + tag("turn"), "If-None-Match: W/" + tag("gzip"),
		"If-None-Match: " + tag("") + ", " + tag("gzip"), `If-None-Match: "0.x"`, "If-Modified-Since: Mon, 06 May 2024 07:08:09 GMT", "If-Modified-Since: Mon, 06 May 2024 07:08:08 GMT",
		"If-Match: " + tag("turn"), `If-Match: "1.x-g00000"`, `If-Match: "0.x"`, "If-Match: *",
	}
	for _, limit := range []int{0, 100, 1 << 20} {
		for _, warm := range []string{"", "gzip", "turn, gzip"} {
			kept := codedNotes(limit)
			ask(kept, "GET /a", "Accept-Encoding: "+warm)
			for _, method := range []string{"GET", "HEAD"} {
				for _, accept := range []string{"", "gzip", "turn", "gzip;q=0.5, turn", "*", "identity;q=0, gzip", "gzip;q=0", "br"} {
					for _, condition := range conditions {
						lines := []string{"Accept-Encoding: " + accept}
						if condition != "" {
							lines = append(lines, condition)
						}
						kept.loads = 0
						want, got := ask(codedNotes(limit), method+" /a", lines...), ask(kept, method+" /a", lines...)
						if want.Code != got.Code || !reflect.DeepEqual(want.Result().Header, got.Result().Header) || want.Body.String() != got.Body.String() {
							t.Fatalf("min %d, warm %q, %s %q:\nnot kept %d %v\n%q\nkept %d %v\n%q", limit, warm, method, lines, want.Code, want.Header(), want.Body, got.Code, got.Header(), got.Body)
						}
						if kept.loads > 0 || kept.last.Kept != (got.Code == 200) {
							t.Errorf("min %d, warm %q, %s %q: %d loads, %+v", limit, warm, method, lines, kept.loads, kept.last)
						}
					}
				}
			}
		}
	}
}
