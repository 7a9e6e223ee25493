package etagen

import (
	"bytes"
	"reflect"
)

// A document is the rest of a JSON text during the walk through it. The text is
// known to be well-formed, so colons and commas are skipped.
type document struct {
	rest   []byte
	shapes shapes
	opaque reflect.Type // that reads itself and contains what comes next; nil for none
	patch  bool         // null removes a member
	form   bool         // look only for what makes it no JSON document at all (400)
	locate bool         // decode each value by itself, to find the one that does not fit
}

// peek returns the first byte of what comes next.
func (d *document) peek() byte {
	d.rest = bytes.TrimLeft(d.rest, " \t\r\n:,")
	return d.rest[0]
}

// quoted returns the string that comes next, as it is written.
func (d *document) quoted() []byte {
	end := stringEnd(d.rest, 0)
	text := d.rest[:end]
	d.rest = d.rest[end:]
	return text
}
