package postgres_test

import (
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"example.com/bookshop/catalog"
	"example.com/bookshop/store"
)

// The same query finds the same books in both databases, on all pages: full text,
// ranges, several authors, each order, totals.
func TestListsAreThoseOfSQLite(t *testing.T) {
	pg := open(t)
	lite, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "shop.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lite.Close() })
	random := rand.New(rand.NewPCG(1, 2))
	found, totals := 0, map[int]bool{}
	for range 60 {
		q := anyQuery(random)
		for page := 0; page < 30; page++ {
			got, err := pg.ListBooks(t.Context(), q)
			if err != nil {
				t.Fatalf("%+v: %v", q, err)
			}
			want, err := lite.ListBooks(t.Context(), q)
			if err != nil {
				t.Fatalf("%+v: %v", q, err)
			}
			if stat, err := pg.StatBooks(t.Context(), q); err != nil || *got.Stat != stat {
				t.Errorf("page has the state %+v, the store %+v (%v)", got.Stat, stat, err)
			}
			got.Stat, want.Stat = nil, nil
			if len(got.Items)+len(want.Items) > 0 && !reflect.DeepEqual(got, want) {
				t.Fatalf("page %d of %+v: %s, in SQLite %s", page, q, titles(got), titles(want))
			}
			if found += len(got.Items); q.Total {
				totals[*got.Total] = true
			}
			if q.After = got.Next; q.After == "" {
				break
			}
		}
	}
	if found < 1000 || len(totals) < 5 {
		t.Errorf("the queries found %d books with the totals %v: too few to compare", found, totals)
	}
}

// anyQuery returns a random query that finds many books.
func anyQuery(random *rand.Rand) catalog.BookQuery {
	q := catalog.BookQuery{Limit: 1 + random.IntN(40), Total: random.IntN(2) == 0}
	maybe := func() bool { return random.IntN(4) == 0 }
	number := func(n int) *int { return &n }
	if maybe() {
		q.Author = []string{"jane-austen", "charles-dickens", "nobody", "voltaire"}[:1+random.IntN(4)]
	}
	if maybe() {
		q.PriceMin = number(795 + 100*random.IntN(7))
	}
	if maybe() {
		q.PriceMax = number(795 + 100*random.IntN(7))
	}
	if random.IntN(10) == 0 {
		q.Year = number(1840 + random.IntN(40))
	}
	if maybe() {
		text := []string{"the", "of the", "Pride & prej", "wa", "1851", "quux", "", "it's a"}[random.IntN(8)]
		q.Q = &text
	}
	for _, i := range random.Perm(2)[:random.IntN(3)] {
		q.Sort = append(q.Sort, catalog.BookSort{Field: catalog.BookSortField(i), Descending: random.IntN(2) == 0})
	}
	return q
}

// A search for more than sixteen words is refused, and the response names the parameter.
func TestSearchesHaveAtMostSixteenWords(t *testing.T) {
	h := &catalog.BookHandler{Store: open(t)}
	for words, want := range map[int]int{16: http.StatusOK, 17: http.StatusBadRequest, 10_000: http.StatusBadRequest} {
		w := httptest.NewRecorder()
		h.List(w, httptest.NewRequestWithContext(t.Context(), "GET", "/books?total=true&q="+strings.Repeat("the+", words), nil))
		if w.Code != want || want == http.StatusBadRequest && !strings.Contains(w.Body.String(), `"parameter":"q"`) {
			t.Errorf("%d words: %d, want %d: %.200s", words, w.Code, want, w.Body)
		}
	}
}

func titles(page catalog.BookPage) (all []string) {
	for _, b := range page.Items {
		all = append(all, b.Title)
	}
	return all
}
