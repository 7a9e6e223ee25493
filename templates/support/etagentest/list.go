package etagentest

import (
	"net/http"
	"testing"
)

// RunLists checks the store of a handler, if that serves lists.
func RunLists[P any](t *testing.T, open Suite[P]) {
	t.Helper()
	var taken []Member[P]
	run := func(name string, has bool, check func(*testing.T, *filled[P])) {
		t.Helper()
		if has {
			t.Run(name, func(t *testing.T) {
				f := newFilled(open(t))
				if taken != nil {
					f.List.Members = taken
				}
				check(t, f)
			})
		}
	}
	s := open(t)
	creates := s.Create != nil
	run("a list takes all values of what it sorts by", creates, func(t *testing.T, _ *filled[P]) { taken = probe(t, open) })
	run("pages of any size hold each item once, in one order", creates, pagesAgree[P])
	run("pages hold each item once where all are equal", creates, equalAgree[P])
	run("pages hold each item once where values are missing", creates, missingAgree[P])
	run("nothing is left out or repeated while items come and go", creates, pagesHold[P])
	run("a list is in the order that was asked for", creates, listIsSorted[P])
	run("a filter gives what has the value and nothing else", creates, filtersHold[P])
	run("several values give what has one of them", creates, valuesHold[P])
	run("a range has both its ends", creates, rangesHold[P])
	run("the total counts what a query asks for", creates && s.List.Total, totalsHold[P])
	run("the entity tag of a list moves with each change", creates, listMoves[P])
	run("what is deleted is in no list", creates && s.Delete != nil, deletedLeave[P])
	run("a list has what its path names", creates, parentsCount[P])
	run("a list of what is there ends", !creates, listEnds[P])
	run("a place that a client made up is no failure", true, anyPlace[P])
}

// Fails returns a function for OnError of a handler, with which a method of the store
// fails the test. Use it if no response is checked.
func Fails(t *testing.T, method string) func(*http.Request, error) {
	return func(r *http.Request, err error) { t.Errorf("%s for %s: %v", method, r.URL, err) }
}
