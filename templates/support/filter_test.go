package etagen

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/netip"
	"reflect"
	"strings"
	"testing"
	"time"
)

// grade is a number whose text is a word.
type grade int

func (g grade) MarshalText() ([]byte, error) {
	return []byte([]string{"low", "high"}[g-1]), nil // panics at zero
}

func (g *grade) UnmarshalText(text []byte) error {
	switch strings.ToLower(string(text)) {
	case "low", "1":
		*g = 1
	case "high":
		*g = 2
	default:
		return errors.New("a grade is low or high")
	}
	return nil
}

// lowered is a string that is converted to lower case when it is read.
type lowered string

func (l *lowered) UnmarshalText(text []byte) error {
	*l = lowered(strings.ToLower(string(text)))
	return nil
}

// sized cannot read what it writes.
type sized struct{ n int }

func (s sized) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%d bytes", s.n), nil }
func (s *sized) UnmarshalText(text []byte) error {
	return json.Unmarshal(text, &s.n)
}

// uuid reads a UUID in the spellings that libraries accept, and writes one of them.
type uuid string

func (u uuid) MarshalText() ([]byte, error) { return []byte(u), nil }
func (u *uuid) UnmarshalText(text []byte) error {
	*u = uuid(strings.Trim(strings.TrimPrefix(strings.ToLower(string(text)), "urn:uuid:"), "{}"))
	if len(*u) != 36 {
		return errors.New("a UUID has 36 characters")
	}
	return nil
}

// A stamped value is read by the methods of the time in it.
type stamped struct{ time.Time }

type over time.Time

func (o over) MarshalText() ([]byte, error)     { return time.Time(o).MarshalText() }
func (o *over) UnmarshalText(text []byte) error { return (*time.Time)(o).UnmarshalText(text) }

// filtered reads a text by a function, and returns the text in the query afterwards.
func filtered[T any](t *testing.T, raw string, read func(*Query, string) (*T, error)) (value *T, canonical string, err error) {
	t.Helper()
	q, err := parseQuery(&testCollection, "year="+raw)
	if err != nil {
		t.Fatal(err)
	}
	value, err = read(&q, "year")
	return value, q.filters[1].text, err
}

func holdFilter[T any](t *testing.T, raw, want, canonical string, read func(*Query, string) (*T, error)) {
	t.Helper()
	value, text, err := filtered(t, raw, read)
	if want == "" {
		if err == nil {
			t.Errorf("%s was taken for %v", raw, *value)
		}
		return
	}
	if err != nil || fmt.Sprint(*value) != want || text != canonical {
		t.Errorf("%s: got %v as %q, %v", raw, value, text, err)
	}
}

// handle is a string that its JSON method checks; it has no text method.
type handle string

func (s *handle) UnmarshalJSON(text []byte) error {
	if len(text) < 3 || strings.ToLower(string(text)) != string(text) {
		return errors.New("a handle is in lower case")
	}
	return json.Unmarshal(text, (*string)(s))
}

// strict accepts any text, but only some JSON.
type strict struct{ s string }

func (s strict) MarshalText() ([]byte, error)     { return []byte(s.s), nil }
func (s *strict) UnmarshalText(text []byte) error { s.s = string(text); return nil }
func (s *strict) UnmarshalJSON(text []byte) error { return (*handle)(&s.s).UnmarshalJSON(text) }

// framed is an object in JSON, and a word in a query.
type framed struct{ s string }

func (f framed) MarshalJSON() ([]byte, error)     { return json.Marshal(map[string]string{"s": f.s}) }
func (f *framed) UnmarshalText(text []byte) error { f.s = string(text); return nil }
func (f *framed) UnmarshalJSON(text []byte) error {
	var m map[string]string
	err := json.Unmarshal(text, &m)
	f.s = m["s"]
	return err
}

// word is an integer that is a word only in JSON.
type word int

func (w *word) UnmarshalJSON(text []byte) error {
	if string(text) != `"low"` {
		return errors.New("a word is low")
	}
	*w = 1
	return nil
}

// A query cannot circumvent the checks in a type's JSON method.
func TestFilterAsTheJSON(t *testing.T) {
	for raw, want := range map[string]string{"7": "7", "-1.5e3": "-1.5e3", "abc": "", "": "", "0x10": "", "01": "", "NaN": "", "%221%22": "", "null": "", "1%202": "", "%2B1": "", "%201": ""} {
		holdFilter(t, raw, want, want, FilterString[json.Number])
	}
	for raw, want := range map[string]string{"abc": "abc", "ABC": ""} {
		holdFilter(t, raw, want, want, FilterString[handle])
	}
	holdFilter(t, "abc", "{abc}", "abc", FilterText[strict])
	holdFilter(t, "ABC", "", "", FilterText[strict])
	holdFilter(t, "abc", "{abc}", "abc", FilterText[framed])
	holdFilter(t, "1", "", "", FilterInt[word])
	holdFilter(t, "Any", "Any", "Any", FilterString[string])
}

// A filter accepts each text that its type accepts, and equal values mean the same list.
func TestFilterTakesEachTextOfItsType(t *testing.T) {
	for raw, want := range map[string]string{"7": "7", "007": "7", "%2B7": "7", "-0": "0", "-128": "-128", "128": "", "": "", "0x7": "", "1_0": "", "7.0": "", "+7": ""} {
		holdFilter(t, raw, want, want, FilterInt[int8])
	}
	for raw, want := range map[string]string{"255": "255", "0255": "255", "256": "", "-1": "", "%2B1": ""} {
		holdFilter(t, raw, want, want, FilterUint[uint8])
	}
	for raw, want := range map[string]string{"true": "true", "T": "true", "1": "true", "FALSE": "false", "0": "false", "yes": "", "": ""} {
		holdFilter(t, raw, want, want, FilterBool[bool])
	}
	for raw, text := range map[string]string{"low": "low", "LOW": "low", "1": "low", "high": "high"} {
		holdFilter(t, raw, text, text, func(q *Query, name string) (*string, error) {
			g, err := FilterText[grade](q, name)
			if err != nil {
				return nil, err
			}
			s := Text(g)
			return &s, nil
		})
	}
	holdFilter(t, "2", "", "", FilterText[grade])
	holdFilter(t, "2001:DB8::1", "2001:db8::1", "2001:db8::1", FilterText[netip.Addr])
	holdFilter(t, "ABC", "abc", "abc", FilterText[lowered])
	const id = "3f2504e0-4f89-11d3-9a0c-0305e82c3301"
	for _, raw := range []string{id, strings.ToUpper(id), "%7B" + id + "%7D", "urn:uuid:" + id, "URN:UUID:" + strings.ToUpper(id)} {
		holdFilter(t, raw, id, id, FilterText[uuid])
	}
	holdFilter(t, id[1:], "", "", FilterText[uuid])
	holdFilter(t, "7", "7 bytes", "7", func(q *Query, name string) (*string, error) {
		s, err := FilterText[sized](q, name)
		if err != nil {
			return nil, err
		}
		text := Text(s)
		return &text, nil
	})
	holdFilter(t, "a", "{a true}", "a", FilterJSON[nullText])
}

// All spellings of an instant are equal, and the store gets it in UTC.
func TestFilterByTimeIsInUTC(t *testing.T) {
	instant := time.Date(2026, 7, 1, 10, 0, 0, 0, time.UTC)
	for _, raw := range []string{"2026-07-01T10:00:00Z", "2026-07-01T10:00:00.000Z", "2026-07-01T12:00:00%2B02:00", "2026-07-01T05:30:00-04:30"} {
		const canonical = "2026-07-01T10:00:00Z"
		if got, text, err := filtered(t, raw, FilterText[time.Time]); err != nil || *got != instant || text != canonical {
			t.Errorf("%s: %v as %q, %v", raw, got, text, err)
		}
		if got, text, err := filtered(t, raw, FilterText[stamped]); err != nil || got.Time != instant || text != canonical {
			t.Errorf("%s embedded: %v as %q, %v", raw, got, text, err)
		}
		if got, text, err := filtered(t, raw, FilterText[over]); err != nil || time.Time(*got) != instant || text != canonical {
			t.Errorf("%s in a defined type: %v as %q, %v", raw, got, text, err)
		}
	}
	for _, raw := range []string{"", "2026-07-01", "2026-07-01T12:00:00+02:00", "9999-12-31T23:59:59-12:00"} {
		if got, _, err := filtered(t, raw, FilterText[time.Time]); err == nil {
			t.Errorf("%s was taken for %v", raw, got)
		} else if !strings.Contains(err.Error(), "such as 2026-01-05T09:00:00Z") {
			t.Errorf("%s: %v does not say how to write a time", raw, err)
		}
	}
}

// Two spellings of one filter mean the same list: it has the same cursor, tag and link.
func TestFilterIsCanonicalInTagCursorAndLink(t *testing.T) {
	read := func(raw string) (Query, error) {
		q, err := parseQuery(&testCollection, raw)
		if err == nil {
			_, err = FilterText[time.Time](&q, "year")
		}
		if err == nil {
			_, err = q.ReadCursor()
		}
		return q, err
	}
	a, err := read("year=2026-07-01T12:00:00%2B02:00")
	if err != nil {
		t.Fatal(err)
	}
	b, err := read("year=2026-07-01T10:00:00.0Z")
	if err != nil {
		t.Fatal(err)
	}
	if x, y := string(a.AppendTag(nil, 1, "", "")), string(b.AppendTag(nil, 1, "", "")); x != y {
		t.Errorf("tags %s and %s", x, y)
	}
	if x, y := a.link("b1"), b.link("b1"); x != y || !strings.Contains(x, "year=2026-07-01T10%3A00%3A00Z&") {
		t.Errorf("links %s and %s", x, y)
	}
	if c, err := read("year=2026-07-01T10:00:00Z&cursor=" + string(a.appendCursor(nil, "b1"))); err != nil || c.After != "b1" {
		t.Errorf("a cursor of another spelling: after %q, %v", c.After, err)
	}
	if _, err := read("year=2026-07-01T10:00:01Z&cursor=" + string(a.appendCursor(nil, "b1"))); err == nil {
		t.Error("a cursor of another instant was taken")
	}
}

// An id is written by its text methods. A string that only has a method to read it is
// written unchanged.
func TestIdIsReadByItsTextMethods(t *testing.T) {
	for text, want := range map[string]bool{"low": true, "high": true, "LOW": false, "1": false, "2": false} {
		if got := ParseText(text, new(grade)); got != want {
			t.Errorf("ParseText(%q) of a grade is %t", text, got)
		}
	}
	for text, want := range map[string]bool{"3f2504e0-4f89-11d3-9a0c-0305e82c3301": true, "3F2504E0-4F89-11D3-9A0C-0305E82C3301": false, "{3f2504e0-4f89-11d3-9a0c-0305e82c3301}": false} {
		if got := ParseText(text, new(uuid)); got != want {
			t.Errorf("ParseText(%q) of a UUID is %t", text, got)
		}
	}
	for text, want := range map[string]bool{"abc": true, "ABC": false} {
		if got := ParseText(text, new(lowered)); got != want {
			t.Errorf("ParseText(%q) of what is read in lower case is %t", text, got)
		}
	}
	l, zero := lowered("abc"), grade(0)
	if got := Text(&l); got != "abc" {
		t.Errorf("the text of a string without MarshalText is %q", got)
	}
	if got := Text(&zero); got != "" {
		t.Errorf("a value whose text panics has the text %q", got)
	}
}

// A type whose methods panic on its zero value has no null.
func TestNullIsNoValueWhereZeroPanics(t *testing.T) {
	if nullable(reflect.TypeFor[grade]()) {
		t.Error("a grade can be null")
	}
}
