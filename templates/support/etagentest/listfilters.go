package etagentest

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// filtersHold requests the items with each value of each filter.
func filtersHold[P any](t *testing.T, f *filled[P]) {
	f.fill(t, halves[P])
	for _, m := range f.Members {
		if !m.Filter {
			continue
		}
		for _, text := range f.texts(t, m) {
			f.filtered(t, m, text)
		}
	}
}

// texts returns the texts that a filter is tried with: those of the items, the same
// in the other case, and one that no item has.
func (f *filled[P]) texts(t *testing.T, m Member[P]) []string {
	t.Helper()
	var texts []string
	add := func(text string, ok bool) {
		if ok && text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	for _, item := range f.order {
		for _, text := range queryTexts(item, m.Name) {
			add(text, true)
			if m.Field != nil && takesAnyText(m.Field(f.New())) {
				add(strings.ToUpper(text), true)
			}
		}
	}
	add(f.unknown(t, m))
	return texts
}

// halves gives every second item another value.
func halves[P any](m *Member[P], value any, n int) {
	if m.Several && n%2 == 1 {
		varyMember(value, 1)
	}
	if m.Lacking && n%4 == 2 {
		empty(value)
	}
}

// unknown returns a text for a filter that no item has.
func (f *filled[P]) unknown(t *testing.T, m Member[P]) (text string, ok bool) {
	t.Helper()
	p := f.New()
	if m.Field == nil || f.Sample != "" && readsItself(m.Field(p)) || !varyMember(m.Field(p), far) {
		return "", false
	}
	return queryText(JSON(t, p), m.Name)
}

// takesAnyText reports whether a pointer points to a string or a slice of strings
// that no method reads.
func takesAnyText(p any) bool {
	t := reflect.TypeOf(p).Elem()
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t.Kind() == reflect.String && !readsItself(reflect.New(t).Interface()) && !readsItself(p)
}

// filtered requests the items with a value, page by page.
func (f *filled[P]) filtered(t *testing.T, m Member[P], text string) {
	t.Helper()
	var want []string
	for _, item := range f.order {
		if slices.Contains(queryTexts(item, m.Name), text) {
			want = append(want, item)
		}
	}
	f.chosen(t, url.Values{m.Name: {text}}, want, m, "return only items with the value, compared byte by byte, on each page")
}

// chosen checks that the pages of a query contain the items that it describes and no others.
func (f *filled[P]) chosen(t *testing.T, parameters url.Values, want []string, m Member[P], advice string) {
	t.Helper()
	for _, limit := range []int{2, f.most()} {
		q := f.query(limit)
		maps.Copy(q, parameters)
		got := f.walk(t, q, nil)
		for _, item := range got {
			if !slices.Contains(want, item) {
				t.Errorf("List%s with %s has an item with %s %s: %s", f.List.Name, q.Encode(), m.Name, clip(string(membersOf(item)[m.Name])), advice)
				return
			}
		}
		if len(got) != len(want) {
			t.Errorf("List%s with %s returns %d items, want the %d that match, each once: %s", f.List.Name, q.Encode(), len(got), len(want), advice)
			return
		}
	}
}

// queryTexts returns the values of a member of an item as a query writes them:
// those in a list, or one.
func queryTexts(item, name string) []string {
	value := membersOf(item)[name]
	var elements []json.RawMessage
	if !bytes.HasPrefix(value, []byte{'['}) || json.Unmarshal(value, &elements) != nil {
		elements = []json.RawMessage{value}
	}
	var texts []string
	for _, element := range elements {
		if text, ok := textOf(element); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

// queryText returns the first value of a member of an item as a query writes it, if
// the item has one.
func queryText(item, name string) (text string, ok bool) {
	texts := queryTexts(item, name)
	if len(texts) == 0 {
		return "", false
	}
	return texts[0], true
}

// textOf returns the text in a query for a JSON text that is a single value.
func textOf(value json.RawMessage) (text string, ok bool) {
	switch {
	case len(value) == 0 || bytes.ContainsAny(value[:1], "{[n"):
		return "", false
	case value[0] == '"':
		return text, json.Unmarshal(value, &text) == nil
	}
	return string(value), true
}
