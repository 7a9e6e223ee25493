package memo

import (
	"bytes"
	"encoding/gob"
	"strings"
)

// A Shelf keeps a few values of one type for one purpose, such as what a run has looked
// at. Like [Texts], it forgets values that a run has not asked for. A nil Shelf keeps
// nothing. Use it for what depends only on the key.
type Shelf[V any] struct{ texts *Texts }

// Open returns the shelf for a purpose. With the zero Folder, the shelf keeps nothing.
// Call it once for each purpose of a run, and Save at its end.
func Open[V any](folder Folder, purpose string) *Shelf[V] {
	return &Shelf[V]{OpenTexts(folder, purpose)}
}

// Get returns the value for a key. If it is not ok, make the value and call Put.
func (s *Shelf[V]) Get(key Key) (v V, ok bool) {
	if s == nil {
		return v, false
	}
	text, ok := s.texts.Get(key)
	return v, ok && gob.NewDecoder(strings.NewReader(text)).Decode(&v) == nil
}

// Put stores a value. Call it after Get has found nothing.
func (s *Shelf[V]) Put(key Key, v V) {
	var b bytes.Buffer
	if s != nil && gob.NewEncoder(&b).Encode(v) == nil {
		s.texts.Put(key, b.String())
	}
}

// Save writes the shelf if it has changed.
func (s *Shelf[V]) Save() {
	if s != nil {
		s.texts.Save()
	}
}
