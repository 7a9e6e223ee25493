package etagen

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// A JSONText is an id as text, if the id only has JSON methods: the text of its JSON.
type JSONText struct {
	// ID is a pointer to the id.
	ID interface {
		json.Marshaler
		json.Unmarshaler
	}
}

// MarshalText returns the text of the JSON of the id. It fails if that is
// neither a string nor a number: null is not an id.
func (t JSONText) MarshalText() ([]byte, error) {
	encoded, err := t.ID.MarshalJSON()
	if err != nil {
		return nil, fmt.Errorf("encoding the id %T: %w", t.ID, err)
	}
	var text string
	if json.Unmarshal(encoded, &text) == nil && encoded[0] == '"' {
		return []byte(text), nil
	}
	if !isNumber(encoded) {
		return nil, fmt.Errorf("the id %T is encoded as %s, not as a string or a number", t.ID, encoded)
	}
	return encoded, nil
}

// UnmarshalText sets the id to the text, as a JSON string or, if it is one, as a
// number. It fails if the id accepts neither.
func (t JSONText) UnmarshalText(text []byte) error {
	quoted, err := json.Marshal(string(text))
	if err != nil {
		return err
	}
	if err = t.ID.UnmarshalJSON(quoted); err != nil && isNumber(text) {
		err = t.ID.UnmarshalJSON(text)
	}
	return err
}

// isNumber reports whether a text is a JSON number.
func isNumber(text []byte) bool {
	_, err := strconv.ParseFloat(string(text), 64)
	return err == nil && json.Valid(text)
}
