package etagen

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// pointerPart returns a name as it is written in a JSON pointer (RFC 6901 §3).
func pointerPart(name string) string {
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
}

// without returns the text of a JSON object without the members at the pointers, at
// any depth. It returns any other text unchanged.
func without(text []byte, pointers []string) []byte {
	if len(pointers) == 0 {
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
		key, _ := name.(string)
		key = pointerPart(key)
		if slices.Contains(pointers, key) {
			continue
		}
		value = without(value, below(pointers, key))
		if len(rest) > 1 {
			rest = append(rest, ',')
		}
		// The name is kept as it is written: a later check finds what is wrong with it.
		rest = append(rest, bytes.TrimLeft(text[begin:end], ", \t\r\n")...)
		rest = append(append(rest, ':'), value...)
	}
	if _, err := dec.Token(); err != nil {
		return text
	}
	return append(append(rest, '}'), text[dec.InputOffset():]...)
}

// below returns the rest of each pointer that begins with a name.
func below(pointers []string, name string) (rest []string) {
	for _, pointer := range pointers {
		if after, ok := strings.CutPrefix(pointer, name+"/"); ok {
			rest = append(rest, after)
		}
	}
	return rest
}
