package etagen

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// A ledger is a store with one book that records from which state each change was made.
type ledger struct {
	mu    sync.Mutex
	book  book
	moves [][2]int // the pages before and after each update
}

func (l *ledger) GetBook(context.Context, string) (*book, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return CopyOf(&l.book), nil
}

func (l *ledger) UpdateBook(_ context.Context, b *book, version int64) (*book, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.book.Version != version {
		return nil, errBookConflict
	}
	l.moves = append(l.moves, [2]int{l.book.Pages, b.Pages})
	b.Version++
	l.book = *b
	return CopyOf(b), nil
}

func (l *ledger) CreateBook(context.Context, *book) (*book, error) { return nil, errBookExists }
func (l *ledger) DeleteBook(context.Context, string, int64) error  { return errBookNotFound }

var errStep = errors.New("pages grow by one")

// oneStep allows the pages to grow by one only, like a status with a fixed order.
func oneStep(_ context.Context, b, stored *book) error {
	if b.Pages != stored.Pages+1 {
		return errStep
	}
	return nil
}

// If 32 writers ask for the next step, one makes it: a writer that loses the race is
// validated against the row that won.
func TestValidateSeesTheRowOfItsRound(t *testing.T) {
	const writers, steps = 32, 20
	for _, media := range []string{"PATCH", "PUT"} {
		l := &ledger{book: book{ID: "moby", Version: 1}}
		res := requiring(RequireNone)
		res.Validates = true
		h := &bookHandler{Store: l, OnError: func(_ *http.Request, err error) { t.Error(err) }}
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			answerWrite(w, r, validatingWriter{bookWriter{h}, oneStep}, res, r.Method)
		}))
		for step := 1; step <= steps; step++ {
			if made := writeAtOnce(t, server, media, fmt.Sprintf(`{"title":"%%d","pages":%d}`, step), writers); made != 1 {
				t.Errorf("%s: step %d was made by %d writers", media, step, made)
			}
		}
		server.Close()
		if len(l.moves) != steps {
			t.Errorf("%s: %d changes", media, len(l.moves))
		}
		for i, move := range l.moves {
			if move != [2]int{i, i + 1} {
				t.Errorf("%s: change %d went from %d to %d", media, i, move[0], move[1])
			}
		}
	}
}

// writeAtOnce sends a request many times concurrently, with the number of the writer in
// its body. It returns how many requests have changed something. The others must be
// refused. If the bodies were equal, writers could not know whose change they see.
func writeAtOnce(t *testing.T, server *httptest.Server, method, body string, writers int) (made int) {
	statuses := make([]int, writers)
	start := make(chan struct{})
	var all sync.WaitGroup
	for i := range statuses {
		all.Add(1)
		go func() {
			defer all.Done()
			r, err := http.NewRequest(method, server.URL, strings.NewReader(fmt.Sprintf(body, i)))
			if err != nil {
				t.Error(err)
				return
			}
			r.Header = header(map[string]string{"PUT": asJSON, "PATCH": asPatch}[method])
			<-start
			response, err := server.Client().Do(r)
			if err != nil {
				t.Error(err)
				return
			}
			defer response.Body.Close()
			text, err := io.ReadAll(response.Body)
			statuses[i] = response.StatusCode
			if err != nil || response.StatusCode != 200 && (response.StatusCode != 422 || !strings.Contains(string(text), errStep.Error())) {
				t.Errorf("%s: %s %s", method, response.Status, text)
			}
		}()
	}
	close(start)
	all.Wait()
	for _, status := range statuses {
		if status == 200 {
			made++
		}
	}
	return made
}

// After a lost race the write is decided again, on the row that won. Each round has its
// own row.
func TestValidateIsAskedOnEachRound(t *testing.T) {
	for _, method := range []string{"PUT", "PATCH"} {
		s := mobyShelf()
		before := s.books["moby"].Pages
		s.before = func(s *bookShelf) {
			s.before = nil
			b := s.books["moby"]
			b.Pages = 500
			s.books["moby"] = s.stamp(b, b.Version+1)
		}
		var versions []int64
		var merged []int
		r := validated(method, "moby", `{"title":"x"}`)
		r.Header.Set("If-Match", "*")
		v := sendValidated(s, func(_ context.Context, b, stored *book) error {
			versions, merged = append(versions, stored.Version), append(merged, b.Pages)
			if stored.Pages == 500 {
				return errors.New("the book is bound")
			}
			return nil
		}, r)
		if v.Code != 422 || v.d.Rounds != 1 || len(versions) != 2 || versions[1] != versions[0]+1 || s.books["moby"].Title == "x" {
			t.Errorf("%s: %d, %+v, versions %d, stored %+v", method, v.Code, v.d, versions, s.books["moby"])
		}
		if method == "PATCH" && fmt.Sprint(merged) != fmt.Sprint([]int{before, 500}) {
			t.Errorf("the patch was merged with %d", merged)
		}
	}
}
