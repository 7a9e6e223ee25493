package etagen

import (
	"net/http"
	"strings"
)

// A Collection contains what the responses for all pages of one list share. It
// must not be changed once it is in use.
type Collection struct {
	Resource *Resource // the items

	Pattern     string   // the route of the list
	Limit       int      // the number of items in a page if the query gives none
	MaxLimit    int      // the largest number that a query can ask for
	Total       bool     // a query can ask for the number of all items
	Sort        []string // the names that a query can sort by
	Filters     []string // the parameters that select items
	Repeated    []string // those of Filters that a query can have more than once
	Ignored     []string // the parameters that are for others; an asterisk at the end matches any ending
	ItemTags    bool     // the body contains the entity tag of each item
	Weak        bool     // the entity tags of the items are weak
	Fingerprint string   // of the JSON shape of the items
	BadCursor   error    // what the store returns for a Query.After that it cannot read
}

// Fail writes the response if ParseQuery, a filter or the store of a list returns an
// error: 400 for a bad query; for the others see Resource.Fail.
func (c *Collection) Fail(w http.ResponseWriter, r *http.Request, err error, set *Settings) {
	p, ok := err.(*problem)
	if !gone(r) && means(err, c.BadCursor) {
		p, ok = badCursor(), true
		p.cause = err
	}
	if !ok {
		c.Resource.Fail(w, r, err, set)
		return
	}
	if set != nil {
		set.Decision.Err = p.cause
	}
	c.Resource.answer(p, w, r, "", set)
}

// ignores reports whether a parameter is meant for others.
func (c *Collection) ignores(name string) bool {
	for _, ignored := range c.Ignored {
		beginning, open := strings.CutSuffix(ignored, "*")
		if name == ignored || open && strings.HasPrefix(name, beginning) {
			return true
		}
	}
	return false
}
