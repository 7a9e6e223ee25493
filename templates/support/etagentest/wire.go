package etagentest

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
)

// A wire is a network between a client and a handler.
type wire struct {
	handler http.Handler
	fault   wireFault
	bodies  int             // responses with 200 to a GET
	status  int             // of the last response of the handler
	late    []*http.Request // requests that have not arrived yet
}

// A wireFault is a fault that happens to a number of requests.
type wireFault struct {
	name  string
	times int  // how many requests it happens to
	write bool // only requests that change something
	fails bool // a read cannot go well

	lost  bool                     // the request does not arrive
	later bool                     // it arrives later
	page  int                      // a page with this status in place of a response; 0 for none
	drop  bool                     // there is no response
	alter func(res *http.Response) // what happens to the response
}

var errLost = errors.New("connection reset by the test")

// readFaults returns the faults of a read.
func readFaults() []wireFault {
	return []wireFault{
		{name: "a lost request", times: 1, lost: true},
		{name: "a lost response", times: 1, drop: true},
		{name: "502 twice", times: 2, page: http.StatusBadGateway},
		{name: "a response that is cut", times: 1, alter: cutContent},
		{name: "a weakened tag", times: 1, alter: weaken},
		{name: "a tag with a suffix", times: 1, alter: suffix},
		{name: "a response without its tag", times: 1, alter: dropTag},
		{name: "a page to log in", times: 1, page: http.StatusOK, fails: true},
	}
}

// writeFaults returns the faults of a change.
func writeFaults() []wireFault {
	return []wireFault{
		{name: "nothing"},
		{name: "a lost request", times: 1, write: true, lost: true},
		{name: "a lost response", times: 1, write: true, drop: true},
		{name: "a request that arrives later", times: 1, write: true, lost: true, later: true},
		{name: "502 twice", times: 2, write: true, page: http.StatusBadGateway},
		{name: "500 after the change", times: 1, write: true, page: http.StatusInternalServerError, drop: true},
		{name: "a response that is cut", times: 1, write: true, alter: cutContent},
		{name: "a page to log in", times: 1, write: true, page: http.StatusOK},
		{name: "a redirection after the change", times: 1, write: true, page: http.StatusSeeOther, drop: true},
		{name: "a weakened tag", times: 1, alter: weaken},
		{name: "a tag with a suffix", times: 1, alter: suffix},
	}
}

func cutContent(res *http.Response) {
	content, _ := io.ReadAll(res.Body)
	res.Body = io.NopCloser(bytes.NewReader(content[:len(content)/2]))
}

func weaken(res *http.Response) {
	if tag := res.Header.Get("ETag"); tag != "" && !strings.HasPrefix(tag, "W/") {
		res.Header.Set("ETag", "W/"+tag)
	}
}

func suffix(res *http.Response) {
	if tag := res.Header.Get("ETag"); tag != "" {
		res.Header.Set("ETag", strings.TrimSuffix(tag, `"`)+`-gzip"`)
	}
}

func dropTag(res *http.Response) { res.Header.Del("ETag") }

// RoundTrip sends a request.
func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	var content []byte
	if r.Body != nil {
		content, _ = io.ReadAll(r.Body)
	}
	sent := httptest.NewRequest(r.Method, r.URL.RequestURI(), bytes.NewReader(content))
	sent.Header = r.Header.Clone()
	f := &w.fault
	if f.times == 0 || f.write && r.Method == http.MethodGet {
		return w.send(r, sent), nil
	}
	f.times--
	if f.later {
		w.late = append(w.late, sent)
	}
	if f.drop || f.alter != nil {
		res := w.send(r, sent)
		if f.alter != nil {
			f.alter(res)
			return res, nil
		}
	}
	if f.page == 0 {
		return nil, errLost
	}
	res := httptest.NewRecorder()
	res.Header().Set("Content-Type", "text/html")
	res.Header().Set("Location", "/")
	res.WriteHeader(f.page)
	res.WriteString("<h1>Hello</h1>")
	return respond(r, res), nil
}

// send delivers a request.
func (w *wire) send(r, sent *http.Request) *http.Response {
	recorder := httptest.NewRecorder()
	w.handler.ServeHTTP(recorder, sent)
	w.status = recorder.Code
	if r.Method == http.MethodGet && recorder.Code == http.StatusOK {
		w.bodies++
	}
	return respond(r, recorder)
}

// respond returns what was recorded for a request.
func respond(r *http.Request, recorder *httptest.ResponseRecorder) *http.Response {
	res := recorder.Result()
	res.Request = r
	return res
}

// arrive delivers the requests that are late.
func (w *wire) arrive() {
	for _, r := range w.late {
		w.send(r, r)
	}
	w.late = nil
}
