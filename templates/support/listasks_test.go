package etagen

import (
	"errors"
	"math/big"
	"net/http"
	"net/http/httptest"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"
)

// asking is a collection whose queries support everything.
var asking = with(func(c *Collection) {
	c.Total = true
	c.Filters = []string{"author", "year.min", "year.max", "q"}
	c.Repeated = []string{"author"}
	c.Ignored = []string{"_", "utm_*"}
})

// asked reads a query of asking, with authors as texts and years as numbers.
func asked(raw string) (q Query, authors []string, err error) {
	q, err = parseQuery(asking, raw)
	if err == nil {
		authors, err = FilterIn(&q, "author", ReadString[string])
	}
	for _, name := range []string{"year.min", "year.max"} {
		if err == nil {
			_, err = FilterInt[int](&q, name)
		}
	}
	if err == nil {
		_, err = q.ReadCursor()
	}
	return q, authors, err
}

// All spellings of a query mean the same list: they have the same tag, cursor and link.
func TestOneListHasOneForm(t *testing.T) {
	for _, spellings := range [][]string{
		{"author=a&author=b", "author=b&author=a", "author=b&author=a&author=b&author=%61", "total=false&author=a&author=b"},
		{"author=", "author", "author=&author"},
		{"year.min=7&year.max=9&q=x", "q=x&year.max=09&year.min=%2B7"},
		{"q=", "q", "q=&utm_source=x&_=1&_=2"},
		{"total=true", "%74otal=true&utm_a=%zz&utm_%zz=1&_=a;b"},
	} {
		first, _, err := asked(spellings[0])
		if err != nil {
			t.Fatal(err)
		}
		cursor := string(first.appendCursor(nil, "b1"))
		for _, spelling := range spellings {
			q, _, err := asked(spelling + "&cursor=" + cursor)
			if err != nil || q.After != "b1" {
				t.Errorf("%s with the cursor of %s: %v", spelling, spellings[0], err)
				continue
			}
			first.After = q.After
			if a, b := string(first.AppendTag(nil, 1, "", "")), string(q.AppendTag(nil, 1, "", "")); a != b {
				t.Errorf("%s has the tag %s, and %s has %s", spellings[0], a, spelling, b)
			}
			if a, b := first.link("b2"), q.link("b2"); a != b {
				t.Errorf("%s has the link %s, and %s has %s", spellings[0], a, spelling, b)
			}
		}
	}
}

// The store gets each of several values once, and in order; nil means all.
func TestSeveralValuesAreASet(t *testing.T) {
	for raw, want := range map[string][]string{"": nil, "author=": {""}, "author=b&author=a&author=b": {"a", "b"}} {
		if _, got, err := asked(raw); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %q, %v; want %q", raw, got, err, want)
		}
	}
	q, err := parseQuery(asking, "author=10&author=9&author=010")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := FilterIn(&q, "author", ReadInt[int8]); err != nil || !reflect.DeepEqual(got, []int8{10, 9}) {
		t.Errorf("numbers: %v, %v", got, err)
	}
	at := time.Date(2026, 7, 1, 10, 0, 0, 0, time.UTC)
	q, err = parseQuery(asking, "author=2026-07-01T12:00:00%2B02:00&author=2026-07-01T10:00:00Z")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := FilterIn(&q, "author", ReadText[time.Time]); err != nil || len(got) != 1 || got[0] != at {
		t.Errorf("times: %v, %v", got, err)
	}
}

// A mistake in a query is reported for its parameter.
func TestQueryIsRefusedByItsParameter(t *testing.T) {
	many := strings.Repeat("author=a&", maxRepeated)
	cursor := func(raw string) string {
		q, _, err := asked(raw)
		if err != nil {
			t.Fatal(err)
		}
		return "cursor=" + string(q.appendCursor(nil, "b1"))
	}
	for raw, parameter := range map[string]string{
		many + "author=a":                "author",
		"year.min=7&year.min=7":          "year.min",
		"year=7":                         "year",
		"year.min=":                      "year.min",
		"year.max=x+y":                   "year.max",
		"q=a&q=a":                        "q",
		"q=%zz":                          "q",
		"q=%00":                          "q",
		"q=%ff":                          "q",
		"q=a;b":                          "q",
		"total=":                         "total",
		"total=1":                        "total",
		"total=true&total=true":          "total",
		"utm=1":                          "utm",
		"author=a&" + cursor("author=b"): "cursor",
		"author=a&" + cursor("author=a&author=b"): "cursor",
		"q=a&" + cursor("q=b"):                    "cursor",
		"year.min=1&" + cursor("year.max=1"):      "cursor",
		cursor("q="):                              "cursor",
	} {
		_, _, err := asked(raw)
		var bad *problem
		if !errors.As(err, &bad) || bad.Status != 400 || bad.Parameter != parameter || len(bad.Detail) > 200 {
			t.Errorf("%.60s: %#v, want one about %s", raw, err, parameter)
		}
	}
	if _, authors, err := asked(many); err != nil || len(authors) != 1 {
		t.Errorf("as many values as there can be: %q, %v", authors, err)
	}
	if _, _, err := asked("total=true&" + cursor("")); err != nil {
		t.Errorf("a cursor of the list without its total: %v", err)
	}
}

func TestFilterByFloat(t *testing.T) {
	for raw, want := range map[string]string{
		"1.5": "1.5", "1.50": "1.5", "15e-1": "1.5", "-0": "0", "0.0": "0", "1e300": "1e+300", "%2B2": "2",
		"": "", "NaN": "", "Inf": "", "-infinity": "", "1e999": "", "0x1p-2": "", "1_0": "", "1,5": "",
	} {
		holdFilter(t, raw, want, want, FilterFloat[float64])
	}
	holdFilter(t, "0.1", "0.1", "0.1", FilterFloat[float32])
	holdFilter(t, "1e39", "", "", FilterFloat[float32])
}

// The number of all items is in the body and in the tag only if it is requested. An
// unknown number is not zero.
func TestTotalIsShownWhereItIsAskedFor(t *testing.T) {
	number := func(n int) *int { return &n }
	respond := func(raw string, total *int, counter int64) *httptest.ResponseRecorder {
		q, _, err := asked(raw)
		if err != nil {
			t.Fatal(err)
		}
		q.SetTotal(total)
		m := NewMembers()
		defer m.Free()
		m.Add([]byte("a"), []byte(`"1"`))
		w := httptest.NewRecorder()
		s := State{Tag: q.AppendTag(nil, counter, "", "")}
		if err := q.Serve(w, httptest.NewRequest(http.MethodGet, "/books", nil), &s, m, "b1", []string{"a"}, nil); err != nil {
			t.Fatal(err)
		}
		return w
	}
	tags := map[string]string{}
	for name, w := range map[string]*httptest.ResponseRecorder{
		"not asked": respond("", nil, 0), "none": respond("total=true", nil, 0),
		"zero": respond("total=true", number(0), 0), "five": respond("total=true", number(5), 0),
		"by stat, not asked": respond("", number(5), 7), "by stat": respond("total=true", number(5), 7),
	} {
		tag := w.Header().Get("Etag")
		if same, ok := tags[tag]; ok {
			t.Errorf("%s has the tag of %s: %s", name, same, tag)
		}
		tags[tag] = name
		shown := map[string]string{"zero": `"total":0,"next"`, "five": `"total":5,"next"`, "by stat": `"total":5,"next"`}[name]
		if got := w.Body.String(); strings.Contains(got, "total") != (shown != "") || !strings.Contains(got, shown) {
			t.Errorf("%s: %s", name, got)
		}
		asks := name != "not asked" && name != "by stat, not asked"
		if link := w.Header().Get("Link"); strings.Contains(link, "total=true&cursor=") != asks {
			t.Errorf("%s: Link %s", name, link)
		}
	}
	if a, b := respond("", nil, 0), respond("total=false", number(5), 0); a.Body.String() != b.Body.String() || a.Header().Get("Etag") != b.Header().Get("Etag") {
		t.Errorf("a total that nobody asks for is seen: %s %s", b.Body, b.Header())
	}
}

// Callers who see different things have different tags. View alone does not identify a
// state.
func TestViewIsInTheTag(t *testing.T) {
	q, _, err := asked("")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, view := range []string{"", "guest", "staff", "\x05guest"} {
		for _, after := range []string{"", "b1", "guest"} {
			q.After = after
			tag := string(q.AppendTag(nil, 7, "", view))
			if same, ok := seen[tag]; ok {
				t.Errorf("%q after %q has the tag of %s", view, after, same)
			}
			seen[tag] = view + " after " + after
			if strings.Contains(tag, "guest") {
				t.Errorf("a view is told: %s", tag)
			}
		}
	}
	if tag := q.AppendTag(nil, 0, "", "guest"); len(tag) > 0 {
		t.Errorf("a view vouches: %s", tag)
	}
}

// A page of the user's own handler has a tag that no list has, and its Next is sent
// unchanged.
func TestServePage(t *testing.T) {
	zero := 0
	respond := func(method, none string, total *int, next string) *httptest.ResponseRecorder {
		m := NewMembers()
		defer m.Free()
		m.Add([]byte("a"), []byte(`"1"`))
		w, r := httptest.NewRecorder(), httptest.NewRequest(method, "/any?x=%zz", nil)
		if none != "" {
			r.Header.Set("If-None-Match", none)
		}
		if err := taggedItems.ServePage(w, r, m, next, total, []string{"a"}); err != nil {
			t.Fatal(err)
		}
		return w
	}
	seen := map[string]bool{tagOf(taggedItems, "", page{ids: []string{"a"}, tags: []string{`"1"`}}): true}
	for _, test := range []struct {
		total      *int
		next, body string
	}{
		{nil, "", `{"items":["a"],"etags":["\"1\""]}`},
		{&zero, "", `{"items":["a"],"etags":["\"1\""],"total":0}`},
		{nil, `/p?"2"`, `{"items":["a"],"etags":["\"1\""],"next":"/p?\"2\""}`},
		{&zero, "2", `{"items":["a"],"etags":["\"1\""],"total":0,"next":"2"}`},
	} {
		w := respond(http.MethodGet, "", test.total, test.next)
		tag := w.Header().Get("Etag")
		if w.Code != 200 || w.Body.String() != test.body || tag == "" || seen[tag] || w.Header().Get("Link") != "" {
			t.Errorf("%d %s %v, want %s", w.Code, w.Body, w.Header(), test.body)
		}
		seen[tag] = true
		if w := respond(http.MethodHead, tag, test.total, test.next); w.Code != 304 || w.Header().Get("Etag") != tag {
			t.Errorf("%d for the tag %s", w.Code, tag)
		}
	}
}

// The cost of a long query is proportional to its length, and the response does not
// contain it.
func TestLongQueryCostsItsLength(t *testing.T) {
	const size = 1 << 20
	repeated := func(text string) string { return strings.Repeat(text, size/len(text)) }
	for name, raw := range map[string]string{
		"one value":        "q=" + repeated("x"),
		"escapes":          "q=" + repeated("%C3%A9"),
		"a name":           repeated("x") + "=1",
		"a malformed name": repeated("%z") + "=1",
		"many values":      repeated("author=a&"),
		"long values":      strings.Repeat("author="+strings.Repeat("x", size/100)+"&", 100),
		"ignored":          repeated("utm_a=%zz&"),
		"empty":            repeated("&"),
		"keys":             "sort=" + repeated("year,"),
		"digits":           "year.min=" + repeated("9"),
		"a cursor":         "cursor=" + repeated("A"),
		"a total":          "total=" + repeated("true"),
		"a limit":          "limit=" + repeated("1"),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		w := list(asking, http.MethodGet, raw, nil, firstPage)
		runtime.ReadMemStats(&after)
		if n := after.Mallocs - before.Mallocs; n > 2000 {
			t.Errorf("%s: %d allocations", name, n)
		}
		if n := after.TotalAlloc - before.TotalAlloc; n > 40*size {
			t.Errorf("%s: %d bytes are allocated", name, n)
		}
		if w.Body.Len() > 2000 || len(w.Header().Get("Link")) > maxLink {
			t.Errorf("%s: an answer of %d bytes, Link of %d", name, w.Body.Len(), len(w.Header().Get("Link")))
		}
	}
	// The time that some types need for a long text grows with its square.
	q, err := parseQuery(asking, "author="+repeated("9"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := FilterIn(&q, "author", ReadText[big.Int]); err == nil {
		t.Error("a number of a million digits was read")
	}
}
