package etagenclient

import "bytes"

// difference returns the merge patch (RFC 7396) that changes one JSON text into another.
func difference(from, to []byte) []byte {
	f, isObject := objectOf(from)
	t, ok := objectOf(to)
	if !isObject || !ok {
		return to
	}
	patch := newObject()
	for _, name := range f.members() {
		if !t.has(name) {
			patch.set(name, []byte("null"))
		}
	}
	for _, name := range t.members() {
		old, ok := f.texts[name]
		switch text := t.texts[name]; {
		case !ok:
			patch.set(name, text)
		case !bytes.Equal(old, text):
			patch.set(name, difference(old, text))
		}
	}
	return patch.text()
}

// merged returns a JSON text with a merge patch applied, as described by RFC 7396 §2.
func merged(text, patch []byte) []byte {
	p, ok := objectOf(patch)
	if !ok {
		return patch
	}
	o, ok := objectOf(text)
	if !ok {
		o = newObject()
	}
	for _, name := range p.members() {
		if value := p.texts[name]; string(value) == "null" {
			o.remove(name)
		} else {
			o.set(name, merged(o.texts[name], value))
		}
	}
	return o.text()
}
