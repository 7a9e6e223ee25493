package etagentest

import (
	"net/http"
	"testing"
)

// RunProxy sends requests with the entity tags that a proxy makes, if there is one, as
// subtests. The suffix of the proxy is removed once, and from the current tag alone.
func RunProxy(t *testing.T, target Target) {
	t.Helper()
	if target.Suffix == "" || target.ETag == "" {
		return // the shared rows send the tags that a proxy marks as weak
	}
	p := &proxied{&target}
	runTable(t, &target, nil, p.suffixRows(), checkSuffixed)
	for _, method := range target.Methods {
		runTable(t, &target, nil, p.suffixWriteRows(method), checkWrite)
	}
}

// A proxied is a target whose proxy adds a suffix to its entity tags.
type proxied struct{ *Target }

// suffixed returns an entity tag with the suffix of the proxy.
func (t *proxied) suffixed(tag string) string { return tag[:len(tag)-1] + t.Suffix + `"` }

// suffixRows returns requests to read. A request whose Accept-Encoding names no
// coding may come from a cache that asks for several clients.
func (t *proxied) suffixRows() []Case {
	tag := t.suffixed(t.ETag)
	twice, alone, old := t.suffixed(tag), t.suffixed(`""`), t.suffixed(other)
	weakTaken := "412 If-Match of a weak tag with the suffix"
	if t.Weakens {
		weakTaken = "200 If-Match of a weak tag with the suffix"
	}
	return []Case{
		{Name: "304 If-None-Match with the suffix", Header: header("If-None-Match", tag, "Accept-Encoding", "deflate, br")},
		{Name: "304 HEAD If-None-Match with the suffix", Method: http.MethodHead, Header: header("If-None-Match", tag, "Accept-Encoding", "br")},
		{Name: "304 If-None-Match with the suffix in a list", Header: header("If-None-Match", `"other", `+tag, "Accept-Encoding", "br")},
		{Name: "304 If-None-Match with the suffix, marked as weak", Header: header("If-None-Match", weak(tag), "Accept-Encoding", "br")},
		{Name: "200 If-None-Match with the suffix and no Accept-Encoding", Header: header("If-None-Match", tag)},
		{Name: "200 If-None-Match with the suffix where no coding is taken", Header: header("If-None-Match", tag, "Accept-Encoding", "identity, gzip;q=0")},
		{Name: "200 If-None-Match with the suffix twice", Header: header("If-None-Match", twice, "Accept-Encoding", "br")},
		{Name: "200 If-None-Match of the suffix alone", Header: header("If-None-Match", alone, "Accept-Encoding", "br")},
		{Name: "200 If-None-Match of another tag with the suffix", Header: header("If-None-Match", old, "Accept-Encoding", "br")},
		{Name: "200 If-Match with the suffix", Header: header("If-Match", tag)},
		{Name: "412 If-Match with the suffix twice", Header: header("If-Match", twice)},
		{Name: "412 If-Match of the suffix alone", Header: header("If-Match", alone)},
		{Name: "412 If-Match of another tag with the suffix", Header: header("If-Match", old)},
		{Name: weakTaken, Header: header("If-Match", weak(tag))},
	}
}

// suffixWriteRows returns requests to write.
func (t *proxied) suffixWriteRows(method string) []Case {
	tag := t.suffixed(t.ETag)
	rows := []Case{
		t.writeRow(method, 412, "If-Match with the suffix twice", "If-Match", t.suffixed(tag)),
		t.writeRow(method, 412, "If-Match of another tag with the suffix", "If-Match", t.suffixed(other)),
		t.writeRow(method, 412, "If-None-Match with the suffix", "If-Match", "*", "If-None-Match", tag),
	}
	if !t.Stays || method == http.MethodDelete {
		rows = append(rows, t.writeRow(method, done(method), "If-Match with the suffix", "If-Match", tag))
	}
	return rows
}

// checkSuffixed is checkRead, except for the tag of a 304: a cache in front of the
// proxy knows the tag that it has sent.
func checkSuffixed(t *testing.T, x *exchange) {
	t.Helper()
	if x.answer.StatusCode == http.StatusNotModified {
		sent := x.answer.Request.Header.Get("If-None-Match")
		if sent == `"other", `+(&proxied{x.target}).suffixed(x.target.ETag) {
			sent = (&proxied{x.target}).suffixed(x.target.ETag)
		}
		wantHeader(t, x.answer, "Etag", sent)
		x.answer.Header["Etag"] = x.plain.Header["Etag"]
	}
	checkRead(t, x)
}
