package etagentest

import "testing"

// A List is what the suite knows of a store that lists resources: its methods,
// for the list as a whole. Those that the store does not have are nil.
type List[P any] struct {
	BadCursor error // what an error for a place in the list wraps

	// Page returns a page of at most limit resources that begins after a place,
	// in one of the Orders, and what comes next; order -1 is the store's own.
	Page   func(order int, descending bool, limit int, after string) (items []P, next string, err error)
	Orders []Order[P]
	ID     func(P) string
	// ETag returns the entity tag of the first page of so many resources.
	ETag func(limit int) (string, error)

	Create func(n int) error // of another resource for each n
	Update func(P) error     // to other content
	Delete func(P) error
}

// An Order is one by a single field.
type Order[P any] struct {
	Name    string
	Compare func(a, b P) int
}

// RunList holds a store to what a handler of lists relies on. open returns a
// store of its own each time, which holds some resources, but fewer than fifty;
// one that can create may be empty.
func RunList[P any](t *testing.T, open func(t *testing.T) List[P]) {
	t.Helper()
	for _, check := range listChecks[P]() {
		t.Run(check.name, func(t *testing.T) {
			l := open(t)
			err := l.fill()
			if err == nil {
				err = check.run(&l)
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
}

// A listCheck is one thing that a store is held to.
type listCheck[P any] struct {
	name string
	run  func(*List[P]) error
}

func listChecks[P any]() []listCheck[P] {
	return []listCheck[P]{
		{"pages of any size make the same list", pagesAgree[P]},
		{"a page is in the order of its query", pagesAreSorted[P]},
		{"paging misses and repeats nothing while the list changes", pagingIsStable[P]},
		{"a place that is none is no failure of the server", anyPlace[P]},
		{"the entity tag stays while nothing changes", tagStays[P]},
		{"the entity tag moves with every change", tagMoves[P]},
	}
}

// enough is how many resources the checks want to meet.
const enough = 7

// fill creates resources where the store can.
func (l *List[P]) fill() error {
	if l.Create == nil {
		return nil
	}
	for n := range enough {
		if err := l.Create(n); err != nil {
			return failed("Create", err)
		}
	}
	return nil
}
