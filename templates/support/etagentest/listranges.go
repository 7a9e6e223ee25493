package etagentest

import (
	"cmp"
	"encoding/json"
	"net/url"
	"slices"
	"testing"
	"time"
)

// valuesHold requests the items with one of several values: some, all and none.
func valuesHold[P any](t *testing.T, f *filled[P]) {
	f.fill(t, thirds[P])
	for _, m := range f.Members {
		texts := f.texts(t, m)
		if !m.In || len(texts) == 0 {
			continue
		}
		last := len(texts) - 1
		for _, asked := range [][]string{texts, texts[:1], texts[last:], {texts[0], texts[last]}, {texts[last], texts[0], texts[last]}, texts[min(1, last):]} {
			var want []string
			for _, item := range f.order {
				if has, ok := queryText(item, m.Name); ok && slices.Contains(asked, has) {
					want = append(want, item)
				}
			}
			f.chosen(t, url.Values{m.Name: asked}, want, m, "return items with one of the values, as with "+m.Name+" IN (?, ?), compared byte by byte, and never NULL")
		}
	}
}

// thirds gives other values to two of three items.
func thirds[P any](m *Member[P], value any, n int) {
	if m.Several && n%3 > 0 {
		varyMember(value, n%3)
	}
	if m.Lacking && n%4 == 2 {
		empty(value)
	}
}

// rangesHold requests the items between two values, both included.
func rangesHold[P any](t *testing.T, f *filled[P]) {
	f.fill(t, spread[P])
	for _, m := range f.Members {
		if !m.Range {
			continue
		}
		for _, low := range f.order {
			f.between(t, m, low, "")
			f.between(t, m, "", low)
			f.between(t, m, low, low)
		}
		for i, low := range f.order {
			f.between(t, m, low, f.order[(i+2)%len(f.order)])
		}
	}
}

// spread makes all members different, and takes the values of some away.
func spread[P any](m *Member[P], value any, n int) {
	rising(m, value, n)
	if m.Lacking && n%4 == 2 {
		empty(value)
	}
}

// between requests the items between the values of two items; an empty one is no
// bound. If the order is unknown, it only checks that both items are there.
func (f *filled[P]) between(t *testing.T, m Member[P], low, high string) {
	t.Helper()
	q := url.Values{}
	for bound, item := range map[string]string{m.Name + ".min": low, m.Name + ".max": high} {
		if item == "" {
			continue
		}
		text, ok := queryText(item, m.Name)
		if !ok {
			return
		}
		q.Set(bound, text)
	}
	var want []string
	for _, item := range f.order {
		if _, ok := queryText(item, m.Name); !ok {
			continue
		}
		above, known := 0, true
		if low != "" {
			above, known = f.compared(m, item, low)
		}
		below, alsoKnown := 0, true
		if high != "" {
			below, alsoKnown = f.compared(m, item, high)
		}
		if !known || !alsoKnown {
			return
		}
		if above >= 0 && below <= 0 {
			want = append(want, item)
		}
	}
	f.chosen(t, q, want, m, "return items from "+m.Name+".min to "+m.Name+".max, with >= and <=, and never NULL")
}

// compared compares two items by a member, and reports whether it knows how.
func (f *filled[P]) compared(m Member[P], x, y string) (c int, known bool) {
	a, b := membersOf(x)[m.Name], membersOf(y)[m.Name]
	if string(a) == string(b) {
		return 0, true
	}
	if m.Field != nil {
		if c, known := order(m.Field(f.items[x]), m.Field(f.items[y])); known {
			return c, true
		}
	}
	var n, o json.Number // also in quotes
	if json.Unmarshal(a, &n) == nil && json.Unmarshal(b, &o) == nil {
		less, errLess := n.Float64()
		more, errMore := o.Float64()
		return cmp.Compare(less, more), errLess == nil && errMore == nil
	}
	var s, u time.Time
	if json.Unmarshal(a, &s) == nil && json.Unmarshal(b, &u) == nil {
		return s.Compare(u), true
	}
	return 0, false
}

// totalsHold requests the number of all items: for a whole list, and on each page
// of some of them.
func totalsHold[P any](t *testing.T, f *filled[P]) {
	f.fill(t, thirds[P])
	queries := []url.Values{{}}
	for _, m := range f.Members {
		for _, text := range f.texts(t, m) {
			if m.Filter || m.In {
				queries = append(queries, url.Values{m.Name: {text}})
			}
			if _, ok := queryText(f.order[0], m.Name); ok && m.Range && slices.Contains(queryTexts(f.order[0], m.Name), text) {
				queries = append(queries, url.Values{m.Name + ".min": {text}})
			}
		}
	}
	for _, parameters := range queries {
		f.counted(t, parameters)
	}
}

// counted checks that each page of a query has the number of the items on all pages.
func (f *filled[P]) counted(t *testing.T, parameters url.Values) {
	t.Helper()
	q := f.query(2, "total", "true")
	for name, texts := range parameters {
		q[name] = texts
	}
	var totals []*int
	all := f.walk(t, q, func(p page) { totals = append(totals, p.Total) })
	for i, total := range totals {
		switch {
		case total == nil:
			t.Errorf("List%s with %s has no Total on page %d: set it if q.Total is true", f.List.Name, q.Encode(), 1+i)
		case *total != len(all):
			t.Errorf("List%s with %s has the Total %d on page %d, but %d items on all pages: count all items that match the query, without Limit and After", f.List.Name, q.Encode(), *total, 1+i, len(all))
		default:
			continue
		}
		return
	}
}
