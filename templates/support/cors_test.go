package etagen

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// exposing is the resource of books for scripts from other origins.
func exposing() *Resource {
	res := like(&bookResource)
	res.Exposed = []string{"ETag, Location, Allow"}
	return res
}

// Each response of the handler lists the fields that scripts may read.
func TestEachResponseExposesItsFields(t *testing.T) {
	res := exposing()
	b := &book{ID: "moby", Version: 1}
	state := State{Tag: appendBookTag(nil, b), Modified: benchTime}
	tag := string(state.Tag)
	h := &bookHandler{Store: mobyShelf()}
	read := func(w http.ResponseWriter, r *http.Request) {
		if res.AllowRead(w, r, nil) {
			if err := res.Serve(w, r, &state, nil, b); err != nil {
				t.Error(err)
			}
		}
	}
	fails := func(err error) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { res.Fail(w, r, err, nil) }
	}
	put := func(w http.ResponseWriter, r *http.Request) {
		PutOrCreate(w, r, bookWriter{h}, res, bookPattern)
	}
	for _, test := range []struct {
		name, method, id, lines, body string
		handle                        http.HandlerFunc
		status                        int
	}{
		{"200", "GET", "", "", "", read, 200},
		{"HEAD", "HEAD", "", "", "", read, 200},
		{"304 by tag", "GET", "", "If-None-Match: " + tag, "", read, 304},
		{"304 by a weak tag", "GET", "", "If-None-Match: W/" + tag, "", read, 304},
		{"304 by date", "GET", "", "If-Modified-Since: Thu, 21 Nov 2024 21:31:15 GMT", "", read, 304},
		{"412", "GET", "", `If-Match: "x"`, "", read, 412},
		{"405 of a read", "PUT", "", "", "", read, 405},
		{"404", "GET", "", "", "", fails(errBookNotFound), 404},
		{"503", "GET", "", "", "", fails(ErrUnavailable), 503},
		{"500", "GET", "", "", "", fails(errors.New("disk full")), 500},
		{"410 of the store", "GET", "", "", "", fails(Refuse(410, "Gone.")), 410},
		{"201", "PUT", "new", ifNew + "\n" + asJSON, "{}", put, 201},
		{"200 of a write", "PUT", "moby", "If-Match: *\n" + asJSON, "{}", put, 200},
		{"428", "PUT", "moby", asJSON, "{}", put, 428},
		{"415", "PUT", "moby", "If-Match: *", "{}", put, 415},
		{"405 of a write", "GET", "moby", "", "", put, 405},
		{"204", "DELETE", "moby", "If-Match: *", "", func(w http.ResponseWriter, r *http.Request) {
			Delete(w, r, bookWriter{h}, res, bookPattern)
		}, 204},
		{"412 of CheckBook", "PUT", "", `If-Match: "x"`, "", func(w http.ResponseWriter, r *http.Request) { res.Check(w, r, &state, nil) }, 412},
		{"412 where nothing exists", "PUT", "", `If-Match: "x"`, "", func(w http.ResponseWriter, r *http.Request) { res.Check(w, r, nil, nil) }, 412},
		{"OPTIONS", "OPTIONS", "", "", "", CORS{ResponseHeaders: []string{"ETag", "Location", "Allow"}}.ServeOptions("GET"), 204},
	} {
		t.Run(test.name, func(t *testing.T) {
			w, r := httptest.NewRecorder(), httptest.NewRequest(test.method, "/books/"+test.id, strings.NewReader(test.body))
			r.Header = header(strings.Split(test.lines, "\n")...)
			r.SetPathValue("id", test.id)
			test.handle(w, r)
			if got := w.Header()[exposeHeaders]; w.Code != test.status || !slices.Equal(got, res.Exposed) {
				t.Errorf("%d exposes %q, want %d and %q", w.Code, got, test.status, res.Exposed)
			}
		})
	}
}

// Responses that a service writes itself have the fields of EvaluateBook.
func TestEvaluateExposesTheFields(t *testing.T) {
	res, state := exposing(), State{Tag: []byte(mobyTag)}
	for _, test := range []struct {
		method, line string
		missing      bool
		status       int
	}{
		{"GET", "If-None-Match: " + mobyTag, false, 304},
		{"GET", `If-Match: "x"`, false, 412},
		{"PUT", `If-Match: "x"`, false, 412},
		{"PUT", `If-Match: "x"`, true, 412},
		{"GET", "Accept: */*", true, 404},
	} {
		r := httptest.NewRequest(test.method, "/", nil)
		r.Header = header(test.line)
		p := res.Evaluate(r, &state)
		if test.missing {
			p = res.Evaluate(r, nil)
		}
		if p.Status != test.status || !slices.Equal(p.Fields[exposeHeaders], res.Exposed) {
			t.Errorf("%s with %s, missing %t: %+v", test.method, test.line, test.missing, p)
		}
	}
}

// A field that CORS middleware has already exposed is listed once, whatever its case.
func TestExposedFieldsJoinThoseOfMiddleware(t *testing.T) {
	for _, test := range []struct {
		name        string
		before      []string
		credentials string
		want        []string
	}{
		{"nothing", nil, "", []string{"ETag, Location, Allow"}},
		{"others", []string{"X-Request-Id"}, "", []string{"X-Request-Id", "ETag, Location, Allow"}},
		{"some of ours", []string{"X-Request-Id, etag"}, "", []string{"X-Request-Id, etag", "Location, Allow"}},
		{"all of ours", []string{"allow,ETAG", " location "}, "", []string{"allow,ETAG", " location "}},
		{"all there are", []string{"*"}, "", []string{"*"}},
		{"all there are, on a line of its own", []string{"etag", "*"}, "", []string{"etag", "*"}},
		{"all there are, of a request without credentials", []string{"*"}, "false", []string{"*"}},
		{"* with credentials, where it is a name", []string{"*"}, "true", []string{"*", "ETag, Location, Allow"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := httptest.NewRecorder()
			shared := slices.Clone(test.before)
			if test.before != nil {
				w.Header()[exposeHeaders] = shared
			}
			if test.credentials != "" {
				w.Header().Set("Access-Control-Allow-Credentials", test.credentials)
			}
			exposing().Fail(w, httptest.NewRequest("GET", "/", nil), errBookNotFound, nil)
			if got := w.Header()[exposeHeaders]; !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			w.Header()[exposeHeaders][0] = "changed"
			if len(w.Header()[exposeHeaders]) > len(shared) && !slices.Equal(shared, test.before) {
				t.Errorf("the memory of the middleware is %q", shared)
			}
		})
	}
}

// Vary also lists each name once.
func TestVaryJoinsThatOfMiddleware(t *testing.T) {
	for _, test := range []struct{ before, want []string }{
		{[]string{"Origin"}, []string{"Origin", "Accept-Language"}},
		{[]string{"accept-language, Origin"}, []string{"accept-language, Origin"}},
		{[]string{"*"}, []string{"*"}},
	} {
		w := httptest.NewRecorder()
		w.Header()["Vary"] = test.before
		w.Header().Set("Access-Control-Allow-Credentials", "true")
		exposing().Proceed(w, benchRequest("If-None-Match", "*"), &State{Tag: []byte(mobyTag)}, nil)
		if got := w.Header()["Vary"]; w.Code != 304 || !slices.Equal(got, test.want) {
			t.Errorf("%d: got %q, want %q", w.Code, got, test.want)
		}
	}
}

// Scripts may also read the fields of a service's own problem, which may expose further
// ones.
func TestFieldsOfAProblemAreExposed(t *testing.T) {
	p := &Problem{Status: 401, Fields: http.Header{
		"www-authenticate": {"Bearer"}, "ETAG": {`"x"`}, "Content-Language": {"en"}, "X-Request": {"1"}, "allow": {"GET"},
		"access-control-expose-headers": {"X-Outer, ETag"},
	}}
	w := httptest.NewRecorder()
	w.Header().Set(exposeHeaders, "X-Outer")
	exposing().Fail(w, httptest.NewRequest("GET", "/", nil), p, nil)
	want := "X-Outer, ETag, Location, Allow, X-Request, Www-Authenticate"
	if got := strings.Join(w.Header()[exposeHeaders], ", "); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	w = httptest.NewRecorder()
	w.Header().Set(exposeHeaders, "X-Outer")
	bookResource.Fail(w, httptest.NewRequest("GET", "/", nil), p, nil)
	if got := w.Header()[exposeHeaders]; !slices.Equal(got, []string{"X-Outer", "ETag"}) {
		t.Errorf("without the directive %q", got)
	}
}

// A POST whose response is that of its list keeps the fields that middleware has set.
func TestPostKeepsTheFieldsOfMiddleware(t *testing.T) {
	w := httptest.NewRecorder()
	w.Header()["Vary"], w.Header()["Expires"] = []string{"Origin"}, []string{"0"}
	a := &recorded{header: w.Header().Clone()}
	refusal := &Problem{Status: 403, Fields: http.Header{"Vary": {"Cookie"}}}
	r := httptest.NewRequest("POST", "/books", nil)
	exposing().Fail(a, r, refusal, nil)
	a.send(w, r, &Settings{})
	want := header("Vary: Origin", "Vary: Cookie", "Access-Control-Expose-Headers: ETag, Location, Allow", "Access-Control-Expose-Headers: Vary", "Cache-Control: no-store",
		"Content-Type: application/problem+json", "Content-Length: 34")
	if w.Code != 403 || !reflect.DeepEqual(w.Header(), want) {
		t.Errorf("%d\ngot  %v\nwant %v", w.Code, w.Header(), want)
	}
}
