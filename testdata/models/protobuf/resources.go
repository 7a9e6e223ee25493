// Package protobuf has resources over messages of protoc-gen-go.
package protobuf

import (
	"time"

	"google.golang.org/protobuf/encoding/protojson"

	"example.com/models/protobuf/librarypb"
	"example.com/models/protobuf/opaquepb"
)

// Book is a message whose JSON is that of protojson. Price is a oneof, and a
// column of the same row.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE id=Id version=Version modified=UpdatedAt covered=Price
//etagen:collection /books methods=GET,POST
type Book struct{ *librarypb.Book }

// MarshalJSON returns the JSON of the message as protobuf defines it.
func (b Book) MarshalJSON() ([]byte, error) { return protojson.Marshal(b.Book) }

// UnmarshalJSON reads what MarshalJSON writes.
func (b *Book) UnmarshalJSON(text []byte) error {
	b.Book = new(librarypb.Book)
	return protojson.Unmarshal(text, b.Book)
}

// Plain is the message itself, which encoding/json writes in its own way.
//
//etagen:resource /plain/{id} id=Id version=Version modified=UpdatedAt covered=Price
type Plain = librarypb.Book

// Leaf has a message of the opaque API, which has methods and no fields, so the fields of
// the validators are next to it.
//
//etagen:resource /leaves/{id} methods=GET,PUT,PATCH,DELETE
type Leaf struct {
	ID      string    `etagen:"id"`
	Version int64     `etagen:"version"`
	Updated time.Time `etagen:"modified"`
	Message *opaquepb.Book
}

// MarshalJSON returns the JSON of the message as protobuf defines it.
func (l Leaf) MarshalJSON() ([]byte, error) { return protojson.Marshal(l.Message) }

// UnmarshalJSON reads what MarshalJSON writes.
func (l *Leaf) UnmarshalJSON(text []byte) error {
	l.Message = new(opaquepb.Book)
	return protojson.Unmarshal(text, l.Message)
}
