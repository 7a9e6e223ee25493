package gormdb

import (
	"context"
	"testing"
	"time"

	"gorm.io/gorm"
	"gorm.io/plugin/optimisticlock"

	"example.com/models/live"
)

// Each of the stores holds one row. That of a book has it marked as deleted
// where DeletedAt says so, as GORM does.
type (
	bookRow struct {
		BookStore
		row *Book
	}
	authorRow struct {
		AuthorStore
		row *Author
	}
)

func (s bookRow) GetBook(_ context.Context, id uint) (*Book, error) {
	return live.Find(s.row, id == s.row.ID && !s.row.DeletedAt.Valid, ErrBookNotFound)
}

func (s authorRow) GetAuthor(_ context.Context, code string) (*Author, error) {
	return live.Find(s.row, code == s.row.Code, ErrAuthorNotFound)
}

func TestLive(t *testing.T) {
	book := &Book{Model: gorm.Model{ID: 1, UpdatedAt: time.Now()}, Version: optimisticlock.Version{Int64: 1, Valid: true}, Title: "Moby-Dick"}
	live.Exchange(t, "Book", "/books/1", &BookHandler{Store: bookRow{row: book}}, func() { book.Version.Int64++ })

	author := &Author{Code: "melville", Name: "Herman Melville", UpdatedAt: time.Now().UnixMilli()}
	live.Exchange(t, "Author", "/authors/melville", &AuthorHandler{Store: authorRow{row: author}}, func() { author.UpdatedAt++ })
}

func TestNull(t *testing.T) {
	book := &Book{Model: gorm.Model{ID: 1}, Title: "Moby-Dick"}
	live.Unknown(t, "both", "/books/1", &BookHandler{Store: bookRow{row: book}}, "ETag", "Last-Modified")
}
