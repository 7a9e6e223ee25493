package etagenclient

import (
	"bytes"
	"fmt"
	"net/http"
)

// A decision is what a change means for one state.
type decision struct {
	content   []byte // what to send; nil if nothing differs
	patches   bool   // it is a merge patch
	unchanged any    // the value in that state
	changed   any    // the value with the change
}

// write returns the write that makes the change for the state of a tag.
func (d *decision) write(tag string) write {
	if d.patches {
		return write{method: http.MethodPatch, content: d.content, media: mergePatch, guard: ifMatch(tag)}
	}
	return write{method: http.MethodPut, content: d.content, media: jsonOnly, guard: ifMatch(tag)}
}

// decide calls change on the state. The value is encoded before and after the call:
// a copy would share maps and slices, and hide changes in them.
func (u *update) decide() (*decision, error) {
	v, err := u.res.decode(u.state.body, u.at)
	if err != nil {
		return nil, err
	}
	before, err := marshal(u.res, v)
	if err != nil {
		return nil, err
	}
	if err := u.change(v); err != nil {
		if u.doubt { // the change itself may make it fail
			return nil, fmt.Errorf("the change cannot be made again: %v", err)
		}
		return nil, err
	}
	if err := u.res.sameIDs(v, u.at); err != nil {
		return nil, fmt.Errorf("the change gives the %s another id: %w", u.res.Name, err)
	}
	after, err := marshal(u.res, v)
	if err != nil {
		return nil, err
	}
	return u.content(before, after)
}

// content returns what to send, from two encodings.
func (u *update) content(before, after []byte) (*decision, error) {
	text := edited(u.state.body, before, after, u.res.Owned)
	unchanged, err := u.res.decode(u.state.body, u.at)
	if err != nil {
		return nil, err
	}
	d := &decision{unchanged: unchanged, patches: u.res.Patches}
	if bytes.Equal(text, u.state.body) || isSame(u.state.body, text) {
		return d, nil
	}
	if d.changed, err = u.res.decode(text, u.at); err != nil {
		return nil, fmt.Errorf("what the change makes cannot be read back: %w", err)
	}
	d.content = text
	if d.patches {
		d.content = difference(u.state.body, text)
		err = u.checkPatch(d)
	}
	return d, err
}

// isSame reports whether a merge patch can express no difference between two JSON texts.
func isSame(from, to []byte) bool {
	patch := difference(from, to)
	return string(patch) == "{}"
}

// checkPatch returns an error if a merge patch does not make the change: it cannot
// set a member to null.
func (u *update) checkPatch(d *decision) error {
	got, err := u.res.decode(merged(u.state.body, d.content), u.at)
	if err != nil {
		return fmt.Errorf("a merge patch cannot say what the change makes: %w", err)
	}
	made, err := marshal(u.res, got)
	if err != nil {
		return err
	}
	wanted, err := marshal(u.res, d.changed)
	if err == nil && !bytes.Equal(made, wanted) {
		err = fmt.Errorf("a merge patch cannot say what the change makes of the %s, such as null for a value of a map (RFC 7396)", u.res.Name)
	}
	return err
}
