package etagen

import (
	"bytes"
	"encoding/json"
	"slices"
)

// without returns the text of a JSON object without some of its members. Any
// other text is returned as it is.
func without(text []byte, names []string) []byte {
	if len(names) == 0 {
		return text
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	if begin, err := dec.Token(); err != nil || begin != json.Delim('{') {
		return text
	}
	rest := []byte{'{'}
	for dec.More() {
		name, nameErr := dec.Token()
		var value json.RawMessage
		if nameErr != nil || dec.Decode(&value) != nil {
			return text
		}
		key, ok := name.(string)
		if !ok || slices.Contains(names, key) {
			continue
		}
		if len(rest) > 1 {
			rest = append(rest, ',')
		}
		quoted, err := json.Marshal(key)
		if err != nil {
			return text
		}
		rest = append(append(append(rest, quoted...), ':'), value...)
	}
	if _, err := dec.Token(); err != nil {
		return text
	}
	return append(append(rest, '}'), text[dec.InputOffset():]...)
}
