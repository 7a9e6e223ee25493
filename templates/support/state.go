package etagen

import "time"

// A State contains validators. If nothing exists, the pointer to it is nil.
type State struct {
	Tag      []byte                         // the entity tag; empty if there is none
	Modified time.Time                      // zero if unknown
	guard    func(tag, current string) bool // compares If-Match; nil is the strong comparison
	alone    bool                           // no content follows from here, whose length could decide
}

// tag returns the entity tag. It is empty if nothing exists.
func (s *State) tag() []byte {
	if s == nil {
		return nil
	}
	return s.Tag
}

// modified returns the modification time. It is zero if nothing exists.
func (s *State) modified() time.Time {
	if s == nil {
		return time.Time{}
	}
	return s.Modified
}
