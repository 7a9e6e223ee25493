package etagen

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

func TestUnsupportedContent(t *testing.T) {
	const put, patch, del = "PUT", "PATCH", "DELETE"
	tests := []struct {
		method string
		lines  []string
		status int // 0: supported
	}{
		{put, []string{"Content-Type: application/json"}, 0},
		{put, []string{"Content-Type: Application/JSON"}, 0},
		{put, []string{"Content-Type: application/json; charset=utf-8"}, 0},
		{put, []string{`Content-Type: application/json;charset="UTF-8"`}, 0},
		{put, []string{"Content-Type: application/json; version=1"}, 0},
		{put, []string{"Content-Type: application/vnd.book+json"}, 0},
		{put, []string{"Content-Type: application/ld+json; profile=x"}, 0},
		{put, []string{"Content-Type: application/json; charset=latin1"}, 415},
		{put, []string{"Content-Type: application/json; charset="}, 415},
		{put, []string{"Content-Type: application/json; ="}, 415},
		{put, []string{"Content-Type: application/merge-patch+json"}, 415},
		{put, []string{"Content-Type: application/merge-patch+json; x=y"}, 415},
		{put, []string{"Content-Type: application/json-patch+json"}, 415},
		{put, []string{"Content-Type: text/plain"}, 415},
		{put, []string{"Content-Type: application/jsonp"}, 415},
		{put, []string{"Content-Type: application/x-www-form-urlencoded"}, 415},
		{put, []string{"Content-Type: "}, 415},
		{put, nil, 415},
		{put, []string{"Content-Type: application/json", "Content-Type: application/json"}, 415},
		{put, []string{"Content-Type: application/json", "Content-Encoding: gzip"}, 415},
		{put, []string{"Content-Type: application/json", "Content-Range: bytes 0-1/2"}, 400},
		{patch, []string{"Content-Type: application/merge-patch+json"}, 0},
		{patch, []string{"Content-Type: application/merge-patch+json; charset=utf-8"}, 0},
		{patch, []string{"Content-Type: application/json"}, 415},
		{patch, []string{"Content-Type: application/json-patch+json"}, 415},
		{patch, []string{"Content-Type: application/vnd.book+json"}, 415},
		{patch, nil, 415},
		{patch, []string{"Content-Type: application/merge-patch+json", "Content-Encoding: br"}, 415},
		{del, nil, 0},
		{del, []string{"Content-Type: text/plain", "Content-Encoding: gzip"}, 0},
	}
	for _, test := range tests {
		err := unsupportedContent(&http.Request{Method: test.method, Header: header(test.lines...)})
		var p *problem
		if errors.As(err, &p) != (test.status != 0) || p != nil && p.Status != test.status || p == nil && err != nil {
			t.Errorf("%s %q: %v", test.method, test.lines, err)
		}
	}
}

func TestReceive(t *testing.T) {
	big := strings.Repeat("x", defaultMaxBody)
	tests := []struct {
		name   string
		body   io.Reader
		length int64 // as the client declares it; -1 for not at all
		limit  int64
		status int // 0: received
	}{
		{"a byte less", strings.NewReader("123456789"), 9, 10, 0},
		{"as long as may be", strings.NewReader("1234567890"), 10, 10, 0},
		{"a byte more", strings.NewReader("12345678901"), 11, 10, 413},
		{"as long as may be, not declared", strings.NewReader("1234567890"), -1, 10, 0},
		{"a byte more, not declared", strings.NewReader("12345678901"), -1, 10, 413},
		{"declared too long, and never read", iotest.ErrReader(errors.New("read")), 11, 10, 413},
		{"the usual limit", strings.NewReader(big), -1, 0, 0},
		{"a byte more than the usual limit", strings.NewReader(big + "x"), -1, 0, 413},
		{"no limit is below zero", strings.NewReader("x"), 1, -1, 0},
		{"cut off", iotest.ErrReader(io.ErrUnexpectedEOF), -1, 10, 400},
		{"empty", strings.NewReader(""), 0, 10, 0},
		{"none", nil, 0, 10, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := &http.Request{ContentLength: test.length}
			want := ""
			if s, ok := test.body.(*strings.Reader); ok {
				b, _ := io.ReadAll(s)
				want = string(b)
				s.Reset(want)
			}
			if test.body != nil {
				r.Body = io.NopCloser(test.body)
			}
			text, err := receive(httptest.NewRecorder(), r, test.limit)
			var p *problem
			if errors.As(err, &p) != (test.status != 0) || p != nil && p.Status != test.status || p == nil && string(text) != want {
				t.Errorf("%d bytes, %v", len(text), err)
			}
		})
	}
}

// shape has each kind of field that content is held against.
type shape struct {
	Base
	*pointed
	Title   string             `json:"title"`
	Count   int8               `json:"count"`
	When    time.Time          `json:"when"`
	Inner   struct{ A, B int } `json:"inner"`
	Pointer **Leaf             `json:"pointer"`
	List    []Leaf             `json:"list"`
	Array   [2]Leaf            `json:"array"`
	Map     map[string]Leaf    `json:"map"`
	Any     any                `json:"any"`
	Own     ownJSON            `json:"own"`
	Raw     json.RawMessage    `json:"raw"`
	Quoted  int                `json:"quoted,string"`
	Odd     int                `json:"o\"dd"`
	Dash    int                `json:"-,"`
	Renamed Base               `json:"renamed"`
	Hidden  int                `json:"-"`
	private int
}

type Base struct {
	ID    int `json:"id"`
	Title int `json:"title"` // deeper: not this one
	Both  int
}

type pointed struct {
	Both  int // as deep as the other: neither
	Score int `json:"score"`
}

type Leaf struct {
	Name string `json:"name"`
}

// ownJSON reads its JSON itself, so that any members will do.
type ownJSON struct{ Secret int }

func (*ownJSON) UnmarshalJSON([]byte) error { return nil }

func TestCheckDocument(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	tests := []struct {
		name, text string
		status     int // 0: fits
		pointer    string
	}{
		{"empty object", `{}`, 0, ""},
		{"blanks", " \t\r\n{ \"title\" : \"x\" } \n", 0, ""},
		{"every member", `{"id":1,"score":2,"title":"x","count":1,"when":"2024-01-01T00:00:00Z","inner":{"A":1,"B":2},"pointer":{"name":"x"},` +
			`"list":[{"name":"x"},{}],"array":[{},{"name":"x"}],"map":{"any":{"name":"x"}},"any":{"any":[{"any":1}]},"own":{"any":1},"raw":{"any":1},` +
			`"quoted":"1","Odd":1,"-":1,"renamed":{"id":1,"title":2,"Both":1}}`, 0, ""},
		{"what does not fit is left to encoding/json", `{"title":{"x":1},"inner":[{"x":1}],"list":{"x":1},"count":[{"x":1}],"array":{"x":1},"map":[{"x":1}]}`, 0, ""},
		{"null everywhere", `{"title":null,"inner":null,"pointer":null,"list":null,"array":null,"map":{"x":null}}`, 0, ""},
		{"escaped name", `{"t\u0069tle":"x"}`, 0, ""},
		{"100 levels", `{"any":` + deep(100) + `}`, 0, ""},
		{"names that differ in case in a map", `{"map":{"a":{},"A":{}},"any":{"a":1,"A":1}}`, 0, ""},

		{"nothing", ``, 400, ""},
		{"blank", ` `, 400, ""},
		{"no JSON", `{title}`, 400, ""},
		{"cut off", `{"title":"x"`, 400, ""},
		{"two values", `{} {}`, 400, ""},
		{"text behind", `{}x`, 400, ""},
		{"byte order mark", "\ufeff{}", 400, ""},
		{"not UTF-8", "{\"title\":\"\xff\"}", 400, ""},
		{"101 levels", `{"any":` + deep(101) + `}`, 400, "/any" + strings.Repeat("/0", 100)},
		{"10,000 levels", `{"any":` + deep(10_000) + `}`, 400, ""},
		{"100,000 levels", deep(100_000), 400, ""},
		{"member twice", `{"title":"x","title":"y"}`, 400, "/title"},
		{"member twice, escaped", `{"title":"x","\u0074itle":"y"}`, 400, "/title"},
		{"member twice, deep", `{"any":[{"a":{"b":1,"b":1}}]}`, 400, "/any/0/a/b"},
		{"member twice in what reads itself", `{"own":{"a":1,"a":2}}`, 400, "/own/a"},

		{"unknown member", `{"titel":"x"}`, 422, "/titel"},
		{"unknown member that is null", `{"titel":null}`, 422, "/titel"},
		{"other case", `{"Title":"x"}`, 422, "/Title"},
		{"other case, beside", `{"title":"x","Title":"y"}`, 422, "/Title"},
		{"other case, not ASCII", `{"ſcore":1}`, 422, "/ſcore"},
		{"in a struct", `{"inner":{"A":1,"a":2}}`, 422, "/inner/a"},
		{"behind pointers", `{"pointer":{"Name":1}}`, 422, "/pointer/Name"},
		{"in a slice", `{"list":[{},{"x":1}]}`, 422, "/list/1/x"},
		{"in an array", `{"array":[{"x":1}]}`, 422, "/array/0/x"},
		{"in a map", `{"map":{"a":{"x":1}}}`, 422, "/map/a/x"},
		{"pointer escapes", `{"map":{"a/b~c":{"x":1}}}`, 422, "/map/a~1b~0c/x"},
		{"name of the field", `{"Score":1}`, 422, "/Score"},
		{"name that is no legal tag", `{"o\"dd":1}`, 422, `/o"dd`},
		{"ambiguous", `{"Both":1}`, 422, "/Both"},
		{"hidden", `{"Hidden":1}`, 422, "/Hidden"},
		{"not exported", `{"private":1}`, 422, "/private"},
		{"embedded by its own name", `{"Base":{}}`, 422, "/Base"},
		{"in a renamed struct", `{"renamed":{"x":1}}`, 422, "/renamed/x"},
		{"array too long", `{"array":[{},{},{}]}`, 422, "/array/2"},
	}
	_ = shape{private: 1}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := checkDocument([]byte(test.text), reflect.TypeFor[*shape]())
			if (p != nil) != (test.status != 0) || p != nil && (p.Status != test.status || p.Pointer != test.pointer) {
				t.Errorf("%.100s: %+v, want %d at %q", test.text, p, test.status, test.pointer)
			}
		})
	}
}

// What checkDocument lets pass is read by encoding/json to the last member, and
// what it refuses by name is not.
func FuzzCheckDocument(f *testing.F) {
	for _, seed := range []string{
		`{"title":"x","inner":{"A":1},"list":[{"name":"a"}],"map":{"k":{"name":"b"}}}`, `{"Title":"x"}`, `{"Both":1}`, `{"x":1}`,
		`{"id":1,"score":2}`, `{"renamed":{"id":1}}`, `{"array":[{},{},{}]}`, `{"a":1,"a":2}`, `[]`, `null`, `{"-":1,"Odd":2}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := checkDocument([]byte(text), reflect.TypeFor[*shape]())
		dec := json.NewDecoder(strings.NewReader(text))
		dec.DisallowUnknownFields()
		var v shape
		err := dec.Decode(&v)
		if unknown := err != nil && strings.Contains(err.Error(), "unknown field"); unknown && p == nil {
			t.Errorf("%s: let pass, but %v", text, err)
		}
		refused := p != nil && p.Status == 400
		if valid := json.Valid([]byte(text)); !valid && !refused || valid && refused && strings.Contains(p.Detail, "JSON value") {
			t.Errorf("%s: %+v", text, p)
		}
	})
}

func TestDecode(t *testing.T) {
	tests := []struct {
		name, text, pointer string
		ok                  bool
	}{
		{"object", ` {"title":"x"}`, "", true},
		{"null", `null`, "", false},
		{"array", `[]`, "", false},
		{"string", `"x"`, "", false},
		{"wrong type", `{"title":1}`, "/title", false},
		{"wrong type, deep", `{"inner":{"A":"x"}}`, "/inner/A", false},
		{"out of range", `{"count":128}`, "/count", false},
		{"fraction", `{"count":1.5}`, "/count", false},
		{"refused by its type", `{"when":"yesterday"}`, "", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := decode([]byte(test.text), new(shape))
			var p *problem
			if errors.As(err, &p) == test.ok || p != nil && (p.Status != 422 || p.Pointer != test.pointer || !strings.HasSuffix(p.Detail, ".")) {
				t.Errorf("%s: %+v, %v", test.text, p, err)
			}
		})
	}
	var v shape
	if err := decode([]byte(`{"any":12345678901234567890}`), &v); err != nil || v.Any != json.Number("12345678901234567890") {
		t.Errorf("a large integer became %v, %v", v.Any, err)
	}
	if err := decode([]byte(`null`), new(ownJSON)); err == nil {
		t.Error("null is no value")
	}
	if err := decode([]byte(`"x"`), new(ownJSON)); err != nil {
		t.Errorf("a type that reads itself may be anything: %v", err)
	}
}

// The examples of RFC 7396 Appendix A.
func TestMergePatch(t *testing.T) {
	tests := []struct{ original, patch, result string }{
		{`{"a":"b"}`, `{"a":"c"}`, `{"a":"c"}`},
		{`{"a":"b"}`, `{"b":"c"}`, `{"a":"b","b":"c"}`},
		{`{"a":"b"}`, `{"a":null}`, `{}`},
		{`{"a":"b","b":"c"}`, `{"a":null}`, `{"b":"c"}`},
		{`{"a":["b"]}`, `{"a":"c"}`, `{"a":"c"}`},
		{`{"a":"c"}`, `{"a":["b"]}`, `{"a":["b"]}`},
		{`{"a":{"b":"c"}}`, `{"a":{"b":"d","c":null}}`, `{"a":{"b":"d"}}`},
		{`{"a":[{"b":"c"}]}`, `{"a":[1]}`, `{"a":[1]}`},
		{`["a","b"]`, `["c","d"]`, `["c","d"]`},
		{`{"a":"b"}`, `["c"]`, `["c"]`},
		{`{"a":"foo"}`, `null`, `null`},
		{`{"a":"foo"}`, `"bar"`, `"bar"`},
		{`{"e":null}`, `{"a":1}`, `{"a":1,"e":null}`},
		{`[1,2]`, `{"a":"b","c":null}`, `{"a":"b"}`},
		{`{}`, `{"a":{"bb":{"ccc":null}}}`, `{"a":{"bb":{}}}`},
		// That of §3, and numbers that float64 cannot hold.
		{`{"title":"Goodbye!","author":{"givenName":"John","familyName":"Doe"},"tags":["example","sample"],"content":"This will be unchanged"}`,
			`{"title":"Hello!","phoneNumber":"+01-123-456-7890","author":{"familyName":null},"tags":["example"]}`,
			`{"author":{"givenName":"John"},"content":"This will be unchanged","phoneNumber":"+01-123-456-7890","tags":["example"],"title":"Hello!"}`},
		{`{"a":12345678901234567890}`, `{"b":0.1000000000000000055511151231257827}`, `{"a":12345678901234567890,"b":0.1000000000000000055511151231257827}`},
	}
	for _, test := range tests {
		got, err := patched(json.RawMessage(test.original), []byte(test.patch))
		if err != nil || string(got) != test.result {
			t.Errorf("%s patched with %s: %s, %v; want %s", test.original, test.patch, got, err, test.result)
		}
	}
}

func TestPatchOfWhatHasNoJSON(t *testing.T) {
	if _, err := patched(func() {}, []byte(`{}`)); err == nil || !strings.Contains(err.Error(), "func()") {
		t.Errorf("got %v", err)
	}
}
