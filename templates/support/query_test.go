package etagen

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// parseQuery returns the query of a URL.
func parseQuery(c *Collection, raw string, path ...string) (q Query, err error) {
	err = c.ParseQuery(&q, raw, path...)
	return q, err
}

var testCollection = Collection{
	Resource:    &testResource,
	Pattern:     "/books",
	Limit:       20,
	MaxLimit:    100,
	Sort:        []string{"title", "year"},
	Filters:     []string{"author", "year", "in stock"},
	Fingerprint: "k3x9q2",
	BadCursor:   errTestCursor,
}

var errTestCursor = errors.New("no such place")

// parseWhole reads a query and its cursor.
func parseWhole(c *Collection, raw string, path ...string) (Query, error) {
	q, err := parseQuery(c, raw, path...)
	if err == nil {
		_, err = q.ReadCursor()
	}
	return q, err
}

// meaning describes everything that a query asks for.
func meaning(q *Query) string {
	text := fmt.Sprintf("limit %d after %q", q.Limit, q.After)
	for _, name := range q.collection.Filters {
		if value := q.Filter(name); value != nil {
			text += fmt.Sprintf(" %s %q", name, *value)
		}
	}
	for i := range q.SortKeys() {
		field, descending := q.SortKey(i)
		text += fmt.Sprintf(" by %s %t", q.collection.Sort[field], descending)
	}
	return text
}

// cursorOf returns the cursor for a place in the list of a query.
func cursorOf(t *testing.T, raw, after string) string {
	t.Helper()
	q, err := parseWhole(&testCollection, raw)
	if err != nil {
		t.Fatal(err)
	}
	return string(q.appendCursor(nil, after))
}

func TestParseQuery(t *testing.T) {
	const first = `limit 20 after ""`
	tests := []struct{ name, raw, want string }{
		{"nothing", "", first},
		{"empty parameters", "&&limit=5&", `limit 5 after ""`},
		{"smallest limit", "limit=1", `limit 1 after ""`},
		{"largest limit", "limit=100", `limit 100 after ""`},
		{"filter", "author=Melville", first + ` author "Melville"`},
		{"filter by nothing", "author=", first + ` author ""`},
		{"filter without a sign", "author", first + ` author ""`},
		{"two filters, in the order of the collection", "year=1851&author=x", first + ` author "x" year "1851"`},
		{"escapes", "author=Herman+Mel%76ille%26%3D%25", first + ` author "Herman Melville&=%"`},
		{"second equals sign", "author=a=b", first + ` author "a=b"`},
		{"beyond ASCII", "author=Bront%C3%AB", first + ` author "Brontë"`},
		{"beyond ASCII, not escaped", "author=Brontë", first + ` author "Brontë"`},
		{"escaped name", "%61uthor=x", first + ` author "x"`},
		{"name with a blank", "in+stock=true", first + ` in stock "true"`},
		{"one key", "sort=year", first + " by year false"},
		{"descending", "sort=-year", first + " by year true"},
		{"two keys", "sort=-year,title", first + " by year true by title false"},
		{"two keys, escaped", "sort=-year%2Ctitle", first + " by year true by title false"},
		{"filter and order of one field", "year=1851&sort=year", first + ` year "1851" by year false`},
		{"cursor", "cursor=" + cursorOf(t, "", "b1"), `limit 20 after "b1"`},
		{"cursor with any bytes", "cursor=" + cursorOf(t, "", "\x00\xff\n&"), `limit 20 after "\x00\xff\n&"`},
		{"cursor with another limit", "limit=3&cursor=" + cursorOf(t, "limit=7", "b1"), `limit 3 after "b1"`},
		{"cursor before its filter", "cursor=" + cursorOf(t, "author=x", "b1") + "&author=x", `limit 20 after "b1" author "x"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q, err := parseWhole(&testCollection, test.raw)
			if err != nil || meaning(&q) != test.want {
				t.Errorf("%q: got %s, %v; want %s", test.raw, meaning(&q), err, test.want)
			}
		})
	}
}

func TestParseQueryRefuses(t *testing.T) {
	cursor := cursorOf(t, "author=x", "b1")
	tests := []struct{ name, raw, parameter string }{
		{"unknown parameter", "autor=x", "autor"},
		{"unknown parameter in other case", "Author=x", "Author"},
		{"parameter without a name", "=x", ""},
		{"field that cannot be sorted or filtered by", "version=1", "version"},
		{"repeated filter", "author=x&author=x", "author"},
		{"repeated filter in another spelling", "author=x&%61uthor=y", "author"},
		{"repeated limit", "limit=5&limit=5", "limit"},
		{"repeated sort", "sort=year&sort=title", "sort"},
		{"repeated cursor", "cursor=a&cursor=a", "cursor"},
		{"limit 0", "limit=0", "limit"},
		{"limit below 0", "limit=-1", "limit"},
		{"limit too large", "limit=101", "limit"},
		{"limit beyond all integers", "limit=99999999999999999999", "limit"},
		{"limit with a second spelling", "limit=05", "limit"},
		{"limit with a sign", "limit=%2B5", "limit"},
		{"empty limit", "limit=", "limit"},
		{"limit is no number", "limit=all", "limit"},
		{"empty order", "sort=", "sort"},
		{"unknown key", "sort=author", "sort"},
		{"key in other case", "sort=Year", "sort"},
		{"repeated key", "sort=year,year", "sort"},
		{"repeated key, once descending", "sort=title,year,-title", "sort"},
		{"more keys than there are, which takes no time", "sort=" + strings.Repeat("year,", 200_000) + "title", "sort"},
		{"empty key", "sort=year,", "sort"},
		{"empty key in front", "sort=,year", "sort"},
		{"only a minus sign", "sort=-", "sort"},
		{"two minus signs", "sort=--year", "sort"},
		{"plus sign", "sort=%2Byear", "sort"},
		{"blank behind the comma", "sort=year,+title", "sort"},
		{"malformed escape", "author=%zz", "author"},
		{"malformed escape in a name", "%zz=x", "%zz"},
		{"end in an escape", "author=%4", "author"},
		{"not UTF-8", "author=%ff", "author"},
		{"NUL", "author=a%00", "author"},
		{"semicolon", "author=a;limit=5", "author"},
		{"empty cursor", "cursor=", "cursor"},
		{"cursor of nothing", "cursor=" + cursorOf(t, "", ""), "cursor"},
		{"cursor that is none", "cursor=b1", "cursor"},
		{"cursor with other bytes", "cursor=!" + cursor[1:] + "&author=x", "cursor"},
		{"cursor that was changed", "cursor=" + strings.Replace(cursor, cursor[:2], "zz", 1) + "&author=x", "cursor"},
		{"cursor with another place", "cursor=" + elsewhere(t, cursor) + "&author=x", "cursor"},
		{"cursor that was cut", "cursor=" + cursor[:len(cursor)-1] + "&author=x", "cursor"},
		{"cursor with a newline", "cursor=" + cursor + "%0A&author=x", "cursor"},
		{"cursor with padding", "cursor=" + cursor + "==&author=x", "cursor"},
		{"cursor in its second spelling", "cursor=" + secondSpelling(cursorOf(t, "", "b1b")), "cursor"},
		{"cursor without its filter", "cursor=" + cursor, "cursor"},
		{"cursor of another value", "author=y&cursor=" + cursor, "cursor"},
		{"cursor of another filter", "in+stock=x&cursor=" + cursor, "cursor"},
		{"cursor with one filter more", "author=x&year=1&cursor=" + cursor, "cursor"},
		{"cursor of another order", "author=x&sort=year&cursor=" + cursor, "cursor"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q, err := parseWhole(&testCollection, test.raw)
			var bad *problem
			if !errors.As(err, &bad) || bad.Status != 400 || bad.Parameter != test.parameter || bad.Detail == "" {
				t.Errorf("%q: got %s, %#v; want an error about %q", test.raw, meaning(&q), err, test.parameter)
			}
		})
	}
}

// elsewhere changes the place in a cursor, but not the checksum.
func elsewhere(t *testing.T, cursor string) string {
	raw, err := cursorEncoding.DecodeString(cursor)
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)-1]++
	return cursorEncoding.EncodeToString(raw)
}

// secondSpelling changes bits that a lax decoder ignores.
func secondSpelling(cursor string) string {
	if len(cursor)%4 == 0 {
		panic("all bits of the cursor count")
	}
	return cursor[:len(cursor)-1] + string(cursor[len(cursor)-1]+1)
}

// A cursor belongs to one list. It is not valid for another route or other wildcards.
func TestCursorIsOfOneList(t *testing.T) {
	other := testCollection
	other.Pattern = "/papers"
	lists := map[string]func(raw string) (Query, error){
		"books":      func(raw string) (Query, error) { return parseWhole(&testCollection, raw) },
		"papers":     func(raw string) (Query, error) { return parseWhole(&other, raw) },
		"of a":       func(raw string) (Query, error) { return parseWhole(&testCollection, raw, "a") },
		"of b":       func(raw string) (Query, error) { return parseWhole(&testCollection, raw, "b") },
		"of a and b": func(raw string) (Query, error) { return parseWhole(&testCollection, raw, "a", "b") },
		"of 'a b'":   func(raw string) (Query, error) { return parseWhole(&testCollection, raw, "a b") },
	}
	for from, parse := range lists {
		q, err := parse("")
		if err != nil {
			t.Fatal(err)
		}
		cursor := string(q.appendCursor(nil, "b1"))
		for to, parse := range lists {
			if q, err := parse("cursor=" + cursor); (err == nil) != (from == to) || err == nil && q.After != "b1" {
				t.Errorf("cursor of %s for %s: after %q, %v", from, to, q.After, err)
			}
		}
	}
}

func TestParseQueryWithoutSortAndFilters(t *testing.T) {
	plain := Collection{Resource: &testResource, Limit: 20, MaxLimit: 100}
	for _, raw := range []string{"sort=", "sort=year", "year=1"} {
		if q, err := parseWhole(&plain, raw); err == nil {
			t.Errorf("%s: %s", raw, meaning(&q))
		} else if got, want := err.Error(), "The parameter is not known. The parameters are: limit, cursor."; got != want {
			t.Errorf("%s: %s", raw, got)
		}
	}
	if q, err := parseWhole(&plain, "limit=3"); err != nil || q.Limit != 3 || q.Filter("author") != nil || q.SortKeys() != 0 {
		t.Errorf("%s, %v", meaning(&q), err)
	}
}

func TestCollectionFail(t *testing.T) {
	long := strings.Repeat("é", 100)
	tests := []struct {
		name      string
		err       func() error
		status    int
		parameter string
		detail    string // a part of it
	}{
		{"unknown parameter", parse("autor=x"), 400, "autor", "limit, cursor, sort, author, year, in stock."},
		{"unknown parameter with a long name", parse(long + "=x"), 400, long[:40] + "…", "limit, cursor, sort"},
		{"unknown parameter that is cut in a letter", parse("x" + long + "=x"), 400, "x" + long[:38] + "…", "limit, cursor, sort"},
		{"repeated parameter", parse("limit=1&limit=2"), 400, "limit", "limit occurs more than once"},
		{"limit", parse("limit=0"), 400, "limit", "from 1 to 100."},
		{"order", parse("sort=x"), 400, "sort", "title, year."},
		{"cursor", parse("cursor=x"), 400, "cursor", "first page"},
		{"malformed query", parse("%"), 400, "%", "malformed"},
		{"value of the wrong type", invalid, 400, "year", "year does not fit the type"},
		{"plus sign that is a blank", invalid, 400, "year", "encode a plus sign as %2B"},
		{"cursor that the store refuses", func() error { return fmt.Errorf("listing: %w", errTestCursor) }, 400, "cursor", "first page"},
		{"nothing there", func() error { return fmt.Errorf("listing: %w", errBookNotFound) }, 404, "", "no resource"},
		{"store", func() error { return errors.New("secret") }, 500, "", "failed"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w, r, told := httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/books", nil), 0
			testCollection.Fail(w, r, test.err(), &Settings{OnError: func(*http.Request, error) { told++ }})
			checkProblem(t, w, test.status, "")
			body := w.Body.String()
			if member := `"parameter":"` + test.parameter + `"`; strings.Contains(body, member) != (test.parameter != "") {
				t.Errorf("not about %q: %s", test.parameter, body)
			}
			if !strings.Contains(body, test.detail) || strings.Contains(body, "secret") {
				t.Errorf("got %s", body)
			}
			if want := map[bool]int{true: 1}[test.status == 500]; told != want {
				t.Errorf("OnError was told %d errors", told)
			}
		})
	}
	w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/books", nil)
	testCollection.Fail(w, r, errors.New("secret"), nil)
	checkProblem(t, w, 500, "")
}

// parse returns the error of a query.
func parse(raw string) func() error {
	return func() error { _, err := parseWhole(&testCollection, raw); return err }
}

func invalid() error {
	q, err := parseQuery(&testCollection, "year=x+y")
	if err != nil {
		return err
	}
	_, err = FilterInt[int](&q, "year")
	return err
}

// Every query is either accepted or rejected with 400. An accepted one is the same after
// it is written as a link. Canonical forms are equal exactly if the queries ask for the
// same.
func FuzzParseQuery(f *testing.F) {
	f.Add("", "limit=20")
	f.Add("author=a&year=1&sort=-year,title", "sort=-year%2Ctitle&year=1&author=%61")
	f.Add("author=a%26year%3D1", "author=a&year=1")
	f.Add("author=&in+stock=%20", "author&in%20stock=+")
	f.Add("cursor=7RbNAOSrlxBiMQ&limit=3", "limit=%33;cursor")
	f.Add("%zz", "author=\xff&sort=--")
	f.Add("author="+strings.Repeat("i", 900), "author=i") // whose link may be too long
	f.Fuzz(func(t *testing.T, a, b string) {
		p, okP := understood(t, a)
		q, okQ := understood(t, b)
		if !okP || !okQ {
			return
		}
		for _, after := range []string{p.After, p.After + b} {
			p.After = after
			same := string(p.appendCanonical(nil)) == string(q.appendCanonical(nil))
			if same != (meaning(&p) == meaning(&q)) {
				t.Errorf("%q and %q: canonical forms equal %t\n%s\n%s", a, b, same, meaning(&p), meaning(&q))
			}
		}
	})
}

func understood(t *testing.T, raw string) (q Query, ok bool) {
	q, err := parseWhole(&testCollection, raw)
	if err != nil {
		var bad *problem
		if !errors.As(err, &bad) || bad.Status != 400 {
			t.Errorf("%q: %#v", raw, err)
		}
		return q, false
	}
	for _, after := range []string{"b1", raw + "x"} {
		link := q.link(after)
		if link == "" && 3*(len(raw)+len(after)) > maxLink-64 {
			continue // each byte may become three, and a link that is too long is left out
		}
		next, err := parseWhole(&testCollection, strings.TrimSuffix(strings.TrimPrefix(link, "<?"), `>; rel="next"`))
		want := q
		want.After = after
		if err != nil || meaning(&next) != meaning(&want) {
			t.Errorf("%q becomes %s: %s, %v", raw, link, meaning(&next), err)
		}
		for _, c := range []byte(link[2 : len(link)-len(`>; rel="next"`)]) {
			if !unreserved(c) && !strings.ContainsRune("%=&", rune(c)) {
				t.Errorf("%q stands in the link %s", c, link)
			}
		}
	}
	return q, true
}
