package etagentest

import (
	"net/url"
	"testing"
)

// deletedLeave deletes an item, which a store may only mark as deleted. It must leave
// every list that it was in, and every total.
func deletedLeave[P any](t *testing.T, f *filled[P]) {
	f.fill(t, equalValues[P])
	deleted := f.order[0]
	queries := f.queriesFor(deleted)
	var before []int
	for _, q := range queries {
		before = append(before, len(f.walk(t, q, nil)))
	}
	if !f.removes(t, deleted) {
		return
	}
	for i, q := range queries {
		if after := len(f.walk(t, q, nil)); after >= before[i] {
			t.Errorf("List%s with %s returns %d items, and %d after Delete%s of one of them: if deleted rows are only marked, leave them out of every query, as with deleted_at IS NULL AND (…)", f.List.Name, q.Encode(), before[i], after, f.Store.Name)
			return
		}
		if f.Total {
			q.Del("limit")
			f.counted(t, q)
		}
	}
}

// queriesFor returns queries whose lists contain an item: all items, and those with one of
// its values.
func (f *filled[P]) queriesFor(item string) []url.Values {
	queries := []url.Values{f.query(f.most())}
	for _, m := range f.Members {
		text, ok := queryText(item, m.Name)
		if !ok {
			continue
		}
		if m.Filter || m.In {
			queries = append(queries, f.query(f.most(), m.Name, text))
		}
		if m.Range {
			queries = append(queries, f.query(f.most(), m.Name+".min", text))
		}
	}
	return queries
}
