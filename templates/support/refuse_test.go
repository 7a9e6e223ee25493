package etagen

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
)

// A refusingShelf returns its errors instead of books, and counts.
type refusingShelf struct {
	*bookShelf
	load, write error
	asked       int // calls that write
}

func (s *refusingShelf) GetBook(ctx context.Context, id string) (*book, error) {
	if s.load != nil {
		return nil, s.load
	}
	return s.bookShelf.GetBook(ctx, id)
}

func (s *refusingShelf) CreateBook(ctx context.Context, b *book) (*book, error) {
	if s.asked++; s.write != nil {
		return nil, s.write
	}
	return s.bookShelf.CreateBook(ctx, b)
}

func (s *refusingShelf) UpdateBook(ctx context.Context, b *book, version int64) (*book, error) {
	if s.asked++; s.write != nil {
		return nil, s.write
	}
	return s.bookShelf.UpdateBook(ctx, b, version)
}

func (s *refusingShelf) DeleteBook(ctx context.Context, id string, version int64) error {
	if s.asked++; s.write != nil {
		return s.write
	}
	return s.bookShelf.DeleteBook(ctx, id, version)
}

// around returns a Problem that wraps an error of a store.
func around(status int, err error) error {
	return fmt.Errorf("database: %w", &Problem{Status: status, Detail: "No.", Err: err})
}

// The exchange uses a connection: an error of the store ends it.
func TestStoreThatRefuses(t *testing.T) {
	const get, all = "GET", "PUT PATCH DELETE"
	none := (*Problem)(nil)
	for _, test := range []struct {
		name, methods, id string
		load, write       error
		status            int
		retry             string
		told              bool
	}{
		{"read that is forbidden", get, "moby", Refuse(403, "No."), nil, 403, "", false},
		{"read of what is gone", get, "moby", fmt.Errorf("moby: %w", Refuse(410, "No.")), nil, 410, "", false},
		{"read that is refused around not found", get, "moby", around(403, errBookNotFound), nil, 403, "", false},
		{"read at the wrong time", get, "moby", &Problem{Status: 503, Detail: "No.", RetryAfter: 1500 * time.Millisecond}, nil, 503, "2", false},
		{"read with 412", get, "moby", Refuse(412, "No."), nil, 500, "", true},
		{"read with no problem at all", get, "moby", none, nil, 500, "", true},
		{"read with an outcome that is not known", get, "moby", fmt.Errorf("cluster: %w", ErrOutcomeUnknown), nil, 503, "", true},

		{"load that is forbidden", all, "moby", Refuse(403, "No."), nil, 403, "", false},
		{"load of what is gone", all, "moby", around(410, errBookNotFound), nil, 410, "", false},
		{"load of what is gone and would be created", "PUT", "new", around(410, errBookNotFound), nil, 410, "", false},
		{"write that is forbidden", all, "moby", nil, Refuse(403, "No."), 403, "", false},
		{"write that does not fit", all, "moby", nil, Refuse(422, "No.", "/price"), 422, "", false},
		{"write around a conflict", all, "moby", nil, around(409, errBookConflict), 409, "", false},
		{"write around not found", all, "moby", nil, around(422, errBookNotFound), 422, "", false},
		{"write around a collision", all, "moby", nil, around(422, errBookExists), 422, "", false},
		{"write around a deadline", all, "moby", nil, around(409, context.DeadlineExceeded), 409, "", false},
		{"write around an unknown outcome", all, "moby", nil, around(409, ErrOutcomeUnknown), 409, "", false},
		{"write around a store that is too busy", all, "moby", nil, around(429, ErrUnavailable), 429, "", false},
		{"creation around a collision", "PUT", "new", nil, around(422, errBookExists), 422, "", false},
		{"creation around not found", "PUT", "new", nil, around(422, errBookNotFound), 422, "", false},
		{"too many writes", all, "moby", nil, &Problem{Status: 429, Detail: "No.", RetryAfter: time.Minute}, 429, "60", false},
		{"too much content", all, "moby", nil, &Problem{Status: 413, Detail: "No.", RetryAfter: 1}, 413, "1", false},
		{"a status that is not sent again", all, "moby", nil, &Problem{Status: 409, Detail: "No.", RetryAfter: time.Minute}, 409, "", false},

		{"write with 412", all, "moby", nil, around(412, errBookConflict), 500, "", true},
		{"write with 428", all, "moby", nil, Refuse(428, "No."), 500, "", true},
		{"write with 304", all, "moby", nil, Refuse(304, "No."), 500, "", true},
		{"write with 399", all, "moby", nil, Refuse(399, "No."), 500, "", true},
		{"write with 500", all, "moby", nil, Refuse(500, "No."), 500, "", true},
		{"write with 504", all, "moby", nil, Refuse(504, "No."), 500, "", true},
		{"write with no status", all, "moby", nil, &Problem{}, 500, "", true},
		{"write with no problem at all", all, "moby", nil, none, 500, "", true},
		{"write with no problem at all, wrapped", all, "moby", nil, fmt.Errorf("%w: %w", none, errBookConflict), 500, "", true},
		{"write that may have happened", all, "moby", nil, ErrOutcomeUnknown, 503, "", true},
		{"write that may have happened, around a conflict", all, "moby", nil, errors.Join(errBookConflict, ErrOutcomeUnknown), 503, "", true},
		{"write that may have happened, while busy", all, "moby", nil, errors.Join(ErrUnavailable, ErrOutcomeUnknown), 503, "", true},
		{"creation that may have happened", "PUT", "new", nil, errors.Join(errBookNotFound, ErrOutcomeUnknown), 503, "", true},
	} {
		for _, method := range strings.Fields(test.methods) {
			t.Run(test.name+", "+method, func(t *testing.T) {
				s, told := &refusingShelf{bookShelf: mobyShelf(), load: test.load, write: test.write}, []error(nil)
				h := &bookHandler{Store: s, OnError: func(_ *http.Request, err error) { told = append(told, err) }}
				resp, body := roundTrip(t, h, method, test.id)
				cause := errors.Join(test.load, test.write).(interface{ Unwrap() []error }).Unwrap()[0]
				if resp.StatusCode != test.status || resp.Header.Get("Retry-After") != test.retry || resp.Header.Get("Etag") != "" {
					t.Errorf("%d %v %s", resp.StatusCode, resp.Header, body)
				}
				if (len(told) == 1) != test.told || test.told && told[0] != cause || test.write != nil && s.asked != 1 || s.writes != 0 {
					t.Errorf("%d writes asked for, %d made, told %v", s.asked, s.writes, told)
				}
				if refused := strings.Contains(body, `"detail":"No."`); refused == test.told {
					t.Errorf("%s", body)
				}
				if look := strings.Contains(body, "may or may not"); look != (test.status == 503 && test.told) {
					t.Errorf("%s", body)
				}
			})
		}
	}
}

// roundTrip sends a request, which the handler would carry out, over a connection.
func roundTrip(t *testing.T, h *bookHandler, method, id string) (*http.Response, string) {
	t.Helper()
	mux := http.NewServeMux()
	h.Register(mux)
	server := httptest.NewServer(mux)
	defer server.Close()
	r, err := http.NewRequestWithContext(context.Background(), method, server.URL+"/books/"+id, strings.NewReader(`{"title":"x"}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header = header(ifMoby, asJSON)
	if id == "new" {
		r.Header = header(ifNew, asJSON)
	}
	if method == http.MethodPatch {
		r.Header.Set("Content-Type", mergePatchType)
	}
	resp, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var body bytes.Buffer
	if _, err := body.ReadFrom(resp.Body); err != nil {
		t.Fatal(err)
	}
	return resp, body.String()
}

// A client that has gone gets nothing of a refusal, and OnError is not called.
func TestRefusalOfClientThatHasGone(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, refusal := range []error{Refuse(403, "No."), Refuse(412, "No."), (*Problem)(nil)} {
		for _, method := range []string{"PUT", "PATCH", "DELETE", "POST"} {
			s := &taskStore{task: &task{Version: 1, Level: 1}, failed: refusal}
			w, told := sendTask(ctx, s, method, `{"level":"high"}`)
			if w.Code != 503 || w.Header().Get("Retry-After") == "" || told != nil || s.writes != 1 {
				t.Errorf("%s, %v: %d %s, told %v, %d writes", method, refusal, w.Code, w.Body, told, s.writes)
			}
		}
	}
}

func TestPostThatIsRefused(t *testing.T) {
	for _, test := range []struct {
		name   string
		err    error
		status int
		told   bool
	}{
		{"for what it refers to", Refuse(422, "There is no such author.", "/author"), 422, false},
		{"around a collision", around(403, errTaskExists), 403, false},
		{"around a conflict", around(422, errTaskConflict), 422, false},
		{"with 428", around(428, errTaskExists), 500, true},
		{"and may have happened", errors.Join(errTaskExists, ErrOutcomeUnknown), 503, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := &taskStore{failed: test.err}
			w, told := sendTask(context.Background(), s, "POST", `{"level":"high"}`)
			if w.Code != test.status || (told != nil) != test.told || s.writes != 1 || w.Header().Get("Retry-After") != "" {
				t.Errorf("%d %v %s, told %v, %d writes", w.Code, w.Header(), w.Body, told, s.writes)
			}
		})
	}
}

func TestProblemDocument(t *testing.T) {
	for _, test := range []struct {
		name, want string
		problem    Problem
	}{
		{"empty", `{"status":0}`, Problem{}},
		{"with a title of its own", `{"title":"No money","status":402}`, Problem{Status: 402, Title: "No money"}},
		{"one place", `{"title":"Unprocessable Entity","status":422,"detail":"Bad.","pointer":"/a"}`,
			Problem{Status: 422, Detail: "Bad.", Errors: []FieldError{{Pointer: "/a"}}}},
		{"one place with a detail", `{"title":"Unprocessable Entity","status":422,"errors":[{"pointer":"/a","detail":"Bad."}]}`,
			Problem{Status: 422, Errors: []FieldError{{"/a", "Bad."}}}},
		{"two places", `{"title":"Unprocessable Entity","status":422,"errors":[{"pointer":"/a"},{"pointer":"/b","detail":"\u003c"}]}`,
			Problem{Status: 422, Errors: []FieldError{{Pointer: "/a"}, {"/b", "<"}}}},
		{"all members", `{"type":"urn:x","title":"T","status":409,"detail":"D","header":"H","parameter":"P","pointer":"/a","instance":"urn:i","a":[1],"b":{"c":null}}`,
			Problem{Status: 409, Type: "urn:x", Title: "T", Detail: "D", Header: "H", Parameter: "P", Instance: "urn:i", Errors: []FieldError{{Pointer: "/a"}},
				More: map[string]any{"b": map[string]any{"c": nil}, "a": []int{1}}, Err: errors.New("secret")}},
		{"names of the document", `{"title":"Conflict","status":409,"Status":1}`,
			Problem{Status: 409, More: map[string]any{"status": 200, "pointer": "/x", "errors": 1, "detail": "x", "type": 1, "title": 1, "header": 1, "parameter": 1, "instance": 1, "Status": 1}}},
		{"names of the document alone", `{"title":"Conflict","status":409}`, Problem{Status: 409, More: map[string]any{"status": 200}}},
		{"members that cannot be encoded", `{"title":"Conflict","status":409}`, Problem{Status: 409, More: map[string]any{"a": 1, "b": func() {}}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, v := range []any{test.problem, &test.problem} {
				if got, err := json.Marshal(v); err != nil || string(got) != test.want {
					t.Errorf("got  %s, %v\nwant %s", got, err, test.want)
				}
			}
			if test.problem.allowed() {
				w := httptest.NewRecorder()
				testResource.Fail(w, httptest.NewRequest("GET", "/", nil), &test.problem, nil)
				if w.Body.String() != test.want || w.Code != test.problem.Status {
					t.Errorf("sent %d %s", w.Code, w.Body)
				}
			}
		})
	}
}

func TestProblemAsError(t *testing.T) {
	cause := errors.New("cause")
	for want, p := range map[string]*Problem{
		"cause":        {Status: 409, Detail: "No.", Err: cause},
		"No.":          {Status: 409, Detail: "No."},
		"Conflict":     {Status: 409},
		"nil *Problem": nil,
	} {
		if p.Error() != want || errors.Is(p, cause) != (want == "cause") {
			t.Errorf("%q unwraps to %v, want %q", p.Error(), p.Unwrap(), want)
		}
	}
	if text, err := json.Marshal(&Problem{Status: 409, Err: errors.New("secret")}); err != nil || strings.Contains(string(text), "secret") {
		t.Errorf("%s, %v", text, err)
	}
}

func TestFieldsOfProblem(t *testing.T) {
	p := &Problem{Status: 401, Fields: http.Header{
		"www-authenticate": {"Bearer", `Basic realm="x"`}, "ETAG": {`"x"`}, "last-modified": {"x"}, "Cache-control": {"public"}, "transfer-encoding": {"x"},
		"content-type": {"x"}, "Content-Length": {"1"}, "vary": {"Cookie"}, "link": {"<x>"}, "Retry-After": nil, "X-Request": {"mine"},
	}}
	before := fmt.Sprint(p)
	w := httptest.NewRecorder()
	w.Header()["Vary"], w.Header()["X-Request"], w.Header()["Link"] = []string{"Origin"}, []string{"theirs"}, []string{"<y>"}
	testResource.Fail(w, httptest.NewRequest("GET", "/", nil), p, nil)
	want := header("Www-Authenticate: Bearer", `Www-Authenticate: Basic realm="x"`, "Vary: Origin", "Vary: Cookie", "Link: <y>", "Link: <x>", "X-Request: mine",
		"Cache-Control: no-store", "Content-Type: application/problem+json", fmt.Sprintf("Content-Length: %d", w.Body.Len()))
	if !reflect.DeepEqual(w.Header(), want) {
		t.Errorf("got  %v\nwant %v", w.Header(), want)
	}
	for name := range w.Header() {
		w.Header()[name][0] = "by a wrapper"
		w.Header().Add(name, "by a wrapper")
	}
	if after := fmt.Sprint(p); after != before {
		t.Errorf("changed to %s", after)
	}
}

// Many requests may return a package variable concurrently: it is only read.
func TestProblemThatManyRequestsShare(t *testing.T) {
	shared := &Problem{Status: 422, Fields: http.Header{"Vary": {"Cookie"}}, More: map[string]any{"a": 1}, Errors: []FieldError{{Pointer: "/a"}}}
	before := *shared
	h := &bookHandler{Store: &refusingShelf{bookShelf: mobyShelf(), load: shared}}
	var group sync.WaitGroup
	for i := 0; i < 8; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			for j := 0; j < 100; j++ {
				if w := send(h, "PATCH", "moby", `{}`, asPatch, ifMoby); w.Code != 422 {
					t.Errorf("%d %s", w.Code, w.Body)
				}
			}
		}()
	}
	group.Wait()
	if !reflect.DeepEqual(*shared, before) {
		t.Errorf("changed to %+v", shared)
	}
}
