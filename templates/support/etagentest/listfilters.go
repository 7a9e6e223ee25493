package etagentest

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// filtersHold asks for the items with each value of each filter.
func filtersHold[P any](t *testing.T, f *filled[P]) {
	f.fill(t, f.halves)
	for _, m := range f.Members {
		if !m.Filter {
			continue
		}
		for _, text := range f.texts(t, m) {
			f.filtered(t, m, text)
		}
	}
}

// texts returns the texts that the list is asked for by a filter: those that
// items have, the same in the other case, and one that no item has.
func (f *filled[P]) texts(t *testing.T, m Member[P]) []string {
	t.Helper()
	var texts []string
	add := func(text string, ok bool) {
		if ok && text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	for _, item := range f.order {
		text, ok := queryText(item, m.Name)
		add(text, ok)
		if m.Field != nil && !readsItself(m.Field(f.New())) && isText(item, m.Name) {
			add(strings.ToUpper(text), ok)
		}
	}
	add(f.unknown(t, m))
	return texts
}

// halves gives every second item another value.
func (f *filled[P]) halves(m *Member[P], value any, n int) {
	if m.values && n%2 == 1 {
		vary(value, 1)
	}
	if m.missing && n%4 == 2 {
		empty(value)
	}
}

// unknown returns a text for a filter that no item has.
func (f *filled[P]) unknown(t *testing.T, m Member[P]) (text string, ok bool) {
	t.Helper()
	p := f.New()
	if m.Field == nil || f.Sample != "" && readsItself(m.Field(p)) || !vary(m.Field(p), far) {
		return "", false
	}
	return queryText(JSON(t, p), m.Name)
}

// filtered asks for the items with a value, in pages.
func (f *filled[P]) filtered(t *testing.T, m Member[P], text string) {
	t.Helper()
	var want []string
	for _, item := range f.order {
		if has, ok := queryText(item, m.Name); ok && has == text {
			want = append(want, item)
		}
	}
	for _, limit := range []int{2, 100} {
		q := query(limit, m.Name, text)
		got := f.walk(t, q, nil)
		for _, item := range got {
			if !slices.Contains(want, item) {
				has, _ := queryText(item, m.Name)
				t.Errorf("List%s with %s has an item with %s %q: give only what has the value, compared byte by byte, on each page", f.List.Name, q.Encode(), m.Name, clip(has))
				return
			}
		}
		if len(got) != len(want) {
			t.Errorf("List%s with %s has %d items, want all %d with the value, each once", f.List.Name, q.Encode(), len(got), len(want))
			return
		}
	}
}

// queryText returns the value of a member of an item as a query has it, if it
// has one there.
func queryText(item, name string) (text string, ok bool) {
	value := membersOf(item)[name]
	switch {
	case len(value) == 0 || bytes.ContainsAny(value[:1], "{[n"):
		return "", false
	case value[0] == '"':
		return text, json.Unmarshal(value, &text) == nil
	}
	return string(value), true
}

// isText reports whether a member of an item is a text.
func isText(item, name string) bool {
	return bytes.HasPrefix(membersOf(item)[name], []byte{'"'})
}
