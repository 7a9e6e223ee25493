package openapi

import (
	"slices"

	"github.com/etagen/etagen/annotations/model"
)

// bodies are the schemas of a resource: of what its responses contain, and of what a
// client sends.
type bodies struct {
	*document
	*model.Resource
	plural                                   string // what is in a page
	readName, writeName, patchName, pageName string // of schemas
}

// one refers to the schema of a resource in responses.
func (b bodies) one() object {
	s := b.Schema
	return b.component("schemas", b.readName, func() object {
		if s == nil || s.Type != model.ObjectSchema {
			return b.schema(s, read).with("description", b.Doc)
		}
		return b.members(s.Members, read, b.Doc)
	})
}

// content refers to the schema for what a client sends.
func (b bodies) content(m mode) object {
	name, doc := b.writeName, "The "+b.Resource.Name+" to store. A member that is left out gets its zero value."
	if m == patch {
		name, doc = b.patchName, "A JSON merge patch (RFC 7396) of "+b.Resource.Name+": null sets a member to its zero value."
	}
	return b.component("schemas", name, func() object { return b.sent(m, doc) })
}

// sent describes what a client sends. It includes members that keep their stored values,
// so that a client can send back what it has received.
func (b bodies) sent(m mode, doc string) object {
	s := b.Schema
	if s == nil || s.Type != model.ObjectSchema {
		return b.schema(s, m).with("description", doc)
	}
	o := b.members(s.Members, m, doc)
	properties, _ := o.get("properties").(object)
	for _, f := range s.Members {
		if !b.sets(f, m) {
			properties = properties.replace(f.Name, properties.get(f.Name).(object).with("description", "Ignored."))
		}
	}
	return o.replace("properties", properties)
}

// sets reports whether a client can set a member when it changes a resource, or when it
// creates one by POST: both have the same schema.
func (b bodies) sets(f *model.Member, m mode) bool {
	i := slices.IndexFunc(b.JSON, func(own *model.Member) bool { return own.Name == f.Name })
	if i < 0 || b.JSON[i].Field == nil {
		return true
	}
	field := b.JSON[i].Field
	if m == write && b.Posts() && !slices.ContainsFunc(b.Owned(), field.Is) {
		return true
	}
	return !b.IsKept(field)
}

// page refers to the schema of a page of the list.
func (b bodies) page() object {
	c := b.Collection
	return b.component("schemas", b.pageName, func() object {
		properties := object{{"items", object{{"type", "array"}, {"items", b.one()}}}}
		required := list{"items"}
		if c.ItemTags {
			properties = append(properties, member{"etags", object{{"type", "array"}, {"items", object{{"type", "string"}}}, {"description", "The entity tags of the items, in their order."}}})
			required = append(required, "etags")
		}
		if c.Total {
			properties = append(properties, member{"total", object{{"type", "integer"}, {"minimum", 0}, {"description", "The number of all items, if the query asks for it."}}})
		}
		properties = append(properties, member{"next", object{{"type", "string"}, {"description", "The cursor of the next page, if there is one."}}})
		return object{
			{"type", "object"}, {"description", "A page of " + b.plural + "."},
			{"required", required}, {"properties", properties},
		}
	})
}

// problemSchema refers to the schema of problem details.
func (d *document) problemSchema() object {
	text := func(description string) object { return object{{"type", "string"}, {"description", description}} }
	return d.component("schemas", d.problem, func() object {
		pointer := text("A JSON pointer (RFC 6901) to the place in the content that is wrong.")
		return object{
			{"type", "object"},
			{"description", "A problem document (RFC 9457)."},
			{"required", list{"status"}},
			{"properties", object{
				{"type", text("A URI of the kind of problem.")},
				{"title", text("The kind of problem.")},
				{"status", object{{"type", "integer"}, {"minimum", 400}, {"maximum", 599}, {"description", "The status of the response."}}},
				{"detail", text("An explanation for this request.")},
				{"header", text("The field of the request that is wrong.")},
				{"parameter", text("The parameter of the query that is wrong.")},
				{"pointer", pointer},
				{"instance", text("A URI of this occurrence.")},
				{"errors", object{{"type", "array"}, {"items", object{
					{"type", "object"},
					{"required", list{"pointer"}},
					{"properties", object{{"pointer", pointer}, {"detail", text("What is wrong there.")}}},
				}}}},
			}},
		}
	})
}
