package etagen

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// A contentCoder is a Coder, for handlers that have one.
type contentCoder interface {
	choose(r *http.Request, length int, modified time.Time, now func() time.Time) (coding int, field string)
	coded(coding int, text []byte) (name, suffix string, coded []byte, err error)
}

// formFor returns the form of a representation that a request gets. It returns nil if it
// has sent a 304, which only the length of the text could decide.
func (m *memo) formFor(w http.ResponseWriter, r *http.Request, res *Resource, s *State, set *Settings, e *kept) *form {
	f := &e.forms[0]
	c, ok := res.forms(set).(contentCoder)
	if !ok {
		return f
	}
	coding, field := c.choose(r, len(f.text), time.Unix(s.Modified.Unix(), 0), set.clock()) // not s.Modified: s would have to leave the stack
	if coding != noForm {
		coded, err := m.form(e, c, coding)
		set.tell(r, err)
		if err == nil {
			f = coded
		}
	}
	if field != "" {
		set.responds(r, http.StatusNotModified, field)
		res.notModified(w, one(f.etag), s, set)
		return nil
	}
	return f
}

// form returns a representation in a coding. If that is not kept, it encodes the JSON
// text.
func (m *memo) form(e *kept, c contentCoder, coding int) (*form, error) {
	if i := slices.IndexFunc(e.forms, func(f form) bool { return f.coding == coding }); i >= 0 {
		return &e.forms[i], nil
	}
	// Other requests read the text: code outside this package gets a copy.
	name, suffix, text, err := c.coded(coding, slices.Clone(e.forms[0].text))
	if err != nil {
		return nil, err
	}
	made := form{coding, name, e.tag[:len(e.tag)-1] + suffix + `"`, slices.Clone(text), strconv.Itoa(len(text))}
	m.add(e, made)
	return &made, nil
}

// coded returns text in a coding, with the name of the coding and its suffix for entity tags.
func (c *Coder) coded(chosen int, text []byte) (name, suffix string, coded []byte, err error) {
	coding := &c.codings()[chosen]
	coded, err = coding.append(nil, text)
	if err != nil {
		err = fmt.Errorf("coding by %s: %w", coding.name, err)
	}
	return coding.name, coding.suffix, coded, err
}
