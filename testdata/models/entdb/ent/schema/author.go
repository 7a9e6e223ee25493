package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
)

// Author is a table with a counter, and a time that can be NULL.
type Author struct{ ent.Schema }

// Fields are its columns.
func (Author) Fields() []ent.Field {
	return []ent.Field{
		field.Uint32("version").Default(1),
		field.Time("changed").Optional().Nillable(),
		field.String("name"),
	}
}

// Edges lead to other tables.
func (Author) Edges() []ent.Edge {
	return []ent.Edge{edge.From("books", Book.Type).Ref("author")}
}
