package etagen

import (
	"slices"
	"strings"
)

// SortKeys returns how many fields a query sorts by, for a loop over SortKey.
func (q *Query) SortKeys() int {
	if !q.sort.given {
		return 0
	}
	return strings.Count(q.sort.text, ",") + 1
}

// SortKey returns the field of a sort key, as its index in Collection.Sort, and whether
// it descends. Call it with each i below SortKeys.
func (q *Query) SortKey(i int) (field int, descending bool) {
	key, rest, _ := strings.Cut(q.sort.text, ",")
	for ; i > 0; i-- {
		key, rest, _ = strings.Cut(rest, ",")
	}
	name, descending := strings.CutPrefix(key, "-")
	return slices.Index(q.collection.Sort, name), descending
}

// validSort reports whether the parameter sort is a list of names without
// duplicates: they would not change the order, and one list would have two queries.
func (q *Query) validSort() bool {
	if q.SortKeys() > len(q.collection.Sort) {
		return false
	}
	for i := q.SortKeys() - 1; i >= 0; i-- {
		field, _ := q.SortKey(i)
		if field < 0 {
			return false
		}
		for j := 0; j < i; j++ {
			if other, _ := q.SortKey(j); other == field {
				return false
			}
		}
	}
	return true
}

func (q *Query) badSort() error {
	return badQuery("sort", "The value of sort must be names separated by commas, each at most once, with a minus sign before those "+
		"that descend. The names are: "+strings.Join(q.collection.Sort, ", ")+".")
}
