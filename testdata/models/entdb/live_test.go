package entdb

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"

	"example.com/models/entdb/ent"
	"example.com/models/live"
)

// Each of the stores holds one row.
type (
	bookRow struct {
		BookStore
		row *Book
	}
	authorRow struct{ row *Author }
)

func (s bookRow) GetBook(_ context.Context, id uuid.UUID) (*Book, error) {
	return live.Find(s.row, id == s.row.ID, ErrBookNotFound)
}

func (s authorRow) GetAuthor(_ context.Context, id int) (*Author, error) {
	return live.Find(s.row, id == s.row.ID, ErrAuthorNotFound)
}

func (s authorRow) StatAuthor(ctx context.Context, id int) (AuthorStat, error) {
	row, err := s.GetAuthor(ctx, id)
	if err != nil {
		return AuthorStat{}, err
	}
	return AuthorStat{Version: row.Version, Changed: row.Changed}, nil
}

func TestLive(t *testing.T) {
	book := &Book{ID: uuid.New(), Version: 1, UpdatedAt: time.Now(), Title: "Moby-Dick"}
	book.Edges.Author = &ent.Author{ID: 5, Name: "Herman Melville", Version: 1}
	live.Exchange(t, "Book", "/books/"+book.ID.String(), &BookHandler{Store: bookRow{row: book}}, func() { book.Version++ })

	now := time.Now()
	author := &Author{ID: 5, Version: 1, Changed: &now, Name: "Herman Melville"}
	live.Exchange(t, "Author", "/authors/5", &AuthorHandler{Store: authorRow{author}}, func() { author.Version++ })
}

// TestEdges changes the author of a book, and not the book.
func TestEdges(t *testing.T) {
	book := &Book{ID: uuid.New(), Version: 1}
	book.Edges.Author = &ent.Author{ID: 5, Name: "Herman Melville", Version: 1}
	live.Exchange(t, "Book", "/books/"+book.ID.String(), &BookHandler{Store: bookRow{row: book}}, func() {
		author := *book.Edges.Author
		author.Version, author.Name = 2, "H. Melville"
		book.Edges.Author = &author
	})
}

func TestNull(t *testing.T) {
	live.Unknown(t, "time", "/authors/5", &AuthorHandler{Store: authorRow{&Author{ID: 5, Version: 1}}}, "Last-Modified")
}
