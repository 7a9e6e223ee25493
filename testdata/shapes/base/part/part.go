// Package part has types for the JSON of another package.
package part

// Page is in a list.
type Page struct {
	Number int `json:"number"`
}

// Copy has only fields that generated code can name.
type Copy struct {
	ID      string `json:"id"`
	Version int64  `json:"version"`
	Shelf   string `json:"shelf"`
}

// Shut has a field that it cannot name.
type Shut struct {
	ID      string `json:"id"`
	Version int64  `json:"version"`
	Note    string `json:"note"`
	cached  []byte
}

// Cached keeps the field in use.
func (s *Shut) Cached() []byte { return s.cached }
