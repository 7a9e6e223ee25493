package sqlcpgx

import (
	"context"
	"testing"
	"time"

	"example.com/models/live"
	"github.com/jackc/pgx/v5/pgtype"
)

// Each of the stores holds one row.
type (
	bookRow struct {
		BookStore
		row *Book
	}
	orderRow struct {
		OrderStore
		row *Order
	}
	noteRow struct{ row *Note }
)

func (s bookRow) GetBook(_ context.Context, id pgtype.UUID) (*Book, error) {
	return live.Find(s.row, id == s.row.ID, ErrBookNotFound)
}

func (s orderRow) GetOrder(_ context.Context, customer string, number int32) (*Order, error) {
	return live.Find(s.row, customer == s.row.Customer && number == s.row.Number, ErrOrderNotFound)
}

func (s orderRow) StatOrder(ctx context.Context, customer string, number int32) (OrderStat, error) {
	row, err := s.GetOrder(ctx, customer, number)
	if err != nil {
		return OrderStat{}, err
	}
	return OrderStat{Revision: row.Revision, ChangedAt: row.ChangedAt}, nil
}

func (s noteRow) GetNote(_ context.Context, id int64) (*Note, error) {
	return live.Find(s.row, id == s.row.ID, ErrNoteNotFound)
}

func TestLive(t *testing.T) {
	const id = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
	now := pgtype.Timestamptz{Time: time.Now(), Valid: true}
	book := &Book{Version: 1, UpdatedAt: now, Title: "Moby-Dick"}
	if err := book.ID.Scan(id); err != nil {
		t.Fatal(err)
	}
	if err := book.Price.Scan("12.50"); err != nil {
		t.Fatal(err)
	}
	live.Exchange(t, "Book", "/books/"+id, &BookHandler{Store: bookRow{row: book}}, func() { book.Version++ })

	order := &Order{Customer: "ishmael", Number: 7, Revision: pgtype.Int8{Int64: 1, Valid: true}, ChangedAt: now}
	live.Exchange(t, "Order", "/customers/ishmael/orders/7", &OrderHandler{Store: orderRow{row: order}}, func() { order.Revision.Int64++ })

	note := &Note{ID: 3, Body: "Call me", Xmin: pgtype.Uint32{Uint32: 4294967295, Valid: true}}
	live.Exchange(t, "Note", "/notes/3", &NoteHandler{Store: noteRow{note}}, func() { note.Xmin.Uint32 = 3 })
}

func TestNull(t *testing.T) {
	infinite := pgtype.Timestamptz{InfinityModifier: pgtype.Infinity, Valid: true}
	number := pgtype.Int8{Int64: 1, Valid: true}
	now := pgtype.Timestamptz{Time: time.Now(), Valid: true}
	serve := func(row *Order) *OrderHandler { return &OrderHandler{Store: orderRow{row: row}} }
	const path = "/customers/ishmael/orders/7"
	live.Unknown(t, "version", path, serve(&Order{Customer: "ishmael", Number: 7, ChangedAt: now}), "ETag")
	live.Unknown(t, "time", path, serve(&Order{Customer: "ishmael", Number: 7, Revision: number}), "Last-Modified")
	live.Unknown(t, "time without end", path, serve(&Order{Customer: "ishmael", Number: 7, Revision: number, ChangedAt: infinite}), "Last-Modified")
	live.Unknown(t, "both", path, serve(&Order{Customer: "ishmael", Number: 7}), "ETag", "Last-Modified")
	live.Unknown(t, "xmin", "/notes/3", &NoteHandler{Store: noteRow{&Note{ID: 3}}}, "ETag", "Last-Modified")
}
