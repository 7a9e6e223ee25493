package kinds

import (
	"encoding/json"
	"errors"
	"net/netip"
	"time"

	"example.com/kinds/base"
)

// Number is a named integer.
type Number uint32

// Code is an id of several parts that has a text.
type Code struct{ land, number string }

// MarshalText joins the parts.
func (c Code) MarshalText() ([]byte, error) { return []byte(c.land + c.number), nil }

// UnmarshalText removes the first letter.
func (c *Code) UnmarshalText(text []byte) error {
	if len(text) < 2 {
		return errors.New("a code has a letter and a number")
	}
	c.land, c.number = string(text[:1]), string(text[1:])
	return nil
}

// Numbered has two ids that are numbers.
//
//etagen:resource /shelves/{shelf}/numbered/{id} methods=GET,PUT,PATCH,DELETE create stat
type Numbered struct {
	base.Record
	Shelf int16  `json:"shelf" etagen:"id=shelf"`
	ID    Number `json:"id" etagen:"id"`
	Type  string `json:"type"`
}

// Coded has an id with text methods, and its version in an embedded pointer.
//
//etagen:resource /coded/{type}/{w} methods=GET,PUT,PATCH,DELETE create stat
type Coded struct {
	*base.Revision
	Code Code   `json:"code" etagen:"id=type"`
	Name string `json:"name" etagen:"id=w"`
}

// Key is an id like those of database drivers: its JSON is a string or null, and it has
// no text methods.
type Key struct {
	Text  string
	Valid bool
}

// MarshalJSON writes the text, or null.
func (k Key) MarshalJSON() ([]byte, error) {
	if !k.Valid {
		return []byte("null"), nil
	}
	return json.Marshal(k.Text)
}

// UnmarshalJSON reads the text, or null.
func (k *Key) UnmarshalJSON(text []byte) error {
	var read *string
	if err := json.Unmarshal(text, &read); err != nil || read == nil {
		*k = Key{}
		return err
	}
	*k = Key{*read, true}
	return nil
}

// Keyed has two ids whose text is their JSON.
//
//etagen:resource /areas/{area}/keyed/{id} methods=GET,PUT,PATCH,DELETE create stat
//etagen:collection /areas/{area}/keyed methods=GET,POST
type Keyed struct {
	Area    Key     `json:"area" etagen:"id=area"`
	ID      Key     `json:"id" etagen:"id"`
	Version Counter `json:"version" etagen:"version"`
	Owner   Key     `json:"owner" etagen:"filter"`
}

// Addressed is under an address, without a version of its own type.
//
//etagen:resource /addressed/{address} methods=GET,PUT,PATCH,DELETE
type Addressed struct {
	*base.Revision
	Address netip.Addr `json:"address" etagen:"id"`
}

// Nested has the rest of the path as its id.
//
//etagen:resource /files/{path...} methods=GET,PUT,PATCH,DELETE create
type Nested struct {
	Path    string    `json:"path" etagen:"id=path"`
	Version uint8     `json:"version" etagen:"version"`
	Changed time.Time `json:"changed" etagen:"modified"`
}

// Settings exist once, without an id.
//
//etagen:resource /settings methods=GET,PUT,PATCH,DELETE stat
type Settings struct {
	Version uint64    `json:"version" etagen:"version"`
	Changed time.Time `json:"changed" etagen:"modified"`
	Theme   string    `json:"theme"`
}

// functionsOnly has no route.
//
//etagen:resource
type functionsOnly struct {
	Version int32     `json:"version" etagen:"version"`
	Changed time.Time `json:"changed" etagen:"modified"`
	hidden  int
}

// orderLine is not exported.
//
//etagen:resource /lines/{id} methods=GET,PUT,PATCH,DELETE create stat
type orderLine struct {
	ID      int64     `json:"id" etagen:"id"`
	version int32     `etagen:"version"`
	Changed time.Time `json:"changed" etagen:"modified"`
	Time    string    `json:"time"`
	Author  string    `json:"author" etagen:"readonly"`
}

var (
	_ = functionsOnly{hidden: 1}
	_ = serveOrderLine
	_ = serveFunctionsOnly
)
