package etagen

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"reflect"
	"slices"
	"strings"
)

// A Validator is needed by Put and Patch if Resource.Validates is set.
type Validator interface {
	// Validate returns why next must not be stored. It may change next. stored is
	// nil if next is created.
	Validate(ctx context.Context, next, stored any) error
}

// An ItemValidator is needed by Post if Resource.Validates is set. It may change next
// except for the ids.
type ItemValidator interface {
	// ValidateItem is Validate for a new item.
	ValidateItem(ctx context.Context, next any) error
}

func (m itemMaker) Validate(ctx context.Context, next, _ any) error {
	return m.poster.(ItemValidator).ValidateItem(ctx, next)
}

// validate calls the user's function with the value to store. It may change
// everything that a client can set.
func (c *change) validate(next, stored any, creates bool) error {
	var before []byte
	if b, err := encode(next); err == nil {
		before = bytes.Clone(b.text.Bytes())
		b.free()
	}
	current := stored
	if creates {
		current = nil
	}
	if err := c.maker.(Validator).Validate(c.r.Context(), next, current); err != nil {
		return c.invalid(err)
	}
	c.maker.Adopt(next, stored)
	return c.returnable(next, before, creates)
}

// invalid returns the response for an error of a validate function: 422 with its
// text, unless the error has a meaning from a store, too.
func (c *change) invalid(err error) error {
	_, refused := refusalIn(err)
	known := []error{context.Canceled, ErrOutcomeUnknown, ErrUnavailable, c.Resource.NotFound}
	if refused || gone(c.r) || late(c.r, err) || slices.ContainsFunc(known, func(target error) bool { return errors.Is(err, target) }) {
		return err
	}
	p := unprocessable(brief(err.Error()))
	p.cause = err
	return p
}

// brief returns the beginning of a text: at most 200 bytes of valid UTF-8.
func brief(text string) string {
	return strings.ToValidUTF8(text[:min(len(text), 200)], "")
}

// returnable returns why the result of a validate function could not be sent
// back. It ignores what was there before and has JSON.
func (c *change) returnable(next any, before []byte, creates bool) error {
	b, err := encode(next)
	if err != nil {
		c.validated = true
		return c.encodable(next, creates)
	}
	defer b.free()
	if p := oddChange(before, b.text.Bytes(), reflect.ValueOf(next)); p != nil {
		return p
	}
	return nil
}

// oddChange returns what is wrong, by the rules for content, with the members
// that differ between two JSON texts of a value.
func oddChange(before, after []byte, value reflect.Value) *problem {
	if bytes.Equal(before, after) {
		return nil
	}
	var was, is map[string]json.RawMessage
	if json.Unmarshal(after, &is) != nil {
		return oddJSON(after, value.Type())
	}
	_ = json.Unmarshal(before, &was) // if there was no JSON, all is new
	var changed []string
	for name, text := range is {
		if !bytes.Equal(was[name], text) {
			changed = append(changed, name)
		}
	}
	slices.Sort(changed)
	for _, name := range changed {
		text, _ := json.Marshal(map[string]json.RawMessage{name: is[name]}) // it is JSON already
		p := oddJSON(text, value.Type())
		if p == nil && replacesText(memberOf(value, name)) {
			p = unprocessable("Text must be UTF-8.")
		}
		if p != nil {
			if p.Errors == nil {
				p = p.within(name)
			}
			return p
		}
	}
	return nil
}

// oddJSON returns what is wrong with JSON text of a value.
func oddJSON(text []byte, t reflect.Type) *problem {
	p := checkDocument(text, t, false)
	if p != nil {
		p.Status = http.StatusUnprocessableEntity
	}
	return p
}

// late reports whether an error says that the deadline of a request has passed.
// Some drivers have their own errors for that.
func late(r *http.Request, err error) bool {
	return errors.Is(err, context.DeadlineExceeded) || r.Context().Err() == context.DeadlineExceeded
}
