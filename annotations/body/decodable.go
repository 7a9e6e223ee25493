package body

import (
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// CheckDecodable reports members that encoding/json writes but cannot read back: a
// client could not send what it has received. Members that a client cannot set are
// skipped, since they are not read. Call it if clients send the resource, in PUT, PATCH
// or POST.
func CheckDecodable(b *source.Subject, st *types.Struct) {
	r, t := &checker{b}, b.Object.Type()
	switch from := jsonshape.PromotedJSON(t); {
	case from != "":
		r.Report(model.NotDecodable, r.Declaration.Name(), "%s has the JSON methods of the embedded %s, so a PUT or PATCH would lose its other fields: write its own MarshalJSON and UnmarshalJSON", r.Name, from)
	case jsonshape.DecodesItself(t):
		return // it reads its fields itself
	case jsonshape.EncodesItself(t):
		r.Report(model.NotDecodable, r.Declaration.Name(), "%s has a method that encodes it but none that decodes it, so clients could not send it: add UnmarshalJSON or UnmarshalText", r.Name)
		return
	}
	for _, f := range r.Shapes.Fields(st) {
		if r.isAdopted(f) {
			if (&jsonshape.Decoder{Known: r.Shapes}).Problem(gotype.Last(f.Path).Type()) != "" && !slices.Contains(r.Unread, f.Name) {
				r.Unread = append(r.Unread, f.Name)
			}
			continue
		}
		if i := slices.IndexFunc(f.Path[:len(f.Path)-1], jsonshape.Unfillable); i >= 0 {
			r.Report(model.NotDecodable, r.Nearest(f.Path[:i+1]), "field %s is an embedded pointer to an unexported struct, which encoding/json cannot decode from the body of a PUT or PATCH: embed the struct itself, or export its name", gotype.PathName(f.Path[:i+1]))
			continue
		}
		s := &jsonshape.Decoder{Known: r.Shapes, Unread: r.unreadBelow(f)}
		if problem := s.Problem(gotype.Last(f.Path).Type()); problem != "" {
			r.Report(model.NotDecodable, r.Nearest(f.Path), "field %s cannot be decoded from the body of a PUT or PATCH: %s%s", gotype.PathName(f.Path), s.Where(f), problem)
		} else if s.Hidden != "" {
			r.Note(model.HiddenBelow, r.Nearest(f.Path), "field %s contains %s, which is not in the JSON: a PUT, or a PATCH that names the field, passes it empty to the store, which has to keep the stored value", gotype.PathName(f.Path), s.Hidden)
		}
	}
}
