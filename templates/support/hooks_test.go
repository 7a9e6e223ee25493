package etagen

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
)

// allMethods has a request for each method, which would be carried out.
var allMethods = []struct {
	method, lines, body string
	op                  Op
}{
	{"GET", "", "", OpGet},
	{"HEAD", "", "", OpGet},
	{"PUT", ifMoby + "\n" + asJSON, `{"title":"x"}`, OpPut},
	{"PATCH", ifMoby + "\n" + asPatch, `{"title":"x"}`, OpPatch},
	{"DELETE", ifMoby, "", OpDelete},
}

// call sends a request to the routes of a handler.
func call(h *bookHandler, method, id, body string, lines ...string) *httptest.ResponseRecorder {
	mux := http.NewServeMux()
	h.Register(mux)
	w, r := httptest.NewRecorder(), httptest.NewRequest(method, "/books/"+id, strings.NewReader(body))
	r.Header = header(lines...)
	mux.ServeHTTP(w, r)
	return w
}

// The order of refusals: in the first row everything is wrong, and each row corrects one
// mistake.
func TestOrderWithAuthorize(t *testing.T) {
	const text, wrong, odd, long = "Content-Type: text/plain", `If-Match: "0"`, "If-None-Match: x", "long"
	forbidden := Refuse(403, "No.")
	for _, test := range []struct {
		name, id, lines, body string
		says, stores          error
		status, asked         int
	}{
		{"nothing there", "none", text + "\n" + wrong + "\n" + odd, long, forbidden, forbidden, 404, 0},
		{"forbidden", "moby", text + "\n" + wrong + "\n" + odd, long, forbidden, forbidden, 403, 1},
		{"hidden", "moby", text + "\n" + wrong + "\n" + odd, long, errBookNotFound, forbidden, 404, 1},
		{"not logged in", "moby", text + "\n" + wrong + "\n" + odd, long, Refuse(401, "Who?"), forbidden, 401, 1},
		{"media type", "moby", text + "\n" + wrong + "\n" + odd, long, nil, forbidden, 415, 1},
		{"If-Match", "moby", asJSON + "\n" + wrong + "\n" + odd, long, nil, forbidden, 412, 1},
		{"If-None-Match", "moby", asJSON + "\n" + odd, long, nil, forbidden, 400, 1},
		{"no precondition", "moby", asJSON, long, nil, forbidden, 428, 1},
		{"length", "moby", asJSON + "\n" + ifMoby, long, nil, forbidden, 413, 1},
		{"syntax", "moby", asJSON + "\n" + ifMoby, `{"title":1,`, nil, forbidden, 400, 1},
		{"types", "moby", asJSON + "\n" + ifMoby, `{"title":1}`, nil, forbidden, 422, 1},
		{"store", "moby", asJSON + "\n" + ifMoby, `{"title":"x"}`, nil, forbidden, 403, 1},
		{"nothing wrong", "moby", asJSON + "\n" + ifMoby, `{"title":"x"}`, nil, nil, 200, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			asked := 0
			h := &bookHandler{Store: &refusingShelf{bookShelf: mobyShelf(), write: test.stores}, MaxBody: 50}
			h.Authorize = func(*http.Request, Op, *book) error { asked++; return test.says }
			body := strings.ReplaceAll(test.body, long, strings.Repeat("x", 51))
			w, r := httptest.NewRecorder(), httptest.NewRequest("PUT", "/books/"+test.id, strings.NewReader(body))
			r.Header = header(strings.Split(test.lines, "\n")...)
			r.SetPathValue("id", test.id)
			Put(w, r, bookWriter{h}, &bookResource, bookPattern)
			if w.Code != test.status || asked != test.asked {
				t.Errorf("%d after %d questions, want %d after %d: %s", w.Code, asked, test.status, test.asked, w.Body)
			}
			if refused := test.says != nil || test.stores != nil && test.name == "store"; refused && w.Header().Get("Etag") != "" {
				t.Errorf("refused with %s", w.Header().Get("Etag"))
			}
		})
	}
}

// A hidden resource looks like a missing one, byte for byte, for every request.
func TestHiddenEqualsMissing(t *testing.T) {
	for _, row := range allMethods {
		for _, more := range []string{"", "If-None-Match: *", "If-Match: *", "If-Modified-Since: " + mobyDate, asJSON} {
			for _, hook := range []bool{false, true} {
				var got [2]*httptest.ResponseRecorder
				var problems [2]Problem
				for i, id := range []string{"moby", "none"} {
					h := &bookHandler{Store: mobyShelf(), Authorize: func(_ *http.Request, _ Op, b *book) error { return fmt.Errorf("not yours: %w", errBookNotFound) }}
					if hook {
						h.WriteProblem = func(w http.ResponseWriter, _ *http.Request, p *Problem) {
							problems[i] = *p
							fmt.Fprintf(w, "%+v", *p)
						}
					}
					w, r := httptest.NewRecorder(), httptest.NewRequest(row.method, "/books/"+id, strings.NewReader(row.body))
					r.Header = header(strings.Split(row.lines+"\n"+more, "\n")...)
					r.SetPathValue("id", id)
					switch row.method {
					case "PUT": // without create; with it, a missing one is 201 or 428
						Put(w, r, bookWriter{h}, &bookResource, bookPattern)
					case "PATCH":
						h.Patch(w, r)
					case "DELETE":
						h.Delete(w, r)
					default:
						h.Get(w, r)
					}
					got[i] = w
				}
				if got[0].Code != 404 || got[0].Body.String() != got[1].Body.String() || !reflect.DeepEqual(got[0].Header(), got[1].Header()) || got[1].Code != 404 {
					t.Errorf("%s with %q:\nhidden  %d %v %s\nmissing %d %v %s", row.method, more,
						got[0].Code, got[0].Header(), got[0].Body, got[1].Code, got[1].Header(), got[1].Body)
				}
				if !reflect.DeepEqual(problems[0], problems[1]) || problems[0].Err != nil {
					t.Errorf("%s: %+v and %+v", row.method, problems[0], problems[1])
				}
			}
		}
	}
}

func TestAuthorizeIsAsked(t *testing.T) {
	for _, row := range allMethods {
		var ops []Op
		var about []string
		h := &bookHandler{Store: mobyShelf(), Authorize: func(_ *http.Request, op Op, b *book) error {
			ops, about = append(ops, op), append(about, b.ID)
			return nil
		}}
		w := call(h, row.method, "moby", row.body, strings.Split(row.lines, "\n")...)
		if w.Code >= 300 || fmt.Sprint(ops) != fmt.Sprint([]Op{row.op}) || fmt.Sprint(about) != "[moby]" {
			t.Errorf("%s: %d, asked %v about %v", row.method, w.Code, ops, about)
		}
	}
	h := &bookHandler{Store: mobyShelf(), Authorize: func(_ *http.Request, op Op, b *book) error {
		if op != OpCreate || b != nil {
			t.Errorf("asked for %v about %v", op, b)
		}
		return Refuse(403, "No.")
	}}
	if w := call(h, "PUT", "new", `{"title":"x"}`, ifNew, asJSON); w.Code != 403 {
		t.Errorf("PUT that creates: %d", w.Code)
	}
}

// Whatever the reason why Authorize fails, the client only learns the status.
func TestAuthorizeThatFails(t *testing.T) {
	for _, test := range []struct {
		err    error
		status int
		told   bool
	}{
		{errors.New("no policy server"), 500, true},
		{errBookConflict, 500, true},
		{Refuse(412, "No."), 500, true},
		{ErrUnavailable, 503, false},
		{context.DeadlineExceeded, 503, true},
	} {
		for _, row := range allMethods {
			told := error(nil)
			s := mobyShelf()
			h := &bookHandler{Store: s, OnError: func(_ *http.Request, err error) { told = err },
				Authorize: func(*http.Request, Op, *book) error { return test.err }}
			w := call(h, row.method, "moby", row.body, strings.Split(row.lines, "\n")...)
			if w.Code != test.status || (told == test.err) != test.told || s.writes != 0 || w.Header().Get("Etag") != "" {
				t.Errorf("%s, %v: %d, told %v", row.method, test.err, w.Code, told)
			}
		}
	}
}

// After a lost race there is another state, which may belong to another user.
func TestAuthorizeIsAskedOnEachRound(t *testing.T) {
	for _, method := range []string{"PUT", "PATCH", "DELETE"} {
		s := mobyShelf()
		s.before = func(s *bookShelf) {
			s.before = nil
			b := s.books["moby"]
			b.AddedBy = "another"
			s.books["moby"] = s.stamp(b, b.Version+1)
		}
		var d Decision
		h := &bookHandler{Store: s, Observe: func(_ *http.Request, got Decision) { d = got }, Authorize: func(_ *http.Request, _ Op, b *book) error {
			if b.AddedBy == "another" {
				return Refuse(403, "Not yours.")
			}
			return nil
		}}
		lines := []string{"If-Match: *", map[string]string{"PUT": asJSON, "PATCH": asPatch, "DELETE": asJSON}[method]}
		w := call(h, method, "moby", `{"title":"mine"}`, lines...)
		if w.Code != 403 || s.books["moby"].Title == "mine" || len(s.books) == 0 || d.Rounds != 1 || d.Status != 403 {
			t.Errorf("%s: %d, stored %+v, %+v", method, w.Code, s.books["moby"], d)
		}
	}
}

// A client that waits for 100 Continue sends nothing that it is not allowed to send.
func TestAuthorizeComesBeforeTheContent(t *testing.T) {
	for _, method := range []string{"PUT", "PATCH"} {
		h := &bookHandler{Store: mobyShelf(), Authorize: func(*http.Request, Op, *book) error { return Refuse(403, "No.") }}
		r := httptest.NewRequest(method, "/books/moby", io.NopCloser(readerFunc(func([]byte) (int, error) {
			t.Errorf("%s: content read", method)
			return 0, io.EOF
		})))
		r.Header = header(ifMoby, asJSON, "Expect: 100-continue")
		r.SetPathValue("id", "moby")
		w := httptest.NewRecorder()
		map[string]http.HandlerFunc{"PUT": h.Put, "PATCH": h.Patch}[method](w, r)
		if w.Code != 403 {
			t.Errorf("%s: %d", method, w.Code)
		}
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func TestObserve(t *testing.T) {
	broken := errors.New("disk full")
	for _, test := range []struct {
		name, method, id, body, lines string
		load, write                   error
		want                          Decision
	}{
		{"200", "GET", "moby", "", "", nil, nil, Decision{Op: OpGet, Status: 200, Loaded: true, Bytes: -1}},
		{"HEAD", "HEAD", "moby", "", "", nil, nil, Decision{Op: OpGet, Status: 200, Loaded: true}},
		{"304 by tag", "GET", "moby", "", "If-None-Match: " + mobyTag, nil, nil, Decision{Op: OpGet, Status: 304, Field: "If-None-Match", Loaded: true}},
		{"304 by date", "GET", "moby", "", "If-Modified-Since: " + mobyDate, nil, nil, Decision{Op: OpGet, Status: 304, Field: "If-Modified-Since", Loaded: true}},
		{"412 of a read", "GET", "moby", "", `If-Match: "x"`, nil, nil, Decision{Op: OpGet, Status: 412, Field: "If-Match", Loaded: true, Bytes: -1}},
		{"404", "GET", "none", "", "", errBookNotFound, nil, Decision{Op: OpGet, Status: 404, Bytes: -1, Err: errBookNotFound}},
		{"500", "GET", "moby", "", "", broken, nil, Decision{Op: OpGet, Status: 500, Bytes: -1, Err: broken}},
		{"PUT", "PUT", "moby", `{}`, ifMoby + "\n" + asJSON, nil, nil, Decision{Op: OpPut, Status: 200, Loaded: true, Rounds: 1, Bytes: -1}},
		{"PUT that creates", "PUT", "new", `{}`, ifNew + "\n" + asJSON, nil, nil, Decision{Op: OpPut, Status: 201, Rounds: 1, Bytes: -1}},
		{"PATCH", "PATCH", "moby", `{}`, ifMoby + "\n" + asPatch, nil, nil, Decision{Op: OpPatch, Status: 200, Loaded: true, Rounds: 1, Bytes: -1}},
		{"DELETE", "DELETE", "moby", ``, ifMoby, nil, nil, Decision{Op: OpDelete, Status: 204, Loaded: true, Rounds: 1}},
		{"412", "PUT", "moby", `{}`, "If-Match: \"x\"\n" + asJSON, nil, nil, Decision{Op: OpPut, Status: 412, Field: "If-Match", Loaded: true, Bytes: -1}},
		{"412 by If-None-Match", "PUT", "moby", `{}`, ifNew + "\n" + asJSON, nil, nil, Decision{Op: OpPut, Status: 412, Field: "If-None-Match", Loaded: true, Bytes: -1}},
		{"428", "DELETE", "moby", ``, "", nil, nil, Decision{Op: OpDelete, Status: 428, Field: "If-Match", Loaded: true, Bytes: -1}},
		{"400", "PUT", "moby", `{}`, "If-None-Match: x\n" + asJSON, nil, nil, Decision{Op: OpPut, Status: 400, Field: "If-None-Match", Loaded: true, Bytes: -1}},
		{"400 of the content", "PUT", "moby", `{`, ifMoby + "\n" + asJSON, nil, nil, Decision{Op: OpPut, Status: 400, Loaded: true, Bytes: -1}},
		{"415", "PUT", "moby", `{}`, ifMoby, nil, nil, Decision{Op: OpPut, Status: 415, Loaded: true, Bytes: -1}},
		{"422", "PUT", "moby", `[]`, ifMoby + "\n" + asJSON, nil, nil, Decision{Op: OpPut, Status: 422, Loaded: true, Bytes: -1}},
		{"403 of the store", "PUT", "moby", `{}`, ifMoby + "\n" + asJSON, nil, errForbidden, Decision{Op: OpPut, Status: 403, Loaded: true, Rounds: 1, Bytes: -1, Err: errForbidden}},
		{"409", "PUT", "new", `{}`, ifNew + "\n" + asJSON, nil, errBookExists, Decision{Op: OpPut, Status: 409, Rounds: 1, Bytes: -1, Err: errBookExists}},
		{"503", "PUT", "moby", `{}`, ifMoby + "\n" + asJSON, nil, ErrUnavailable, Decision{Op: OpPut, Status: 503, Loaded: true, Rounds: 1, Bytes: -1, Err: ErrUnavailable}},
		{"late", "DELETE", "moby", ``, ifMoby, nil, context.DeadlineExceeded, Decision{Op: OpDelete, Status: 503, Loaded: true, Rounds: 1, Bytes: -1, Err: context.DeadlineExceeded}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []Decision
			h := &bookHandler{Store: &refusingShelf{bookShelf: mobyShelf(), load: test.load, write: test.write}}
			h.Observe = func(_ *http.Request, d Decision) { got = append(got, d) }
			w := call(h, test.method, test.id, test.body, strings.Split(test.lines, "\n")...)
			test.want.Pattern = bookPattern
			if test.want.Bytes < 0 {
				test.want.Bytes = w.Body.Len()
			}
			if len(got) != 1 || got[0] != test.want || w.Code != test.want.Status {
				t.Errorf("%d\ngot  %+v\nwant %+v", w.Code, got, test.want)
			}
		})
	}
}

var errForbidden = Refuse(403, "No.")

func TestObserveOtherMethods(t *testing.T) {
	var got []Decision
	h := &bookHandler{Store: mobyShelf(), Observe: func(_ *http.Request, d Decision) { got = append(got, d) }}
	for op, handle := range map[Op]http.HandlerFunc{OpGet: h.Get, OpPut: h.Put, OpPatch: h.Patch, OpDelete: h.Delete} {
		got = nil
		w := httptest.NewRecorder()
		handle(w, httptest.NewRequest("BREW", "/books/moby", nil))
		if len(got) != 1 || got[0] != (Decision{Op: op, Pattern: bookPattern, Status: 405, Bytes: w.Body.Len()}) {
			t.Errorf("%v: %+v", op, got)
		}
	}
}

// A client that has gone is observed, and not counted as one that got a response.
func TestObserveClientThatHasGone(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, row := range allMethods {
		for _, err := range []error{nil, errors.New("interrupted"), errForbidden, errBookNotFound} {
			for _, hook := range []func(http.ResponseWriter, *http.Request, *Problem){nil, func(w http.ResponseWriter, _ *http.Request, p *Problem) { w.WriteHeader(p.Status) }} {
				var got []Decision
				h := &bookHandler{Store: &refusingShelf{bookShelf: mobyShelf(), load: err}, Observe: func(_ *http.Request, d Decision) { got = append(got, d) },
					OnError: func(_ *http.Request, err error) { t.Errorf("told %v", err) }, WriteProblem: hook}
				if row.op == OpPut && err == errBookNotFound {
					continue // it creates
				}
				w, r := httptest.NewRecorder(), httptest.NewRequest(row.method, "/books/moby", strings.NewReader(row.body)).WithContext(ctx)
				r.Header = header(strings.Split(row.lines, "\n")...)
				r.SetPathValue("id", "moby")
				map[Op]http.HandlerFunc{OpGet: h.Get, OpPut: h.Put, OpPatch: h.Patch, OpDelete: h.Delete}[row.op](w, r)
				if len(got) != 1 || got[0].Status != StatusClientGone || got[0].Err != err || err != nil && w.Code != 503 {
					t.Errorf("%s, %v: %d, %+v", row.method, err, w.Code, got)
				}
			}
		}
	}
}

func TestObserveIsNotToldOfAPanic(t *testing.T) {
	h := &bookHandler{Observe: func(*http.Request, Decision) { t.Error("told") }}
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	call(h, "GET", "moby", "")
}

func TestWriteProblem(t *testing.T) {
	shared := &Problem{Status: 401, Fields: http.Header{"WWW-Authenticate": {"Bearer"}}, More: map[string]any{"a": 1}, Errors: make([]FieldError, 1, 2), Err: io.EOF}
	mine := func(w http.ResponseWriter, _ *http.Request, p *Problem) {
		w.Header().Set("Content-Type", "text/plain")
		if p.More != nil {
			p.More["b"] = 2
			p.Fields.Set("X", "y")
		}
		p.Errors = append(p.Errors, FieldError{"/mine", "x"})
		p.Errors[0].Detail = "changed"
		w.WriteHeader(p.Status)
		fmt.Fprintf(w, "%s: %s", p.Title, p.Detail)
	}
	silent := func(http.ResponseWriter, *http.Request, *Problem) {}
	implicit := func(w http.ResponseWriter, _ *http.Request, p *Problem) { _, _ = io.WriteString(w, "x") }
	flushed := func(w http.ResponseWriter, _ *http.Request, p *Problem) {
		_ = http.NewResponseController(w).Flush()
		_, _ = io.WriteString(w, "x")
	}
	other := func(w http.ResponseWriter, _ *http.Request, p *Problem) {
		w.WriteHeader(http.StatusProcessing)
		w.WriteHeader(299)
		_ = http.NewResponseController(w).Flush()
	}
	for _, test := range []struct {
		name, method, lines string
		load                error
		hook                func(http.ResponseWriter, *http.Request, *Problem)
		status              int
		headers             http.Header
		body                string
	}{
		{"412", "PUT", "If-Match: \"x\"\n" + asJSON, nil, mine, 412, header("Etag: "+mobyTag, "Cache-Control: no-store", "Content-Type: text/plain"),
			"Precondition Failed: If-Match does not name the current state. Get the resource again and base the change on its new state."},
		{"415", "PUT", ifMoby, nil, silent, 415, header("Cache-Control: no-store", "Accept: application/json"), ""},
		{"503", "GET", "", ErrUnavailable, silent, 503, header("Cache-Control: no-store", "Retry-After: 1"), ""},
		{"401", "GET", "", shared, mine, 401, header("Cache-Control: no-store", "Www-Authenticate: Bearer", "Content-Type: text/plain"), "Unauthorized: "},
		{"500", "GET", "", io.EOF, implicit, 500, header("Cache-Control: no-store"), "x"},
		{"500 that is flushed first", "GET", "", io.EOF, flushed, 500, header("Cache-Control: no-store"), "x"},
		{"503 that is flushed alone", "GET", "", ErrUnavailable, func(w http.ResponseWriter, _ *http.Request, _ *Problem) {
			if err := http.NewResponseController(w).Flush(); err != nil {
				t.Error(err)
			}
		}, 503, header("Cache-Control: no-store", "Retry-After: 1"), ""},
		{"another status", "GET", "", io.EOF, other, 299, header("Cache-Control: no-store"), ""},
		{"304", "GET", "If-None-Match: " + mobyTag, nil, func(http.ResponseWriter, *http.Request, *Problem) { t.Error("called for a 304") }, 304,
			header("Etag: "+mobyTag, "Cache-Control: "+cacheControl, "Vary: "+language), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var d Decision
			h := &bookHandler{Store: &refusingShelf{bookShelf: mobyShelf(), load: test.load}, WriteProblem: test.hook, Observe: func(_ *http.Request, got Decision) { d = got }}
			mux := http.NewServeMux()
			h.Register(mux)
			server := httptest.NewServer(mux)
			defer server.Close()
			r, err := http.NewRequestWithContext(context.Background(), test.method, server.URL+"/books/moby", strings.NewReader("{}"))
			if err != nil {
				t.Fatal(err)
			}
			if test.lines != "" {
				r.Header = header(strings.Split(test.lines, "\n")...)
			}
			resp, err := server.Client().Do(r)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			var body bytes.Buffer
			_, _ = body.ReadFrom(resp.Body)
			for name := range test.headers {
				if !reflect.DeepEqual(resp.Header[name], test.headers[name]) {
					t.Errorf("%s: %q, want %q", name, resp.Header[name], test.headers[name])
				}
			}
			server.Close() // so that the handler has returned
			if resp.StatusCode != test.status || body.String() != test.body || d.Status != test.status || d.Bytes != len(test.body) {
				t.Errorf("%d %s, want %d %s\nobserved %+v", resp.StatusCode, &body, test.status, test.body, d)
			}
		})
	}
	if len(shared.More) != 1 || len(shared.Fields) != 1 || shared.Errors[0].Detail != "" || shared.Errors[:2][1].Pointer != "" || shared.Title != "" {
		t.Errorf("changed to %+v", shared)
	}
}

func TestWriteProblemOfOtherMethods(t *testing.T) {
	h := &bookHandler{Store: mobyShelf(), WriteProblem: func(w http.ResponseWriter, _ *http.Request, p *Problem) { fmt.Fprint(w, p.Title) }}
	for _, handle := range []http.HandlerFunc{h.Get, h.Put, h.Patch, h.Delete} {
		w := httptest.NewRecorder()
		handle(w, httptest.NewRequest("BREW", "/books/moby", nil))
		if w.Code != 405 || w.Body.String() != "Method Not Allowed" || w.Header().Get("Allow") == "" {
			t.Errorf("%d %v %s", w.Code, w.Header(), w.Body)
		}
	}
}

func TestOpsHaveNames(t *testing.T) {
	if got := fmt.Sprint([]Op{OpGet, OpPut, OpPatch, OpDelete, OpList, OpCreate, 0, -1, 99}); got != "[get put patch delete list create none none none]" {
		t.Error(got)
	}
}
