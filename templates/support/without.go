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
		begin := dec.InputOffset()
		name, nameErr := dec.Token()
		end := dec.InputOffset()
		var value json.RawMessage
		if nameErr != nil || dec.Decode(&value) != nil {
			return text
		}
		if key, ok := name.(string); !ok || slices.Contains(names, key) {
			continue
		}
		if len(rest) > 1 {
			rest = append(rest, ',')
		}
		// The name is kept as it is written, for what is wrong with it is still to be found.
		rest = append(rest, bytes.TrimLeft(text[begin:end], ", \t\r\n")...)
		rest = append(append(rest, ':'), value...)
	}
	if _, err := dec.Token(); err != nil {
		return text
	}
	return append(append(rest, '}'), text[dec.InputOffset():]...)
}
