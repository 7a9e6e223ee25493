// Package elsewhere is in another module, and uses every name that the client of a book
// exports.
package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"sync"

	"example.com/clients/catalog"
	"example.com/clients/remote"
)

// A shelf is a cache of another kind.
type shelf struct {
	mu   sync.Mutex
	held map[string][]byte
}

func (s *shelf) Get(key string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, ok := s.held[key]
	return b, ok
}

func (s *shelf) Set(key string, b []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held[key] = b
}

func (s *shelf) Delete(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.held, key)
}

// A library is an interface that a program may define for a client.
type library interface {
	Get(ctx context.Context, id int64) (*catalog.Book, catalog.BookTag, error)
	Refresh(ctx context.Context, id int64, tag catalog.BookTag) (*catalog.Book, catalog.BookTag, bool, error)
	Update(ctx context.Context, id int64, change func(*catalog.Book) error) (*catalog.Book, catalog.BookTag, error)
	UpdateFrom(ctx context.Context, b *catalog.Book, tag catalog.BookTag, change func(*catalog.Book) error) (*catalog.Book, catalog.BookTag, error)
	Put(ctx context.Context, b *catalog.Book, tag catalog.BookTag) (*catalog.Book, catalog.BookTag, error)
	Patch(ctx context.Context, id int64, patch any, tag catalog.BookTag) (*catalog.Book, catalog.BookTag, error)
	Delete(ctx context.Context, id int64, tag catalog.BookTag) error
	Create(ctx context.Context, b *catalog.Book) (*catalog.Book, catalog.BookTag, error)
	PutNew(ctx context.Context, b *catalog.Book) (*catalog.Book, catalog.BookTag, error)
	All(ctx context.Context, q catalog.BookQuery) func(yield func(*catalog.Book, error) bool)
	List(ctx context.Context, q catalog.BookQuery) (catalog.BookPage, []catalog.BookTag, error)
}

// A tracker is the same for an issue.
type tracker interface {
	Get(ctx context.Context, owner string, number int) (*remote.Issue, remote.IssueTag, error)
	Create(ctx context.Context, v *remote.Issue) (*remote.Issue, remote.IssueTag, error)
	List(ctx context.Context, q remote.IssueQuery) (remote.IssuePage, []remote.IssueTag, error)
}

var (
	_ tracker           = (*remote.IssueClient)(nil)
	_                   = catalog.BookAnyTag + catalog.BookTag(remote.IssueAnyTag)
	_                   = remote.IssueSortField(remote.IssueByTitle)
	_ library           = (*catalog.BookClient)(nil)
	_ catalog.BookCache = (*shelf)(nil)
	_                   = []error{catalog.ErrBookNotFound, catalog.ErrBookConflict, catalog.ErrBookExists, catalog.ErrBookUnavailable, catalog.ErrBookOutcomeUnknown}
	_                   = []error{remote.ErrIssueNotFound, remote.ErrIssueConflict, remote.ErrIssueExists, remote.ErrIssueUnavailable, remote.ErrIssueOutcomeUnknown}
	_                   = remote.IssueQuery{Owner: "a", Sort: []remote.IssueSort{{Field: remote.IssueByTitle}}}
	_ *remote.IssueProblem
	_ remote.IssueCache = remote.NewIssueCache(1)
)

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/books/1" {
			w.Header().Set("Content-Type", "application/problem+json")
			w.WriteHeader(http.StatusNotFound)
			fmt.Fprint(w, `{"detail":"There is none."}`)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("ETag", `"a"`)
		fmt.Fprint(w, `{"id":1,"title":"A"}`)
	}))
	defer server.Close()
	for _, cache := range []catalog.BookCache{nil, &shelf{held: map[string][]byte{}}, catalog.NewBookCache(1 << 20)} {
		c := catalog.BookClient{BaseURL: server.URL + "/", Cache: cache, Tries: 1, MaxBody: 1 << 10}
		b, tag, err := c.Get(ctx, 1)
		if err != nil || b.Title != "A" || tag != catalog.BookTag(`"a"`) {
			return fmt.Errorf("read %v, %s, %w", b, tag, err)
		}
		_, _, err = c.Get(ctx, 2)
		var p *catalog.BookProblem
		if !errors.Is(err, catalog.ErrBookNotFound) || !errors.As(err, &p) || p.Detail != "There is none." {
			return fmt.Errorf("error %w", err)
		}
		if err := c.Delete(ctx, 1, ""); err == nil {
			return errors.New("an empty tag is taken")
		}
	}
	return nil
}
