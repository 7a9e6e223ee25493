package compare

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/danielgtaylor/huma/v2/conditional"
)

// A bookResponse is a book with its validators.
type bookResponse struct {
	ETag         string    `header:"ETag"`
	LastModified time.Time `header:"Last-Modified"`
	CacheControl string    `header:"Cache-Control"`
	Body         *Book
}

// respond returns the response for b.
func respond(b *Book) *bookResponse {
	return &bookResponse{
		ETag:         strconv.Quote(version(b)),
		LastModified: b.UpdatedAt,
		CacheControl: "private, no-cache, max-age=0",
		Body:         b,
	}
}

// version returns the entity tag of b as huma compares it, without quotes.
func version(b *Book) string { return strconv.FormatInt(b.Version, 10) }

// A readRequest is a GET of a book.
type readRequest struct {
	conditional.Params
	ID string `path:"id"`
}

// A writeRequest is a PUT of a book.
type writeRequest struct {
	conditional.Params
	ID   string `path:"id"`
	Body Book
}

// Huma returns a handler on huma that uses its package conditional as documented.
func Huma(books *Shelf) http.Handler {
	mux := http.NewServeMux()
	api := humago.New(mux, huma.DefaultConfig("Books", "1.0.0"))
	find := func(ctx context.Context, id string, p *conditional.Params) (*Book, error) {
		b, err := books.GetBook(ctx, id)
		if err != nil {
			return nil, refusal(err)
		}
		if p.HasConditionalParams() {
			if err := p.PreconditionFailed(version(b), b.UpdatedAt); err != nil {
				return nil, err
			}
		}
		return b, nil
	}
	huma.Get(api, "/books/{id}", func(ctx context.Context, r *readRequest) (*bookResponse, error) {
		b, err := find(ctx, r.ID, &r.Params)
		if err != nil {
			return nil, err
		}
		return respond(b), nil
	})
	huma.Put(api, "/books/{id}", func(ctx context.Context, r *writeRequest) (*bookResponse, error) {
		stored, err := find(ctx, r.ID, &r.Params)
		if err != nil {
			return nil, err
		}
		r.Body.ID = r.ID
		b, err := books.UpdateBook(ctx, &r.Body, stored.Version)
		if err != nil {
			return nil, refusal(err)
		}
		return respond(b), nil
	})
	return mux
}

// refusal returns the huma error for an error of the store.
func refusal(err error) error {
	switch {
	case errors.Is(err, ErrBookNotFound):
		return huma.Error404NotFound("no such book")
	case errors.Is(err, ErrBookConflict):
		return huma.Error412PreconditionFailed("modified concurrently")
	default:
		return huma.Error500InternalServerError("internal error")
	}
}
