package protobuf

import (
	"context"
	"testing"
	"time"

	"google.golang.org/protobuf/types/known/timestamppb"

	"example.com/models/live"
	"example.com/models/protobuf/librarypb"
	"example.com/models/protobuf/opaquepb"
)

// Each of the stores holds one message.
type (
	bookMessage struct {
		BookStore
		held *Book
	}
	plainMessage struct{ held *Plain }
	leafMessage  struct {
		LeafStore
		held *Leaf
	}
)

func (s bookMessage) GetBook(_ context.Context, id string) (*Book, error) {
	return live.Find(s.held, id == s.held.GetId(), ErrBookNotFound)
}

func (s plainMessage) GetPlain(_ context.Context, id string) (*Plain, error) {
	return live.Find(s.held, id == s.held.GetId(), ErrPlainNotFound)
}

func (s leafMessage) GetLeaf(_ context.Context, id string) (*Leaf, error) {
	return live.Find(s.held, id == s.held.ID, ErrLeafNotFound)
}

func TestLive(t *testing.T) {
	message := func() *librarypb.Book {
		return &librarypb.Book{Id: "moby", Version: 1, UpdatedAt: timestamppb.Now(), Title: "Moby-Dick", Price: &librarypb.Book_Cents{Cents: 1250}}
	}
	book := &Book{message()}
	live.Exchange(t, "Book", "/books/moby", &BookHandler{Store: bookMessage{held: book}}, func() { book.Version++ })

	plain := message()
	live.Exchange(t, "Plain", "/plain/moby", &PlainHandler{Store: plainMessage{plain}}, func() { plain.Version++ })

	leaf := &Leaf{ID: "1", Version: 1, Updated: time.Now(), Message: new(opaquepb.Book)}
	live.Exchange(t, "Leaf", "/leaves/1", &LeafHandler{Store: leafMessage{held: leaf}}, func() {
		leaf.Version++
		leaf.Message.SetTitle("Walden")
	})
}

func TestNull(t *testing.T) {
	held := &Book{&librarypb.Book{Id: "moby", Version: 1}}
	live.Unknown(t, "time", "/books/moby", &BookHandler{Store: bookMessage{held: held}}, "Last-Modified")
}
