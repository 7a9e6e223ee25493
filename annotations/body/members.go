package body

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// readJSON fills in the members of the JSON, and reports the fields that
// encoding/json can never encode or whose type is not known. It returns the
// shape of the JSON; nil where that has no end.
func (r *checker) readJSON(st *types.Struct) *jsonshape.Shape {
	s := jsonshape.Of(r.Object.Type())
	if s.Large {
		r.Report(model.NotEncodable, r.Declaration.Name(), "the JSON of type %s has too many types in it: look for one that contains itself with ever new type arguments", r.Name)
		return nil
	}
	if _, itself := jsonshape.Leaf(r.Object.Type(), true); !itself {
		r.JSON = []*model.Member{}
		for _, f := range jsonshape.Fields(st) {
			r.JSON = append(r.JSON, &model.Member{Name: f.Name, Field: r.MemberField(f.Path)})
			r.checkEncodable(s, f)
		}
		r.checkJSONTags(s)
	}
	r.Hidden = r.hiddenFields(st, r.JSON == nil)
	return s
}

// checkEncodable reports a field that leads to a type without an encoding.
func (r *checker) checkEncodable(s *jsonshape.Shape, f jsonshape.Field) {
	n := &jsonshape.Node{}
	s.Part(n, gotype.Last(f.Path), gotype.Last(f.Path).Type(), true)
	problem, path := s.Problem(n)
	switch at := r.Nearest(f.Path); {
	case problem == nil:
	case problem.Unknown && r.Syntax(gotype.Last(path)) != nil:
		r.ReportUnknownType(path)
	case problem.Unknown:
		r.ReportUnknownType(f.Path)
	case len(path) == 1:
		r.Report(model.NotEncodable, at, "field %s can never be encoded as JSON, for there is %s in it: give it the struct tag json:\"-\"", gotype.PathName(f.Path), problem.Problem)
	default:
		r.Report(model.NotEncodable, at, "field %s can never be encoded as JSON, for there is %s in %s: give it the struct tag json:\"-\"", gotype.PathName(f.Path), problem.Problem, gotype.PathName(path))
	}
}

// A checker looks at the JSON of a resource.
type checker struct{ *source.Subject }

// Read fills in the members of the JSON.
func Read(b *source.Subject, st *types.Struct) *jsonshape.Shape { return (&checker{b}).readJSON(st) }

// Structs are the struct of a resource and those that encoding/json goes into.
func Structs(b *source.Subject, s *jsonshape.Shape) []*model.Struct {
	return (&checker{b}).structs(b.Object, s)
}

// NoteProtobuf notes where encoding/json is left to write a protobuf message.
func NoteProtobuf(b *source.Subject, st *types.Struct) { (&checker{b}).noteProtobuf(st) }

// CheckDecodable reports members that encoding/json cannot read back.
func CheckDecodable(b *source.Subject, st *types.Struct) { (&checker{b}).checkDecodable(st) }
