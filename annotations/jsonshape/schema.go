package jsonshape

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// SchemaOf returns the schema of a type that is encoded through a pointer to it. It
// returns false if the type contains too many others.
func SchemaOf(t types.Type, known *Known) (*model.Schema, bool) {
	w := &walker{structs: known, instances: map[*types.TypeName]int{}}
	root := w.schema(t, true)
	for i := 0; i < len(w.met) && !w.large; i++ { // describing adds schemas
		w.describe(w.met[i])
	}
	return root, !w.large
}

// A walker makes the schemas of types. A type with parts has one schema for addressable
// values and one for others.
type walker struct {
	structs   *Known
	met       []*model.Schema // schemas with parts, in the order in which they are described
	known     [2]gotype.Map[*model.Schema]
	instances map[*types.TypeName]int // of each generic type
	large     bool
}

// schema returns the schema of a type. Its parts are described later.
func (w *walker) schema(t types.Type, addressable bool) *model.Schema {
	if s := w.structs.leaf(t, addressable); s != nil {
		return s
	}
	known := &w.known[0]
	if addressable {
		known = &w.known[1]
	}
	if s, ok := known.At(t); ok {
		return s
	}
	s := &model.Schema{Type: model.NoSchema, Go: t, Addressable: addressable, Nullable: isNullable(t, "")}
	known.Set(t, s)
	w.met = append(w.met, s)
	if n, ok := types.Unalias(t).(*types.Named); ok && n.TypeArgs().Len() > 0 {
		w.instances[n.Obj()]++
		w.large = w.large || w.instances[n.Obj()] > gotype.MaxInstances
	}
	w.large = w.large || len(w.met) > gotype.MaxNodes+1
	return s
}

// describe adds the parts of a schema.
func (w *walker) describe(s *model.Schema) {
	if gotype.Endless(s.Go) {
		s.Problem = types.TypeString(s.Go, ShortName) + ", which embeds itself endlessly,"
		return
	}
	switch t := s.Go.Underlying().(type) {
	case *types.Pointer:
		s.Type, s.Elem = model.PointerSchema, w.schema(t.Elem(), true)
	case *types.Slice:
		s.Type, s.Elem = model.ListSchema, w.schema(t.Elem(), true)
	case *types.Array:
		s.Type, s.Elem = model.ArraySchema, w.schema(t.Elem(), s.Addressable)
	case *types.Map:
		if s.Key = mapKey(t.Key()); s.Key == nil {
			s.Problem = "a map with keys of type " + types.TypeString(t.Key(), ShortName)
			s.Unknown = !gotype.Known(t.Key())
		}
		s.Type, s.Elem = model.MapSchema, w.schema(t.Elem(), false)
	case *types.Struct:
		s.Type = model.ObjectSchema
		for _, m := range w.structs.Fields(t) {
			own := *m // other resources have other schemas
			own.Schema = w.schema(gotype.Last(m.Path).Type(), s.Addressable || throughPointer(m))
			s.Members = append(s.Members, &own)
		}
	default:
		s.Problem, s.Unknown = types.TypeString(s.Go, ShortName), !gotype.Known(s.Go)
	}
}

// ShortName is a qualifier that uses the package name.
func ShortName(p *types.Package) string { return p.Name() }
