package writes

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// letters keeps the letter that was created last.
type letters struct{ stored Letter }

func (s *letters) GetLetter(context.Context, string) (*Letter, error) { return &s.stored, nil }
func (s *letters) ListLetters(context.Context, LetterQuery) (LetterPage, error) {
	return LetterPage{}, nil
}

func (s *letters) CreateLetter(_ context.Context, l *Letter) (*Letter, error) {
	s.stored = *l
	s.stored.ID, s.stored.Version = "1", 1
	return &s.stored, nil
}

// A client can set a value that joins the entity tag automatically, in a POST as in a
// PUT. A value with the role derived belongs to the store.
func TestPostWithAnAuthor(t *testing.T) {
	s := new(letters)
	mux := http.NewServeMux()
	(&LetterHandler{Store: s}).Register(mux)
	w, r := httptest.NewRecorder(), httptest.NewRequest("POST", "/letters", strings.NewReader(`{"version":9,"text":"Dear","author":{"id":"jane","name":"Jane"},"likes":7}`))
	r.Header.Set("Content-Type", "application/json")
	mux.ServeHTTP(w, r)
	if got := s.stored; w.Code != 201 || got.Author == nil || got.Author.Name != "Jane" || got.Likes != 0 || got.Version != 1 || got.Text != "Dear" {
		t.Errorf("%d, stored %+v: %s", w.Code, got, w.Body)
	}
}
