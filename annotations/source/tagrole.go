package source

import (
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// A TagRole is one role in a struct tag. Use its spans for diagnostics.
type TagRole struct {
	Role   *grammar.Role // its definition
	Option string        // after the equals sign
	At     grammar.Span  // its place in the tag
}

// repeats reports whether the field already has the role.
func (r TagRole) repeats(before TagRole) bool {
	return r.Role.Name == before.Role.Name && (!r.Role.Repeats || r.Option == before.Option)
}

// Spelled returns the role as a struct tag has it: filter=in. Use it for diagnostics.
func (r TagRole) Spelled() string {
	if r.Role.Repeats && r.Option != "" {
		return r.Role.Name + "=" + r.Option
	}
	return r.Role.Name
}

// A fieldTag is the content of a field's struct tag. A run has one for each field.
type fieldTag struct {
	text  string
	Roles []TagRole
	wrong *wrongTag // nil if there is no mistake, as in nearly all
}

// A wrongTag holds the mistakes in a struct tag, and the roles in parts that cannot be
// read.
type wrongTag struct {
	found  []model.Diagnostic
	failed []string
}

// Mistakes returns the mistakes in the struct tag. Use it to report them.
func (t *fieldTag) Mistakes() []model.Diagnostic {
	if t.wrong == nil {
		return nil
	}
	return t.wrong.found
}
