package annotations

import (
	"go/types"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
)

// An adviser says how a resource can be mended.
type adviser struct{ *built }

// An assigner finds out which field of a resource has which role.
type assigner struct{ adviser }

// A checker looks at the JSON of a resource.
type checker struct{ *built }

// A builder makes a resource of its directives.
type builder struct{ *built }

// A lister reads what is about lists.
type lister struct{ *builder }

// readRoles finds out which field of a resource has which role, sets what follows
// from that, and binds the wildcards of its route.
func readRoles(b *built, st *types.Struct) []roleField {
	r := &assigner{adviser{b}}
	fields := r.namedFields(r.withoutListRoles(r.roleFields(st)))
	fields = append(fields, r.readOnlyBelow(st, fields)...)
	r.assignRoles(st, fields)
	r.bindIDs(r.pattern, fields)
	return fields
}

// checkInBody reports fields whose roles are about a change of the body and
// that are not in it.
func checkInBody(b *built, st *types.Struct, fields []roleField) {
	(&assigner{adviser{b}}).checkInBody(st, fields)
}

// noteCreation notes a creation time that clients can write.
func noteCreation(b *built, fields []roleField) { (&assigner{adviser{b}}).noteCreation(fields) }

// likelyID says how to give the wildcard of a pattern its field.
func likelyID(b *built, t types.Type, p *grammar.Pattern, wildcard string) string {
	return adviser{b}.likelyID(t, p, wildcard)
}

// strongTime says how the modification time makes a strong entity tag.
func strongTime(b *built) string { return adviser{b}.strongTime() }

// readJSON fills in the members of the JSON.
func readJSON(b *built, st *types.Struct) *jsonshape.Shape { return (&checker{b}).readJSON(st) }

// structs are the struct of a resource and those that encoding/json goes into.
func structs(b *built, s *jsonshape.Shape) []*model.Struct { return (&checker{b}).structs(b.Object, s) }

// noteProtobuf notes where encoding/json is left to write a protobuf message.
func noteProtobuf(b *built, st *types.Struct) { (&checker{b}).noteProtobuf(st) }

// checkDecodable reports members that encoding/json cannot read back.
func checkDecodable(b *built, st *types.Struct) { (&checker{b}).checkDecodable(st) }
