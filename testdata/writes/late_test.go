package writes

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// A row is a store of one resource. It compares only the version, and returns copies.
type row[T any] struct {
	stored   T
	version  func(*T) *int64
	notFound error
	conflict error
}

func (s *row[T]) get() (*T, error) {
	value := s.stored
	return &value, nil
}

func (s *row[T]) update(v *T, version int64) (*T, error) {
	if *s.version(&s.stored) != version {
		return nil, s.conflict
	}
	s.stored = *v
	*s.version(&s.stored)++
	return s.get()
}

type postRow struct{ row[Post] }

func (s *postRow) GetPost(context.Context, string) (*Post, error) { return s.get() }
func (s *postRow) UpdatePost(_ context.Context, v *Post, version int64) (*Post, error) {
	return s.update(v, version)
}
func (s *postRow) DeletePost(context.Context, string, int64) error { return nil }

type jointRow struct{ row[Joint] }

func (s *jointRow) GetJoint(context.Context, string) (*Joint, error) { return s.get() }
func (s *jointRow) UpdateJoint(_ context.Context, v *Joint, version int64) (*Joint, error) {
	return s.update(v, version)
}
func (s *jointRow) DeleteJoint(context.Context, string, int64) error { return nil }

type rebornRow struct{ row[Reborn] }

func (s *rebornRow) GetReborn(context.Context, string) (*Reborn, error) { return s.get() }
func (s *rebornRow) UpdateReborn(_ context.Context, v *Reborn, version int64) (*Reborn, error) {
	return s.update(v, version)
}
func (s *rebornRow) DeleteReborn(context.Context, string, int64, int64) error { return nil }

// A late is a change that happens before the last byte of the content arrives.
type late struct {
	name   string
	mux    *http.ServeMux
	path   string
	happen func()
	lost   func() bool // what has happened is gone
}

func lates() []late {
	mount := func(register func(*http.ServeMux)) *http.ServeMux {
		mux := http.NewServeMux()
		register(mux)
		return mux
	}
	post := &postRow{row[Post]{Post{"1", 1, "old", Author{"a", 1, "Ann"}}, func(v *Post) *int64 { return &v.Version }, ErrPostNotFound, ErrPostConflict}}
	joint := &jointRow{row[Joint]{Joint{"1", 1, "old", []*Author{{"a", 1, "Ann"}}, 3}, func(v *Joint) *int64 { return &v.Version }, ErrJointNotFound, ErrJointConflict}}
	stock := &jointRow{row[Joint]{Joint{"1", 1, "old", nil, 3}, func(v *Joint) *int64 { return &v.Version }, ErrJointNotFound, ErrJointConflict}}
	reborn := &rebornRow{row[Reborn]{Reborn{ID: "1", Version: 1, Born: 7, Title: "old"}, func(v *Reborn) *int64 { return &v.Version }, ErrRebornNotFound, ErrRebornConflict}}
	return []late{
		{"the author is renamed", mount((&PostHandler{Store: post}).Register), "/posts/1",
			func() { post.stored.Author = Author{"a", 2, "Anna"} }, func() bool { return post.stored.Author.Name != "Anna" }},
		{"an author in a slice is renamed", mount((&JointHandler{Store: joint}).Register), "/joint/1",
			func() { joint.stored.Authors = []*Author{{"a", 2, "Anna"}} }, func() bool { return joint.stored.Authors[0].Name != "Anna" }},
		{"a derived value moves", mount((&JointHandler{Store: stock}).Register), "/joint/1",
			func() { stock.stored.Stock = 2 }, func() bool { return stock.stored.Stock != 2 }},
		{"it is deleted and created again", mount((&RebornHandler{Store: reborn}).Register), "/reborn/1",
			func() { reborn.stored = Reborn{ID: "1", Version: 1, Born: 8, Title: "another"} }, func() bool { return reborn.stored.Title != "another" }},
	}
}

// send sends a request whose content ends after a change.
func (l *late) send(t *testing.T, method string, header http.Header) *httptest.ResponseRecorder {
	t.Helper()
	get := httptest.NewRecorder()
	l.mux.ServeHTTP(get, httptest.NewRequest("GET", l.path, nil))
	content := get.Body.String()
	header.Set("Content-Type", "application/json")
	if method == "PATCH" {
		content = `{"title":"mine"}`
		header.Set("Content-Type", "application/merge-patch+json")
	}
	for name, lines := range header {
		header[name] = []string{strings.ReplaceAll(lines[0], "TAG", get.Header().Get("Etag"))}
	}
	body, client := io.Pipe()
	go func() {
		_, _ = io.WriteString(client, content[:len(content)-1])
		l.happen()
		_, _ = io.WriteString(client, content[len(content)-1:])
		_ = client.Close()
	}()
	w, r := httptest.NewRecorder(), httptest.NewRequest(method, l.path, body)
	r.Header = header
	l.mux.ServeHTTP(w, r)
	return w
}

func TestLastByteIsHeldBack(t *testing.T) {
	for _, l := range lates() {
		for _, method := range []string{"PUT", "PATCH"} {
			for _, line := range []string{"TAG", `"0.x", TAG`} {
				t.Run(l.name+", "+method+" If-Match "+line, func(t *testing.T) {
					for _, fresh := range lates() {
						if fresh.name == l.name {
							l = fresh
						}
					}
					w := l.send(t, method, http.Header{"If-Match": {line}})
					if w.Code != http.StatusPreconditionFailed || l.lost() {
						t.Errorf("%d, lost %t: %s", w.Code, l.lost(), w.Body)
					}
				})
			}
		}
	}
}

// A patch with If-Match: * applies to the state after its content has arrived.
func TestPatchOfWhatIsThereAtTheEnd(t *testing.T) {
	for _, l := range lates()[:3] {
		w := l.send(t, "PATCH", http.Header{"If-Match": {"*"}})
		if w.Code != http.StatusOK || l.lost() || !strings.Contains(w.Body.String(), "mine") {
			t.Errorf("%s: %d, lost %t: %s", l.name, w.Code, l.lost(), w.Body)
		}
	}
}
