package etagenclient

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// Revision1 is named by generated clients, which need this revision of the package.
const Revision1 = 1

// A Resource describes a type to a [Client]. It is not modified. The errors are
// pointers, so that the linker can drop a Resource that no code uses.
type Resource struct {
	Name    string               // in messages, such as book
	Pattern string               // of its route, such as /books/{id}
	List    string               // the pattern of the list; empty if there is none
	New     func() any           // returns a new value
	IDs     func(v any) []string // the texts of the ids in Pattern, in their order; nil for a nil value
	ListIDs func(v any) []string // the same for List; nil if it has no wildcards
	InBody  []bool               // for each of IDs: the JSON has it
	Bind    func(to, from any)   // copies the ids that the JSON does not have; nil if it has all
	Owned   []string             // members that only the server sets: JSON pointers without the first slash
	Patches bool                 // the server takes PATCH
	Vary    []string             // request fields that choose the representation

	NotFound, Conflict, Exists, Unavailable, OutcomeUnknown *error // the errors of the package
}

// decode returns the value in a JSON text. It copies ids that the text does not
// have from at.
func (res *Resource) decode(text []byte, at any) (any, error) {
	if string(bytes.TrimSpace(text)) == "null" {
		return nil, fmt.Errorf("decoding a %s: it is null", res.Name)
	}
	v := res.New()
	if err := json.Unmarshal(text, v); err != nil {
		return nil, fmt.Errorf("decoding a %s: %w", res.Name, err)
	}
	if res.Bind != nil && at != nil && (res.told() || slices.Equal(res.IDs(v), res.IDs(res.New()))) {
		res.Bind(v, at)
	}
	return v, nil
}

// decodeAt is decode for a text that must have the ids of at.
func (res *Resource) decodeAt(text []byte, at any) (any, error) {
	v, err := res.decode(text, at)
	if err != nil {
		return nil, err
	}
	if err := res.sameIDs(v, at); err != nil {
		return nil, err
	}
	return v, nil
}

// isCut reports whether an error means that a JSON text is cut off.
func isCut(err error) bool {
	var syntax *json.SyntaxError
	return errors.As(err, &syntax)
}

// sameIDs returns an error if the ids of two values differ.
func (res *Resource) sameIDs(got, want any) error {
	if g, w := res.IDs(got), res.IDs(want); !slices.Equal(g, w) {
		return fmt.Errorf("the response has the ids %.100q of a %s, and %.100q were asked for", g, res.Name, w)
	}
	return nil
}

// told reports whether the JSON has an id, which shows that a response is the
// resource.
func (res *Resource) told() bool { return slices.Contains(res.InBody, true) }

// err returns the error that a pointer points to.
func (*Resource) err(p *error) error {
	if p == nil {
		return nil
	}
	return *p
}
