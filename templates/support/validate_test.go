package etagen

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// A validatingWriter is a bookWriter with a validate function.
type validatingWriter struct {
	bookWriter
	validate func(ctx context.Context, b, stored *book) error
}

func (a validatingWriter) Validate(ctx context.Context, b, storedValue any) error {
	stored, _ := storedValue.(*book) // nil if there is none
	return a.validate(ctx, b.(*book), stored)
}

// A validation is the result of a write with a validate function.
type validation struct {
	*httptest.ResponseRecorder
	told error
	d    Decision
}

// sendValidated sends a write to a handler with a validate function.
func sendValidated(s bookStore, validate func(ctx context.Context, b, stored *book) error, r *http.Request) (v validation) {
	v.ResponseRecorder = httptest.NewRecorder()
	h := &bookHandler{Store: s,
		OnError: func(_ *http.Request, err error) { v.told = err },
		Observe: func(_ *http.Request, d Decision) { v.d = d },
	}
	res := like(&bookResource)
	res.Validates = true
	answerWrite(v, r, validatingWriter{bookWriter{h}, validate}, res, r.Method)
	return v
}

// validated returns a request for a book that would be carried out.
func validated(method, id, body string) *http.Request {
	r := httptest.NewRequest(method, "/books/"+id, strings.NewReader(body))
	r.Header = header(map[string]string{"moby": ifMoby, "new": ifNew}[id], map[string]string{"PUT": asJSON, "PATCH": asPatch, "DELETE": asJSON}[method])
	r.SetPathValue("id", id)
	return r
}

// validWrites are writes for which a validate function is called.
var validWrites = []struct {
	method, id, body string
	created          bool
}{
	{"PUT", "moby", `{"title":"x"}`, false},
	{"PATCH", "moby", `{"title":"x"}`, false},
	{"PUT", "new", `{"title":"x"}`, true},
}

func TestValidateSeesWhatIsStored(t *testing.T) {
	for _, row := range validWrites {
		asked := 0
		v := sendValidated(mobyShelf(), func(_ context.Context, b, stored *book) error {
			asked++
			if (stored == nil) != row.created || b.Title != "x" || b.ID != row.id {
				t.Errorf("%s %s: asked about %+v, stored %+v", row.method, row.id, b, stored)
			}
			if !row.created && (stored.Title != "Moby-Dick" || b.Version != stored.Version || b.AddedBy != stored.AddedBy) {
				t.Errorf("%s %s: asked about %+v, stored %+v", row.method, row.id, b, stored)
			}
			return nil
		}, validated(row.method, row.id, row.body))
		if v.Code != map[bool]int{false: 200, true: 201}[row.created] || asked != 1 {
			t.Errorf("%s %s: %d, asked %d times: %s", row.method, row.id, v.Code, asked, v.Body)
		}
	}
}

func TestValidateIsNotAskedAboutADeletion(t *testing.T) {
	s := mobyShelf()
	v := sendValidated(s, func(context.Context, *book, *book) error { t.Error("asked"); return nil }, validated("DELETE", "moby", ""))
	if v.Code != 204 || len(s.books) != 0 {
		t.Errorf("%d", v.Code)
	}
}

// Mistakes in the request itself are reported first.
func TestValidateComesAfterTheContent(t *testing.T) {
	for name, r := range map[string]*http.Request{
		"precondition": func() *http.Request { r := validated("PUT", "moby", `{}`); r.Header.Set("If-Match", `"0"`); return r }(),
		"syntax":       validated("PUT", "moby", `{"title"`),
		"types":        validated("PATCH", "moby", `{"title":1}`),
		"NUL":          validated("PATCH", "moby", `{"title":"\u0000"}`),
		"media type":   func() *http.Request { r := validated("PUT", "moby", `{}`); r.Header.Del("Content-Type"); return r }(),
	} {
		v := sendValidated(mobyShelf(), func(context.Context, *book, *book) error { t.Errorf("%s: asked", name); return nil }, r)
		if v.Code < 400 || v.Code > 422 {
			t.Errorf("%s: %d", name, v.Code)
		}
	}
}

// An error of another resource only has a meaning for that.
var errAuthorNotFound = errors.New("author not found")

func TestErrorsOfValidate(t *testing.T) {
	refusal := Refuse(409, "Taken.", "/title")
	for _, test := range []struct {
		name       string
		err        error
		status     int
		told       bool
		detail     string
		retryAfter string
	}{
		{"plain text", errors.New("the title is empty"), 422, false, "the title is empty", ""},
		{"wrapped text", fmt.Errorf("checking: %w", io.EOF), 422, false, "checking: EOF", ""},
		{"a problem", refusal, 409, false, "Taken.", ""},
		{"a wrapped problem", fmt.Errorf("checking: %w", refusal), 409, false, "Taken.", ""},
		{"one of two", errors.Join(io.EOF, refusal), 409, false, "Taken.", ""},
		{"a problem around not found", &Problem{Status: 403, Detail: "No.", Err: errBookNotFound}, 403, false, "No.", ""},
		{"a problem with 503", &Problem{Status: 503, Detail: "Later.", RetryAfter: time.Minute}, 503, false, "Later.", "60"},
		{"a look-up that failed", &Problem{Status: 500, Err: io.ErrUnexpectedEOF}, 500, true, "", ""},
		{"a problem with 412", Refuse(412, "No."), 500, true, "", ""},
		{"a problem with 428", Refuse(428, "No."), 500, true, "", ""},
		{"a problem with 304", &Problem{Status: 304}, 500, true, "", ""},
		{"a nil problem", (*Problem)(nil), 500, true, "", ""},
		{"unavailable", fmt.Errorf("authors: %w", ErrUnavailable), 503, false, "", "1"},
		{"outcome unknown", ErrOutcomeUnknown, 503, true, "", ""},
		{"not found", fmt.Errorf("gone: %w", errBookNotFound), 404, false, "", ""},
		{"conflict", errBookConflict, 422, false, errBookConflict.Error(), ""},
		{"exists", errBookExists, 422, false, errBookExists.Error(), ""},
		{"not found elsewhere", errAuthorNotFound, 422, false, "author not found", ""},
		{"too late", context.DeadlineExceeded, 503, true, "", "1"},
		{"canceled by itself", context.Canceled, 500, true, "", ""},
		{"no text", errors.New(""), 422, false, "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, row := range validWrites {
				s := mobyShelf()
				v := sendValidated(s, func(context.Context, *book, *book) error { return test.err }, validated(row.method, row.id, row.body))
				if v.Code != test.status || (v.told != nil) != test.told || test.told && v.told != test.err || v.d.Err != test.err || v.d.Status != test.status {
					t.Errorf("%s %s: %d, told %v, %+v", row.method, row.id, v.Code, v.told, v.d)
				}
				if v.d.Rounds != 0 || s.writes != 0 || s.books["moby"].Title != "Moby-Dick" || v.Header().Get("Etag") != "" {
					t.Errorf("%s %s: %d rounds, %d writes, %v", row.method, row.id, v.d.Rounds, s.writes, v.Header())
				}
				if test.detail != "" && !strings.Contains(v.Body.String(), test.detail) || v.Header().Get("Retry-After") != test.retryAfter {
					t.Errorf("%s %s: %v %s", row.method, row.id, v.Header(), v.Body)
				}
			}
		})
	}
}

// The text of an error can have any length and encoding.
func TestTextOfValidateIsBounded(t *testing.T) {
	for _, text := range []string{strings.Repeat("x", 1<<20), strings.Repeat("é", 150), "a" + strings.Repeat("日本", 60), "\xff\xfe", strings.Repeat("\xff", 300), strings.Repeat("x", 198) + "€"} {
		got := brief(text)
		if len(got) > 200 || !utf8.ValidString(got) || !strings.Contains(text, got) {
			t.Errorf("%d bytes of %.20q", len(got), got)
		}
		v := sendValidated(mobyShelf(), func(context.Context, *book, *book) error { return errors.New(text) }, validated("PUT", "moby", `{}`))
		if v.Code != 422 || v.Body.Len() > 400 || !utf8.Valid(v.Body.Bytes()) {
			t.Errorf("%d, %d bytes", v.Code, v.Body.Len())
		}
	}
	if brief("é") != "é" || brief("") != "" || brief(strings.Repeat("x", 200)) != strings.Repeat("x", 200) {
		t.Error("a short text is changed")
	}
}

// A client that has gone gets no response, and OnError is not called.
func TestValidateForAClientThatHasGone(t *testing.T) {
	for _, err := range []error{io.EOF, context.Canceled, errBookNotFound, Refuse(403, "No.")} {
		ctx, cancel := context.WithCancel(context.Background())
		v := sendValidated(mobyShelf(), func(context.Context, *book, *book) error { cancel(); return err }, validated("PUT", "moby", `{}`).WithContext(ctx))
		if v.Code != 503 || v.told != nil || v.d.Status != StatusClientGone || v.d.Err != err {
			t.Errorf("%v: %d, told %v, %+v", err, v.Code, v.told, v.d)
		}
	}
}

// Whatever error a driver returns for it, the deadline has passed.
func TestValidateAfterTheDeadline(t *testing.T) {
	ctx, cancel := context.WithDeadline(context.Background(), time.Unix(1, 0))
	defer cancel()
	v := sendValidated(mobyShelf(), func(context.Context, *book, *book) error { return io.ErrUnexpectedEOF }, validated("PUT", "moby", `{}`).WithContext(ctx))
	if v.Code != 503 || v.told != io.ErrUnexpectedEOF || v.Header().Get("Retry-After") == "" {
		t.Errorf("%d, told %v", v.Code, v.told)
	}
}

// Validate changes only what a client can set.
func TestValidateChangesWhatClientsCanSet(t *testing.T) {
	for _, row := range validWrites {
		s := mobyShelf()
		before := s.books["moby"]
		v := sendValidated(s, func(_ context.Context, b, _ *book) error {
			b.ID, b.Version, b.UpdatedAt, b.AddedBy = "other", 99, time.Unix(1, 0), "validate"
			b.Title, b.Pages, b.Author = strings.ToUpper(b.Title), 7, &author{Name: "A"}
			return nil
		}, validated(row.method, row.id, row.body))
		got := s.books[row.id]
		wantedBy, version := before.AddedBy, before.Version+1
		if row.created {
			wantedBy, version = "", 1
		}
		if v.Code >= 300 || got.Title != "X" || got.Pages != 7 || got.Author == nil {
			t.Errorf("%s %s: %d, stored %+v", row.method, row.id, v.Code, got)
		}
		if got.ID != row.id || got.Version != version || got.AddedBy != wantedBy || got.UpdatedAt.Equal(time.Unix(1, 0)) || len(s.books) != 1 && !row.created {
			t.Errorf("%s %s: stored %+v", row.method, row.id, got)
		}
		if row.method == "PUT" && v.Header().Get("Etag") != "" {
			t.Errorf("PUT %s: %s for what was not stored as it was sent", row.id, v.Header().Get("Etag"))
		}
	}
}

// A value that could not be sent back is rejected, as if a client had sent it.
func TestValidateMakesWhatCannotBeGivenBack(t *testing.T) {
	late := time.Date(9999, 12, 31, 23, 0, 0, 0, time.FixedZone("", -12*3600))
	for name, test := range map[string]struct {
		change  func(b *book)
		pointer string
	}{
		"NUL":                   {func(b *book) { b.Title = "a\x00" }, "/title"},
		"half a character":      {func(b *book) { b.Title = "é"[:1] }, "/title"},
		"such in a list":        {func(b *book) { b.Author = &author{Tags: []string{"a", "\xff"}} }, "/author"},
		"NUL in a list":         {func(b *book) { b.Author = &author{Tags: []string{"a", "\x00"}} }, "/author/tags/1"},
		"no number":             {func(b *book) { b.Notes = math.NaN() }, "/notes"},
		"a function":            {func(b *book) { b.Notes = func() {} }, "/notes"},
		"a time that is late":   {func(b *book) { b.Notes = late }, ""}, // text, as far as any is known to be
		"a number out of range": {func(b *book) { b.Notes = math.Inf(1) }, "/notes"},
	} {
		for _, row := range validWrites {
			s := mobyShelf()
			v := sendValidated(s, func(_ context.Context, b, _ *book) error { test.change(b); return nil }, validated(row.method, row.id, row.body))
			if test.pointer == "" {
				if v.Code >= 300 {
					t.Errorf("%s, %s %s: %d", name, row.method, row.id, v.Code)
				}
				continue
			}
			if v.Code != 422 || s.writes != 0 || v.told != nil || !strings.Contains(v.Body.String(), `"pointer":"`+test.pointer+`"`) {
				t.Errorf("%s, %s %s: %d, %d writes, told %v: %s", name, row.method, row.id, v.Code, s.writes, v.told, v.Body)
			}
		}
	}
}

// Content that was stored before a rule existed does not prevent a patch from correcting
// something else.
func TestValidateLeavesOldContentAlone(t *testing.T) {
	s := mobyShelf()
	b := s.books["moby"]
	b.Author = &author{Name: "a\x00\xff"}
	s.books["moby"] = b
	v := sendValidated(s, func(_ context.Context, b, _ *book) error { b.Title += "!"; return nil }, validated("PATCH", "moby", `{"title":"x"}`))
	if v.Code != 200 || s.books["moby"].Title != "x!" {
		t.Errorf("%d %s", v.Code, v.Body)
	}
}

func TestOddChange(t *testing.T) {
	type dated struct {
		At    time.Time `json:"at"`
		Label string    `json:"label"`
	}
	for _, test := range []struct{ name, before, after, pointer string }{
		{"alike", `{"label":"\u0000"}`, `{"label":"\u0000"}`, "none"},
		{"a late time", `{}`, `{"at":"9999-12-31T23:00:00-12:00"}`, "/at"},
		{"an array that had no JSON before", ``, `{"at":"9999-12-31T23:00:00-12:00"}`, "/at"},
		{"no object", `1`, `"\u0000"`, ""},
	} {
		got := "none"
		if p := oddChange([]byte(test.before), []byte(test.after), reflect.ValueOf(new(dated))); p != nil {
			got = pointerOf(p)
			if p.Status != 422 {
				t.Errorf("%s: %d", test.name, p.Status)
			}
		}
		if got != test.pointer {
			t.Errorf("%s: %q, want %q", test.name, got, test.pointer)
		}
	}
}

// Text that is not UTF-8 is found on every release of Go, exactly where encoding/json
// replaces it.
func TestReplacesText(t *testing.T) {
	type inner struct{ Text string }
	type outer struct {
		inner
		Any    any
		Map    map[string]*inner
		Array  [1]string
		Hidden string `json:"-"`
		When   time.Time
		own    string
	}
	for name, test := range map[string]struct {
		value any
		want  bool
	}{
		"the replacement character itself": {"\uFFFD", false},
		"a backslash and its number":       {`\ufffd`, false},
		"half a character":                 {"é"[:1], true},
		"promoted":                         {outer{inner: inner{"\xff"}}, true},
		"in an interface":                  {outer{Any: []any{1, "\xff"}}, true},
		"in a map":                         {outer{Map: map[string]*inner{"a": nil, "b": {"\xff"}}}, true},
		"a key of a map":                   {outer{Map: map[string]*inner{"\xff": nil}}, true},
		"in an array":                      {&outer{Array: [1]string{"\xff"}}, true},
		"not in the JSON":                  {outer{Hidden: "\xff", own: "\xff"}, false},
		"bytes":                            {[]byte("\xff"), false},
		"nil":                              {(*outer)(nil), false},
		"a type that encodes itself":       {json.RawMessage("\"\xff\""), false},
	} {
		if got := replacesText(reflect.ValueOf(test.value)); got != test.want {
			t.Errorf("%s: %t, want %t", name, got, test.want)
		}
	}
}

// A method Validate that exists by chance is not called.
func TestValidateIsNotFoundByItsName(t *testing.T) {
	h := &bookHandler{Store: mobyShelf()}
	a := validatingWriter{bookWriter{h}, func(context.Context, *book, *book) error { t.Error("asked"); return nil }}
	w := httptest.NewRecorder()
	answerWrite(w, validated("PUT", "moby", `{}`), a, &bookResource, "PUT")
	if w.Code != 200 {
		t.Error(w.Code)
	}
}
