package etagenclient

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// Revision1 is named by generated clients, which belong to this revision of the
// package.
const Revision1 = 1

// A Resource describes a type to a [Client]. It is not changed. The errors are
// pointers, so that the linker can drop a Resource that no code refers to.
type Resource struct {
	Name    string               // in messages: book
	Pattern string               // of its route: /books/{id}
	List    string               // the pattern of the list; empty if there is none
	New     func() any           // a new value
	IDs     func(v any) []string // the texts of the ids in Pattern, in their order; nil for a nil value
	ListIDs func(v any) []string // the same of List; nil if it has no wildcards
	InBody  []bool               // of each of IDs: the JSON has it
	Bind    func(to, from any)   // copies the ids that the JSON does not have; nil if it has all
	Owned   []string             // members that the server alone sets: JSON pointers without the first slash
	Patches bool                 // the server takes PATCH
	Vary    []string             // request fields that choose the representation

	NotFound, Conflict, Exists, Unavailable, OutcomeUnknown *error
}

// path returns the escaped path of the resource with the ids of a value.
func (res *Resource) path(at any) (string, error) {
	return res.expand(res.Pattern, res.IDs(at))
}

// listPath returns the escaped path of the list with the ids of a value.
func (res *Resource) listPath(at any) (string, error) {
	var ids []string
	if res.ListIDs != nil {
		ids = res.ListIDs(at)
	}
	return res.expand(res.List, ids)
}

// decode returns the value that a JSON text describes. The ids that are not in
// the text are those of at.
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

// decodeAt is decode for a text that has to have the ids of at.
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

// isCut reports whether an error is that of a JSON text that has no end.
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

// told reports whether the JSON has an id, by which a response can be known to
// be the resource.
func (res *Resource) told() bool { return slices.Contains(res.InBody, true) }

// err returns the error that a pointer stands for.
func (*Resource) err(p *error) error {
	if p == nil {
		return nil
	}
	return *p
}
