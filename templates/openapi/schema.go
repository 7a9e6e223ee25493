package openapi

import (
	"go/types"

	"github.com/etagen/etagen/annotations/model"
)

// schema describes what encoding/json makes of a type, including null.
func (d *document) schema(s *model.Schema, m mode) object {
	o := d.value(s, m)
	if s != nil && s.Nullable {
		return nullable(o)
	}
	return o
}

// value describes a type without null for nil.
func (d *document) value(s *model.Schema, m mode) object {
	switch {
	case s == nil:
		return object{}
	case s.IsLeaf():
		return leaf(s)
	case isNamed(s.Go) && (s.Type == model.ObjectSchema || hasItself(s)):
		return d.named(s, m)
	}
	return d.parts(s, m)
}

// parts describes a type by its parts.
func (d *document) parts(s *model.Schema, m mode) object {
	switch s.Type {
	case model.PointerSchema:
		return d.schema(s.Elem, m)
	case model.ListSchema:
		return object{{"type", "array"}, {"items", d.schema(s.Elem, replaced(m))}}
	case model.ArraySchema:
		return array(s.Go, d.schema(s.Elem, replaced(m)))
	case model.MapSchema:
		return d.mapping(s, m)
	case model.ObjectSchema:
		return d.members(s.Members, m, s.Doc)
	}
	return object{}
}

// hasItself reports whether a type other than a struct has itself as an element, as in
// type Tree []Tree.
func hasItself(s *model.Schema) bool {
	seen := map[*model.Schema]bool{}
	for e := s.Elem; e != nil && !seen[e]; e = e.Elem {
		if e == s {
			return true
		}
		seen[e] = true
	}
	return false
}

// replaced returns the mode for values that a patch replaces as a whole.
func replaced(m mode) mode {
	if m == patch {
		return write
	}
	return m
}

// array describes an array of a fixed length.
func array(t types.Type, items object) object {
	o := object{{"type", "array"}, {"items", items}}
	if a, ok := t.Underlying().(*types.Array); ok {
		o = append(o, member{"minItems", a.Len()}, member{"maxItems", a.Len()})
	}
	return o
}

// mapping describes a map. In a patch, null removes an entry.
func (d *document) mapping(s *model.Schema, m mode) object {
	o := object{{"type", "object"}}
	if s.Key != nil && s.Key.Type == model.IntegerSchema {
		o = append(o, member{"propertyNames", object{{"pattern", keys(s.Key.Go)}}})
	}
	elem := d.schema(s.Elem, m)
	if m == patch {
		elem = nullable(elem)
	}
	if len(elem) == 0 {
		return append(o, member{"additionalProperties", true})
	}
	return append(o, member{"additionalProperties", elem})
}

// keys returns the pattern for integer keys of a map, as encoding/json writes them.
func keys(t types.Type) string {
	if basic, ok := t.Underlying().(*types.Basic); ok && basic.Info()&types.IsUnsigned != 0 {
		return "^(0|[1-9][0-9]*)$"
	}
	return "^(0|-?[1-9][0-9]*)$"
}

// named refers to the schema of a named struct or recursive type.
func (d *document) named(s *model.Schema, m mode) object {
	key := keyOf(s, m)
	name, ok := d.structs[key]
	if !ok {
		name = d.claimType(s.Go, m)
		d.structs[key] = name
	}
	return d.component("schemas", name, func() object { return d.parts(s, m) })
}

// claimType takes a name for a type in a mode. It adds the package name if the package
// is not in the document, or if another one has a type with the name.
func (d *document) claimType(t types.Type, m mode) string {
	name := func(all bool) string {
		return componentName(types.TypeString(t, func(p *types.Package) string {
			if !all && d.describes(p.Path()) {
				return ""
			}
			return p.Name()
		})) + string(m)
	}
	plain, path := name(false), ""
	if n, ok := types.Unalias(t).(*types.Named); ok && n.Obj().Pkg() != nil {
		path = n.Obj().Pkg().Path()
	}
	return d.names.claim(name(d.names.isShared(path, plain)))
}

// members describes an object. Clients must accept unknown members in responses; the
// handler rejects unknown members.
func (d *document) members(all []*model.Member, m mode, doc string) object {
	var properties object
	var required list
	for _, f := range all {
		properties = append(properties, member{f.Name, d.property(f, m)})
		if !f.Optional {
			required = append(required, f.Name)
		}
	}
	o := object{{"type", "object"}}.with("description", doc)
	if m == read {
		o = o.with("required", required)
	}
	if o = o.with("properties", properties); m != read {
		o = append(o, member{"additionalProperties", false})
	}
	return o
}

// property describes a member of an object.
func (d *document) property(f *model.Member, m mode) object {
	var o object
	switch {
	case f.AsString:
		o = quoted(f, m)
	case m == read && f.Schema != nil && leavesOutNil(f):
		o = d.value(f.Schema, m)
	default:
		o = d.schema(f.Schema, m)
	}
	if m == patch {
		o = nullable(o)
	}
	return o.with("description", f.Doc)
}

// isNamed reports whether a type has a name.
func isNamed(t types.Type) bool {
	_, ok := types.Unalias(t).(*types.Named)
	return ok
}
