package kinds

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"strings"
)

// ObjectID is an id like those of document databases: bytes whose JSON and text are
// hexadecimal digits.
type ObjectID [12]byte

// MarshalText writes the digits.
func (id ObjectID) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(id[:])), nil }

// UnmarshalText takes 24 digits.
func (id *ObjectID) UnmarshalText(text []byte) error {
	b, err := hex.DecodeString(string(text))
	if err != nil || len(b) != len(id) {
		return errors.New("an object id has 24 hexadecimal digits")
	}
	copy(id[:], b)
	return nil
}

// MarshalJSON writes the digits as a string.
func (id ObjectID) MarshalJSON() ([]byte, error) { return json.Marshal(hex.EncodeToString(id[:])) }

// UnmarshalJSON takes such a string, and the same in an object.
func (id *ObjectID) UnmarshalJSON(text []byte) error {
	var extended struct {
		OID string `json:"$oid"`
	}
	if json.Unmarshal(text, &extended.OID) != nil && json.Unmarshal(text, &extended) != nil {
		return errors.New("an object id is a string")
	}
	return id.UnmarshalText([]byte(extended.OID))
}

// Handle is a string that its JSON checks, and has no text method.
type Handle string

// UnmarshalJSON only accepts lower case.
func (h *Handle) UnmarshalJSON(text []byte) error {
	if strings.ToLower(string(text)) != string(text) {
		return errors.New("a handle is in lower case")
	}
	return json.Unmarshal(text, (*string)(h))
}

// Specimen has the id of a document database, and filters whose JSON is stricter than
// their text.
//
//etagen:resource /specimens/{id} methods=GET,PUT,PATCH,DELETE create stat
//etagen:collection /specimens methods=GET,POST stat
type Specimen struct {
	ID      ObjectID    `json:"id" etagen:"id"`
	Version int64       `json:"version" etagen:"version"`
	Parent  ObjectID    `json:"parent" etagen:"filter"`
	Weight  json.Number `json:"weight" etagen:"filter"`
	Handle  Handle      `json:"handle" etagen:"filter"`
	Note    string      `json:"note"`
}
