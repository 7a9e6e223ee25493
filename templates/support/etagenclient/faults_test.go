package etagenclient

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
)

// The kinds of faults that a wire can have.
const (
	lostBefore = iota // the request does not arrive
	lostAfter         // the response does not arrive
	lateWrite         // the request arrives after the client has given up
	badGateway        // 502, and the request was not passed on
	badGatewayAfter
	failedAfter  // 500, after the request was carried out
	failedBefore // 500
	weakTag      // as by nginx
	suffixedTag  // as by Apache
	noTag        // as by a proxy that changes the content
	cutBody      // the end is missing
	portal       // a page in HTML instead of the response
	redirected   // 303 after the request was carried out
	kindsOfFault
)

var errWire = errors.New("connection reset")

// A wire is a transport with faults.
type wire struct {
	next   http.RoundTripper
	random *rand.Rand
	share  int             // one in this many requests has a fault; 0 for none
	kinds  []int           // nil for all
	late   []*http.Request // requests that have not arrived yet
	once   bool            // only one fault, in a write
	faults int
}

func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	var body []byte
	if r.Body != nil {
		body, _ = io.ReadAll(r.Body)
	}
	send := func() (*http.Response, error) {
		again := r.Clone(r.Context())
		again.Body = io.NopCloser(bytes.NewReader(body))
		return w.next.RoundTrip(again)
	}
	if len(w.late) > 0 && w.random.IntN(2) == 0 {
		w.arrive()
	}
	if w.share == 0 || w.random.IntN(w.share) > 0 || w.once && (r.Method == http.MethodGet || w.faults > 0) {
		return send()
	}
	kind := w.random.IntN(kindsOfFault)
	if w.kinds != nil {
		kind = w.kinds[w.random.IntN(len(w.kinds))]
	}
	w.faults++
	return w.fail(kind, r, body, send)
}

// arrive delivers the oldest late request.
func (w *wire) arrive() {
	r := w.late[0]
	w.late = w.late[1:]
	w.next.RoundTrip(r)
}

// fail responds with a fault.
func (w *wire) fail(kind int, r *http.Request, body []byte, send func() (*http.Response, error)) (*http.Response, error) {
	switch kind {
	case lostBefore:
		return nil, errWire
	case lateWrite:
		late := r.Clone(r.Context())
		late.Body = io.NopCloser(bytes.NewReader(body))
		w.late = append(w.late, late)
		return nil, errWire
	case badGateway, failedBefore:
		return page(r, map[int]int{badGateway: 502, failedBefore: 500}[kind], "text/html", "<h1>Sorry</h1>"), nil
	case portal:
		return page(r, 200, "text/html; charset=utf-8", "<h1>Please log in</h1>"), nil
	}
	res, err := send()
	if err != nil {
		return nil, err
	}
	switch kind {
	case lostAfter:
		return nil, errWire
	case badGatewayAfter:
		return page(r, 502, "text/html", ""), nil
	case failedAfter:
		return page(r, 500, "text/html", ""), nil
	case weakTag:
		if tag := res.Header.Get("ETag"); tag != "" && !isWeak(tag) {
			res.Header.Set("ETag", "W/"+tag)
		}
	case suffixedTag:
		if tag := res.Header.Get("ETag"); tag != "" {
			res.Header.Set("ETag", strings.TrimSuffix(tag, `"`)+`-gzip"`)
		}
	case noTag:
		res.Header.Del("ETag")
	case cutBody:
		b, _ := io.ReadAll(res.Body)
		res.Body = io.NopCloser(bytes.NewReader(b[:len(b)/2]))
	case redirected:
		if r.Method != http.MethodGet {
			res = page(r, 303, "", "")
			res.Header.Set("Location", "/elsewhere")
		}
	}
	return res, nil
}

// page returns a response that the server did not send.
func page(r *http.Request, status int, media, text string) *http.Response {
	w := httptest.NewRecorder()
	if media != "" {
		w.Header().Set("Content-Type", media)
	}
	w.WriteHeader(status)
	w.WriteString(text)
	res := w.Result()
	res.Request = r
	return res
}
