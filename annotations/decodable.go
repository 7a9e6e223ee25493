package annotations

import (
	"go/types"
	"slices"
)

// checkDecodable reports members that encoding/json writes and cannot read
// back: a client could not send what it was given. Those that a client cannot set
// are not read at all.
func (r *reader) checkDecodable(b *built, st *types.Struct) {
	d := b.declared
	if obj := r.object(d.spec); obj != nil {
		from := promotedJSON(obj.Type())
		writes, reads := encodesItself(obj.Type()), decodesItself(obj.Type())
		switch {
		case from != "":
			r.report(NotDecodable, d.name(), "%s has the JSON methods of %s, which it embeds: they know nothing of its other fields, which a PUT or PATCH would lose; give it methods of its own", obj.Name(), from)
		case reads:
			return // its fields are its own business
		case writes:
			r.report(NotDecodable, d.name(), "%s has a method that encodes it and none that decodes it: a client could not send what it was given; add UnmarshalJSON or UnmarshalText", obj.Name())
			return
		}
	}
	for _, f := range jsonFields(st) {
		if b.isAdopted(r.memberField(f.path)) {
			if (&decoder{}).problem(last(f.path).Type()) != "" && !slices.Contains(b.Unread, f.name) {
				b.Unread = append(b.Unread, f.name)
			}
			continue
		}
		if i := slices.IndexFunc(f.path[:len(f.path)-1], unfillable); i >= 0 {
			r.report(NotDecodable, r.nearest(d, f.path[:i+1]), "field %s is an embedded pointer to a struct that is not exported, which encoding/json cannot fill from the body of a PUT or PATCH: embed the struct itself, or export its name", pathName(f.path[:i+1]))
			continue
		}
		s := &decoder{}
		if problem := s.problem(last(f.path).Type()); problem != "" {
			r.report(NotDecodable, r.nearest(d, f.path), "field %s cannot be read from the body of a PUT or PATCH: %s%s", pathName(f.path), s.where(f), problem)
		} else if s.hidden != "" {
			r.note(HiddenBelow, r.nearest(d, f.path), "field %s holds %s, which the JSON does not carry: the store gets it empty with each PUT, and with each PATCH that names the field, and has to keep it", pathName(f.path), s.hidden)
		}
	}
}

// isAdopted reports whether a member always has the stored value, whatever a
// client sends for it.
func (b *built) isAdopted(member *Field) bool {
	kept := slices.Concat([]*Field{b.Version, b.Modified, b.Incarnation}, b.ReadOnly)
	return slices.ContainsFunc(kept, func(f *Field) bool { return f != nil && slices.Equal(f.Selector, member.Selector) })
}
