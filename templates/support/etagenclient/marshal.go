package etagenclient

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// marshal returns the JSON of a value, without escaping for HTML.
func marshal(res *Resource, v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("encoding a %s: %w", res.Name, err)
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
