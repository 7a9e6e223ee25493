package nested

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"sort"
	"strings"
	"testing"

	"example.com/nested/db"
)

// A model is a resource, and what a test knows about it without its tag.
type model struct {
	value any // a pointer to one
	etag  func() string
	bump  func()         // moves the version
	own   []reflect.Type // structs with a version that is that of the resource
	free  []string       // fields that arguments say are derived
	sure  []string       // fields that arguments say are covered
}

// models returns one zero value of each.
func models() []model {
	var (
		book   Book
		row    Row
		shelf  Shelf
		diary  Diary
		record Record
		view   View
		person Person
		people People
	)
	base, page := reflect.TypeFor[Base](), reflect.TypeFor[Page[Person]]()
	return []model{
		{value: &book, etag: func() string { return BookETag(&book) }, bump: func() { book.Version++ }},
		{value: &row, etag: func() string { return RowETag(&row) }, bump: func() { row.LockNo++ },
			free: []string{".Extra", ".Meta.Rating", ".More.Rating"}, sure: []string{".Meta.Options", ".More.Options"}},
		{value: &shelf, etag: func() string { return ShelfETag(&shelf) }, bump: func() { shelf.Rev[0]++ }},
		{value: &diary, etag: func() string { return DiaryETag(&diary) }, bump: func() { diary.Changed = diary.Changed.Add(1) }},
		{value: &record, etag: func() string { return RecordETag(&record) }, bump: func() { record.Base.Version++ }, own: []reflect.Type{base}},
		{value: &view, etag: func() string { return ViewETag(&view) }, bump: func() { view.Version++ }},
		{value: &person, etag: func() string { return PersonETag(&person) }, bump: func() { person.Version++ }},
		{value: &people, etag: func() string { return PeopleETag(&people) }, bump: func() { people.Total++ }, own: []reflect.Type{page}},
	}
}

// TestNoChangeLeavesTheTag changes every value in the JSON of every model, one at a time
// and at random. The version changes with values that it covers. If the JSON differs, so
// must the tag.
func TestNoChangeLeavesTheTag(t *testing.T) {
	for _, m := range models() {
		typ := reflect.TypeOf(m.value).Elem()
		t.Run(typ.Name(), func(t *testing.T) {
			r := rand.New(rand.NewSource(1))
			tried := map[string]int{}
			for range 25 {
				reflect.ValueOf(m.value).Elem().Set(filled(r, typ, 5))
				m.try(t, r, tried)
			}
			var alone []string
			for path, n := range tried {
				if strings.HasSuffix(path, " alone") && n > 0 {
					alone = append(alone, strings.TrimSuffix(path, " alone"))
				}
			}
			sort.Strings(alone)
			m.checkTried(t, typ, tried)
			t.Logf("changed without the version: %s", strings.Join(alone, " "))
			t.Logf("covered by the word of the author, and left out: %s", strings.Join(m.covered(typ, ""), " "))
		})
	}
}

// try makes each change once, and compares the tags before and after.
func (m model) try(t *testing.T, r *rand.Rand, tried map[string]int) {
	t.Helper()
	w := &walk{isRow: func(typ reflect.Type) bool { return isVersioned(typ) && !slices.Contains(m.own, typ) }}
	root := reflect.ValueOf(m.value).Elem()
	for i := range root.NumField() {
		if f := root.Type().Field(i); shown(f) && !hasRole(f, "covered") {
			w.visit(root.Field(i), "."+f.Name, hasRole(f, "derived"), 4)
		}
	}
	for _, c := range w.changes {
		if slices.ContainsFunc(m.sure, func(path string) bool { return within(c.path, path) }) {
			continue
		}
		free := c.free || slices.ContainsFunc(m.free, func(path string) bool { return within(c.path, path) })
		before, tag := encoded(t, m.value), m.etag()
		c.make(r)
		name := c.path
		if free {
			name += " alone"
		} else {
			m.bump()
		}
		after := encoded(t, m.value)
		if bytes.Equal(before, after) {
			continue
		}
		tried[name]++
		if m.etag() == tag {
			t.Fatalf("%s changed and left the tag %s:\n%s\n%s", name, tag, before, after)
		}
	}
}

// checkTried checks that the JSON has shown a change of every member.
func (m model) checkTried(t *testing.T, typ reflect.Type, tried map[string]int) {
	t.Helper()
	for i := range typ.NumField() {
		f := typ.Field(i)
		if !shown(f) || hasRole(f, "covered") {
			continue
		}
		seen := false
		for path := range tried {
			seen = seen || within(strings.TrimSuffix(path, " alone"), "."+f.Name)
		}
		if !seen {
			t.Errorf("no change of %s was seen", f.Name)
		}
	}
}

// within reports whether a path is another one, or below it.
func within(path, above string) bool {
	return path == above || strings.HasPrefix(path, above+".") || strings.HasPrefix(path, above+"[")
}

func encoded(t *testing.T, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// isVersioned reports whether a struct is a resource: by a role, or by a directive in
// this package.
func isVersioned(t reflect.Type) bool {
	if slices.Contains([]reflect.Type{reflect.TypeFor[db.Author](), reflect.TypeFor[db.Row](), reflect.TypeFor[Page[Person]]()}, t) {
		return true
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if hasRole(f, "version") || hasRole(f, "modified") || f.Anonymous && f.Type.Kind() == reflect.Struct && isVersioned(f.Type) {
			return true
		}
	}
	return false
}

// covered contains the fields with the role covered.
func (m model) covered(t reflect.Type, path string) []string {
	all := slices.Clone(m.sure)
	m.sure = nil
	for i := range t.NumField() {
		f := t.Field(i)
		if hasRole(f, "covered") {
			all = append(all, fmt.Sprintf("%s.%s", path, f.Name))
		}
		if f.Type.Kind() == reflect.Struct && f.Type.PkgPath() == t.PkgPath() {
			all = append(all, m.covered(f.Type, path+"."+f.Name)...)
		}
	}
	return all
}

func hasRole(f reflect.StructField, role string) bool {
	return slices.Contains(strings.Split(f.Tag.Get("etagen"), ","), role)
}

// shown reports whether a field can be in the JSON.
func shown(f reflect.StructField) bool {
	return f.IsExported() && f.Tag.Get("json") != "-"
}

// TestOptionalValues checks that values of embedded pointers, and nil, have different
// tags.
func TestOptionalValues(t *testing.T) {
	tags := map[string]bool{}
	for _, e := range []Either{{}, {Left: &Left{}}, {Right: &Right{}}, {Left: &Left{}, Right: &Right{}}, {Left: &Left{1}}, {Right: &Right{1}}} {
		tags[EitherETag(&e)] = true
	}
	if len(tags) != 6 || tags[""] {
		t.Errorf("there are %d tags of six values: %v", len(tags), tags)
	}
}

// TestJoinedIsWritten checks that a client can replace a value that joined the tag
// automatically, but not one with the role derived.
func TestJoinedIsWritten(t *testing.T) {
	sent, stored := Book{Author: Person{Name: "sent"}, Rated: "sent"}, Book{Author: Person{Name: "stored"}, Rated: "stored"}
	(*bookWriter)(nil).Adopt(&sent, &stored)
	if sent.Author.Name != "sent" || sent.Rated != "stored" {
		t.Errorf("the author is the one %s and the rating the one %s", sent.Author.Name, sent.Rated)
	}
}
