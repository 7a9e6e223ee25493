package body

import (
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// CheckReadable reports members that encoding/json writes but that a client cannot read.
// If checked is true, the content of PUT and PATCH is checked already, so only the
// members that the server alone sets remain.
func CheckReadable(b *source.Subject, st *types.Struct, checked bool) {
	r := &checker{b}
	if jsonshape.DecodesItself(r.Object.Type()) {
		return // it reads its fields itself
	}
	if jsonshape.EncodesItself(r.Object.Type()) {
		if !checked {
			r.Report(model.NotDecodable, r.Declaration.Name(), "%s has a method that encodes it but none that decodes it, which its client needs: add UnmarshalJSON or UnmarshalText", r.Name)
		}
		return
	}
	for _, f := range r.Shapes.Fields(st) {
		if checked && !r.isAdopted(f) {
			continue
		}
		if i := slices.IndexFunc(f.Path[:len(f.Path)-1], jsonshape.Unfillable); i >= 0 {
			r.Report(model.NotDecodable, r.Nearest(f.Path[:i+1]), "field %s is an embedded pointer to an unexported struct, which encoding/json cannot decode in a client: embed the struct itself, or export its name", gotype.PathName(f.Path[:i+1]))
			continue
		}
		s := &jsonshape.Decoder{Known: r.Shapes}
		if problem := s.Problem(gotype.Last(f.Path).Type()); problem != "" {
			r.Report(model.NotDecodable, r.Nearest(f.Path), "the client cannot decode field %s: %s%s", gotype.PathName(f.Path), s.Where(f), problem)
		}
	}
}
