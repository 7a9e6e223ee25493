// Package ids has structs with ids of every kind, which lists hand out.
package ids

import (
	"errors"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/oklog/ulid/v2"
)

// Number is an integer with a name.
type Number uint32

// Call is the place of a book on the shelves: a class and a mark.
type Call struct{ Class, Mark string }

// MarshalText joins the two, where there are two.
func (c Call) MarshalText() ([]byte, error) {
	if c.Mark == "" {
		return []byte(c.Class), nil
	}
	return []byte(c.Class + " " + c.Mark), nil
}

// UnmarshalText parts the two at the first blank.
func (c *Call) UnmarshalText(text []byte) error {
	class, mark, _ := strings.Cut(string(text), " ")
	if class == "" {
		return errors.New("a call number begins with a class")
	}
	*c = Call{class, mark}
	return nil
}

// Title is known by any text.
//
//etagen:resource /titles/{name} methods=GET,PUT,DELETE
//etagen:collection /titles methods=GET,POST
type Title struct {
	Name    string    `json:"name" etagen:"id"`
	Version int64     `json:"version" etagen:"version"`
	At      time.Time `json:"at" etagen:"modified"`
}

// Copy is known by three wildcards: a text, a named integer and a struct.
//
//etagen:resource /branches/{branch}/floors/{floor}/copies/{call} methods=GET,PUT,DELETE
//etagen:collection /branches/{branch}/floors/{floor}/copies methods=GET,POST
type Copy struct {
	Branch  string `json:"branch" etagen:"id=branch"`
	Floor   Number `json:"floor" etagen:"id=floor"`
	Call    Call   `json:"call" etagen:"id=call"`
	Version int64  `json:"version" etagen:"version"`
}

// Scan is known by the rest of the path.
//
//etagen:resource /scans/{path...} methods=GET,DELETE
//etagen:collection /scans methods=GET,POST
type Scan struct {
	Path    string `json:"path" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
}

// Visit is known by a ULID, under a UUID.
//
//etagen:resource /readers/{reader}/visits/{visit} methods=GET,PUT
//etagen:collection /readers/{reader}/visits methods=GET,POST
type Visit struct {
	Reader  uuid.UUID `json:"reader" etagen:"id=reader"`
	Visit   ulid.ULID `json:"visit" etagen:"id=visit"`
	Version int64     `json:"version" etagen:"version"`
}
