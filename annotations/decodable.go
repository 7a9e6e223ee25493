package annotations

import (
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
)

// checkDecodable reports members that encoding/json writes and cannot read
// back: a client could not send what it was given. Those that a client cannot set
// are not read at all.
func (r *reader) checkDecodable(b *built, st *types.Struct) {
	d := b.declared
	if obj := r.object(d.spec); obj != nil {
		from := jsonshape.PromotedJSON(obj.Type())
		writes, reads := jsonshape.EncodesItself(obj.Type()), jsonshape.DecodesItself(obj.Type())
		switch {
		case from != "":
			r.report(model.NotDecodable, d.name(), "%s has the JSON methods of %s, which it embeds: they know nothing of its other fields, which a PUT or PATCH would lose; give it methods of its own", obj.Name(), from)
		case reads:
			return // its fields are its own business
		case writes:
			r.report(model.NotDecodable, d.name(), "%s has a method that encodes it and none that decodes it: a client could not send what it was given; add UnmarshalJSON or UnmarshalText", obj.Name())
			return
		}
	}
	for _, f := range jsonshape.Fields(st) {
		if b.isAdopted(r.memberField(f.Path)) {
			if (&jsonshape.Decoder{}).Problem(gotype.Last(f.Path).Type()) != "" && !slices.Contains(b.Unread, f.Name) {
				b.Unread = append(b.Unread, f.Name)
			}
			continue
		}
		if i := slices.IndexFunc(f.Path[:len(f.Path)-1], jsonshape.Unfillable); i >= 0 {
			r.report(model.NotDecodable, r.nearest(d, f.Path[:i+1]), "field %s is an embedded pointer to a struct that is not exported, which encoding/json cannot fill from the body of a PUT or PATCH: embed the struct itself, or export its name", gotype.PathName(f.Path[:i+1]))
			continue
		}
		s := &jsonshape.Decoder{Unread: b.unreadBelow(f)}
		if problem := s.Problem(gotype.Last(f.Path).Type()); problem != "" {
			r.report(model.NotDecodable, r.nearest(d, f.Path), "field %s cannot be read from the body of a PUT or PATCH: %s%s", gotype.PathName(f.Path), s.Where(f), problem)
		} else if s.Hidden != "" {
			r.note(model.HiddenBelow, r.nearest(d, f.Path), "field %s holds %s, which the JSON does not carry: the store gets it empty with each PUT, and with each PATCH that names the field, and has to keep it", gotype.PathName(f.Path), s.Hidden)
		}
	}
}

// isAdopted reports whether a member always has the stored value, whatever a
// client sends for it.
func (b *built) isAdopted(member *model.Field) bool {
	kept := slices.Concat([]*model.Field{b.Version, b.Modified, b.Incarnation}, b.ReadOnly)
	return slices.ContainsFunc(kept, func(f *model.Field) bool { return f != nil && slices.Equal(f.Selector, member.Selector) })
}
