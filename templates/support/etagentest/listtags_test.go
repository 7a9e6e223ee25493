package etagentest

import (
	"io"
	"net/http"
	"net/url"
	"strconv"
	"testing"
)

// TestLook checks that the lists that are looked at after the update of one member do not
// grow with their number, that the list of that member is among them, and that each is in
// its turn. A resource with hundreds of filters has as many updates as lists.
func TestLook(t *testing.T) {
	for _, members := range []int{1, 31, 32, 300} {
		asked := map[string]int{}
		count := 0
		handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			asked[r.URL.RawQuery]++
			count++
			_, _ = io.WriteString(w, `{"items":[],"next":""}`)
		})
		f := &filled[int]{Store: &Store[int]{}, List: &List[int]{Path: "/", Handler: handler}}
		w := &watch[int]{filled: f, queries: []url.Values{{}}, seen: map[string]observed{}}
		for i := range members {
			w.Members = append(w.Members, Member[int]{Name: "f" + strconv.Itoa(i)})
			w.queries = append(w.queries, url.Values{w.Members[i].Name: {"x"}})
		}
		for w.turn, w.member = range w.Members {
			own, before := asked[w.member.Name+"=x"], count
			w.look(t, "an update")
			if n := (count - before) / 2; n > 36 {
				t.Fatalf("%d lists of %d are looked at after one update", n, len(w.queries))
			}
			if asked[w.member.Name+"=x"] == own {
				t.Fatalf("the list with %s is not looked at after an update of it", w.member.Name)
			}
		}
		if len(asked) != len(w.queries) || asked[""] != 2*members {
			t.Errorf("%d lists of %d are looked at, and the whole list %d times in %d updates", len(asked), len(w.queries), asked[""]/2, members)
		}
	}
}
