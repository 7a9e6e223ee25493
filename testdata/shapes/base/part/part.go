// Package part has what another package's JSON is made of.
package part

// Page is in a list.
type Page struct {
	Number int `json:"number"`
}

// Copy can be written out whole.
type Copy struct {
	ID      string `json:"id"`
	Version int64  `json:"version"`
	Shelf   string `json:"shelf"`
}

// Shut cannot.
type Shut struct {
	ID      string `json:"id"`
	Version int64  `json:"version"`
	Note    string `json:"note"`
	cached  []byte
}

// Cached keeps the field in use.
func (s *Shut) Cached() []byte { return s.cached }
