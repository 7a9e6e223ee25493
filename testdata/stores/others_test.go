package stores

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// A userStore keeps users under names that clients choose. Its versions are texts that
// are never used again.
type userStore struct {
	mu    sync.Mutex
	rows  map[string]User
	count int
}

func (s *userStore) key(name string) string {
	if way() == "names without case" {
		return strings.ToLower(name)
	}
	return name
}

func (s *userStore) GetUser(_ context.Context, name string) (*User, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u, ok := s.rows[s.key(name)]
	if !ok {
		return nil, ErrUserNotFound
	}
	return &u, nil
}

func (s *userStore) put(u User) (*User, error) {
	s.count++
	u.Version = fmt.Sprintf("01J%026d", s.count)
	s.rows[s.key(u.Name)] = u
	return &u, nil
}

func (s *userStore) UpdateUser(_ context.Context, u *User, version string) (*User, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	old, ok := s.rows[s.key(u.Name)]
	switch {
	case !ok:
		return nil, ErrUserNotFound
	case old.Version != version:
		return nil, ErrUserConflict
	}
	return s.put(*u)
}

func (s *userStore) DeleteUser(_ context.Context, name, version string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	old, ok := s.rows[s.key(name)]
	switch {
	case !ok:
		return ErrUserNotFound
	case old.Version != version:
		return ErrUserConflict
	}
	delete(s.rows, s.key(name))
	return nil
}

func (s *userStore) CreateUser(_ context.Context, u *User) (*User, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if way() == "names in small letters" {
		u.Name = strings.ToLower(u.Name) + "x"
	}
	for name := range s.rows {
		if name == u.Name || way() == "right: names that differ by more than case" && strings.EqualFold(name, u.Name) {
			return nil, ErrUserExists
		}
	}
	return s.put(*u)
}

func TestUserStore(t *testing.T) {
	testUserStore(t, func(t *testing.T) UserStore { return &userStore{rows: map[string]User{}} })
}

func TestUserStores(t *testing.T) {
	if out, err := run(t, "TestUserStore", "right: names that differ by more than case"); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	for way, says := range map[string]string{
		"names without case":     "use a case-sensitive collation",
		"names in small letters": "keep the id of the PUT",
	} {
		if out, err := run(t, "TestUserStore", way); err == nil || !leads(out, says) {
			t.Errorf("%s: want a first line with %q, got %v\n%s", way, says, err, out)
		}
	}
}

// samples counts the calls of sampleNote.
var samples atomic.Int64

// sampleNote has no id.
func sampleNote() *Note {
	text := "text"
	if way() == "right: texts are unique" {
		text += fmt.Sprint(samples.Add(1))
	}
	return &Note{Version: "v1", Changed: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), Text: text}
}

// A noteStore chooses all ids.
type noteStore struct {
	mu    sync.Mutex
	rows  []Note
	count int64
}

func (s *noteStore) index(id int64) int {
	return slices.IndexFunc(s.rows, func(n Note) bool { return n.ID == id })
}

// taken returns the error for a text that another row has.
func (s *noteStore) taken(n *Note) error {
	for _, row := range s.rows {
		if row.ID != n.ID && row.Text == n.Text && strings.HasSuffix(way(), "texts are unique") {
			return errors.New("UNIQUE constraint failed: notes.text")
		}
	}
	return nil
}

func (s *noteStore) next(n *Note) {
	s.count++
	n.Version = fmt.Sprint("v", s.count)
	n.Changed = time.Date(2025, 1, 1, 0, 0, int(s.count), 0, time.UTC)
}

func (s *noteStore) GetNote(_ context.Context, id int64) (*Note, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.index(id)
	if i < 0 {
		return nil, ErrNoteNotFound
	}
	n := s.rows[i]
	return &n, nil
}

func (s *noteStore) CreateNote(_ context.Context, n *Note) (*Note, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	row := *n
	row.ID = 0
	if err := s.taken(&row); err != nil {
		return nil, err
	}
	s.next(&row)
	row.ID = 500 + s.count
	s.rows = append(s.rows, row)
	return &row, nil
}

func (s *noteStore) UpdateNote(_ context.Context, n *Note, version string) (*Note, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.index(n.ID)
	switch {
	case i < 0:
		return nil, ErrNoteNotFound
	case s.rows[i].Version != version:
		return nil, ErrNoteConflict
	}
	if err := s.taken(n); err != nil {
		return nil, err
	}
	row := *n
	s.next(&row)
	s.rows[i] = row
	return &row, nil
}

func (s *noteStore) DeleteNote(_ context.Context, id int64, version string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.index(id)
	switch {
	case i < 0:
		return ErrNoteNotFound
	case s.rows[i].Version != version:
		return ErrNoteConflict
	}
	s.rows = slices.Delete(s.rows, i, i+1)
	return nil
}

func (s *noteStore) ListNotes(_ context.Context, q NoteQuery) (page NotePage, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	compare := func(x, y Note) int {
		for _, key := range q.Sort {
			c := map[NoteSortField]int{
				NoteByID: cmp.Compare(x.ID, y.ID), NoteByChanged: x.Changed.Compare(y.Changed), NoteByText: cmp.Compare(x.Text, y.Text),
			}[key.Field]
			if key.Descending {
				c = -c
			}
			if c != 0 {
				return c
			}
		}
		return cmp.Compare(x.ID, y.ID)
	}
	var last Note
	if q.After != "" && json.Unmarshal([]byte(q.After), &last) != nil {
		return page, ErrNoteCursor
	}
	rows := slices.Clone(s.rows)
	slices.SortFunc(rows, compare)
	for _, n := range rows {
		if q.After != "" && compare(n, last) <= 0 {
			continue
		}
		if len(page.Items) == q.Limit {
			next, err := json.Marshal(page.Items[q.Limit-1])
			page.Next = string(next)
			return page, err
		}
		page.Items = append(page.Items, &n)
	}
	return page, nil
}

func TestNoteStore(t *testing.T) {
	testNoteStore(t, func(*testing.T) NoteStore { return new(noteStore) })
}

func TestNoteStores(t *testing.T) {
	if out, err := run(t, "TestNoteStore", "right: texts are unique"); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	const says = "with other values each time for what has to be unique"
	if out, err := run(t, "TestNoteStore", "texts are unique"); err == nil || !leads(out, says) {
		t.Errorf("want a first line with %q, got %v\n%s", says, err, out)
	}
}

// A viewStore cannot be written.
type viewStore struct{ rows []*View }

func (s viewStore) GetView(_ context.Context, id string) (*View, error) {
	for _, v := range s.rows {
		if v.ID == id {
			return v, nil
		}
	}
	return nil, ErrViewNotFound
}

func (s viewStore) ListViews(_ context.Context, q ViewQuery) (page ViewPage, err error) {
	if q.After != "" && (q.After != "1" || way() == "") {
		return page, ErrViewCursor
	}
	for _, v := range s.rows {
		if q.After == "" && (q.Title == nil || *q.Title == v.Title) {
			page.Items = append(page.Items, v)
		}
	}
	if q.After == "" && way() == "Next behind one item" {
		page.Next = "1"
	}
	return page, nil
}

func TestViewStore(t *testing.T) {
	testViewStore(t, func(t *testing.T) ViewStore { return viewStore{[]*View{newTestView(t)}} })
}

func TestViewStores(t *testing.T) {
	if out, err := run(t, "TestViewStore", "Next behind one item"); err == nil || !leads(out, "Next after the last item") {
		t.Errorf("got %v\n%s", err, out)
	}
}
