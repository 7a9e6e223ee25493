package etagen_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	etagen "github.com/etagen/etagen/templates/support"
)

func TestAuthorizeOfLists(t *testing.T) {
	for _, test := range []struct {
		name, method, target, body string
		header                     http.Header
		refuse                     etagen.Op
		asked                      string
		status                     int
	}{
		{"list", "GET", "/books", "", nil, 0, "[list]", 200},
		{"list that is forbidden", "GET", "/books", "", nil, etagen.OpList, "[list]", 403},
		{"before the query is read", "GET", "/books?limit=many", "", nil, etagen.OpList, "[list]", 403},
		{"before the list is said not to have changed", "GET", "/books", "", fields("If-None-Match: *"), etagen.OpList, "[list]", 403},
		{"creation", "POST", "/books", `{"title":"x"}`, fields(asJSON), 0, "[create]", 201},
		{"creation that is forbidden", "POST", "/books", `{"title":"x"}`, fields("Content-Type: text/plain", `If-Match: "x"`), etagen.OpCreate, "[create]", 403},
		{"creation with a tag of the list", "POST", "/books", `{"title":"x"}`, fields(asJSON, `If-Match: "x"`), 0, "[create list]", 412},
		{"creation by who may not read the list", "POST", "/books", `{"title":"x"}`, fields(asJSON, `If-Match: "x"`), etagen.OpList, "[create list]", 403},
	} {
		t.Run(test.name, func(t *testing.T) {
			var asked []etagen.Op
			var got []etagen.Decision
			refusal := etagen.Refuse(403, "No.")
			h := &BookHandler{Store: fullShelf(), Observe: func(_ *http.Request, d etagen.Decision) { got = append(got, d) }}
			h.Authorize = func(_ *http.Request, op etagen.Op, b *Book) error {
				if asked = append(asked, op); b != nil {
					t.Errorf("asked about %v", b)
				}
				if op == test.refuse {
					return refusal
				}
				return nil
			}
			w := serveBody(h, test.method, test.target, test.header, test.body)
			if w.Code != test.status || fmt.Sprint(asked) != test.asked || test.status == 403 && w.Header().Get("Etag") != "" {
				t.Errorf("%d %v, asked %v", w.Code, w.Header(), asked)
			}
			if len(got) != 1 || got[0].Status != test.status || got[0].Bytes != w.Body.Len() || got[0].Pattern != "/books" || (got[0].Err == refusal) != (test.status == 403) {
				t.Errorf("%d, observed %+v", w.Body.Len(), got)
			}
		})
	}
}

// A client that may not read the list is refused before it sends the content.
func TestAuthorizeOfListsComesBeforeTheContent(t *testing.T) {
	for _, refuse := range []etagen.Op{etagen.OpCreate, etagen.OpList} {
		h := &BookHandler{Store: fullShelf(), Authorize: func(_ *http.Request, op etagen.Op, _ *Book) error {
			if op == refuse {
				return etagen.Refuse(403, "No.")
			}
			return nil
		}}
		r := httptest.NewRequest("POST", "/books", io.NopCloser(unread{t}))
		r.Header = fields(asJSON, "If-None-Match: *", "Expect: 100-continue")
		w := httptest.NewRecorder()
		h.Create(w, r)
		if w.Code != 403 {
			t.Errorf("%v: %d", refuse, w.Code)
		}
	}
}

type unread struct{ *testing.T }

func (u unread) Read([]byte) (int, error) {
	u.Error("content read")
	return 0, io.EOF
}

func TestObserveLists(t *testing.T) {
	broken := errors.New("disk full")
	full := func() BookStore { return fullShelf() }
	for _, test := range []struct {
		name, method, target, body string
		header                     http.Header
		store                      BookStore
		want                       etagen.Decision
	}{
		{"200", "GET", "/books", "", nil, full(), etagen.Decision{Op: etagen.OpList, Status: 200, Loaded: true}},
		{"HEAD", "HEAD", "/books", "", nil, full(), etagen.Decision{Op: etagen.OpList, Status: 200, Loaded: true}},
		{"304 by stat", "GET", "/books", "", fields("If-None-Match: *"), full(), etagen.Decision{Op: etagen.OpList, Status: 304, Field: "If-None-Match"}},
		{"400", "GET", "/books?limit=0", "", nil, full(), etagen.Decision{Op: etagen.OpList, Status: 400}},
		{"400 by a cursor", "GET", "/books", "", nil, refusingBooks{fullShelf(), ErrBookCursor}, etagen.Decision{Op: etagen.OpList, Status: 400, Err: ErrBookCursor}},
		{"500", "GET", "/books", "", nil, refusingBooks{fullShelf(), broken}, etagen.Decision{Op: etagen.OpList, Status: 500, Err: broken}},
		{"201", "POST", "/books", `{"title":"x"}`, fields(asJSON), full(), etagen.Decision{Op: etagen.OpCreate, Status: 201, Rounds: 1}},
		{"201 with a precondition", "POST", "/books", `{"title":"x"}`, fields(asJSON, "If-Match: *"), full(), etagen.Decision{Op: etagen.OpCreate, Status: 201, Rounds: 1}},
		{"409", "POST", "/books", `{"id":"b1"}`, fields(asJSON), full(), etagen.Decision{Op: etagen.OpCreate, Status: 409, Rounds: 1}},
		{"412", "POST", "/books", `{"title":"x"}`, fields(asJSON, "If-None-Match: *"), full(), etagen.Decision{Op: etagen.OpCreate, Status: 412, Field: "If-None-Match"}},
		{"500 of the list that is added to", "POST", "/books", `{"title":"x"}`, fields(asJSON, "If-None-Match: *"), refusingBooks{fullShelf(), broken},
			etagen.Decision{Op: etagen.OpCreate, Status: 500, Err: broken}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []etagen.Decision
			h := &BookHandler{Store: test.store, Observe: func(_ *http.Request, d etagen.Decision) { got = append(got, d) }}
			w := serveBody(h, test.method, test.target, test.header, test.body)
			test.want.Pattern, test.want.Bytes = "/books", w.Body.Len()
			if test.want.Status == 409 && len(got) == 1 && errors.Is(got[0].Err, ErrBookExists) {
				test.want.Err = got[0].Err
			}
			if len(got) != 1 || got[0] != test.want || w.Code != test.want.Status {
				t.Errorf("%d\ngot  %+v\nwant %+v", w.Code, got, test.want)
			}
		})
	}
}

// An error of the list that a POST adds to is written in the user's own format.
func TestWriteProblemOfLists(t *testing.T) {
	h := &BookHandler{Store: refusingBooks{fullShelf(), errors.New("disk full")}}
	var method string
	h.WriteProblem = func(w http.ResponseWriter, _ *http.Request, p *etagen.Problem) {
		if method == "POST" {
			w.WriteHeader(http.StatusProcessing)
		}
		w.WriteHeader(p.Status)
		fmt.Fprint(w, "mine: ", p.Title)
		w.WriteHeader(http.StatusOK) // too late
	}
	for _, method = range []string{"GET", "POST", "BREW"} {
		w, r := httptest.NewRecorder(), httptest.NewRequest(method, "/books", strings.NewReader("{}"))
		r.Header = fields(asJSON, "If-None-Match: *")
		status, want := 500, "mine: Internal Server Error"
		handle := h.List
		switch method {
		case "GET":
			r.Header = nil
		case "POST":
			handle = h.Create
		case "BREW":
			status, want = 405, "mine: Method Not Allowed"
		}
		if handle(w, r); w.Code != status || w.Body.String() != want {
			t.Errorf("%s: %d %s", method, w.Code, w.Body)
		}
	}
}
