// Package schema says what the tables are, for ent to make code of.
package schema

import (
	"time"

	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"github.com/google/uuid"
)

// Book is a table with a counter.
type Book struct{ ent.Schema }

// Fields are its columns.
func (Book) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("id", uuid.UUID{}).Default(uuid.New),
		field.Int64("version").Default(1),
		field.Time("updated_at").Default(time.Now).UpdateDefault(time.Now),
		field.String("title"),
		field.String("subtitle").Optional().Nillable(),
		field.Strings("subjects").Optional(),
	}
}

// Edges lead to other tables.
func (Book) Edges() []ent.Edge {
	return []ent.Edge{edge.To("author", Author.Type).Unique()}
}
