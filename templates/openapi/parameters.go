package openapi

import (
	"fmt"
	"go/types"

	"github.com/etagen/etagen/annotations/model"
)

const requireNone = model.RequireNone

// pathParameter describes a wildcard of a pattern. OpenAPI has no wildcard for the rest
// of a path.
func pathParameter(id *model.ID) object {
	o := object{{"name", id.Wildcard}, {"in", "path"}, {"required", true}}
	if id.Multi {
		o = append(o, member{"description", "The rest of the path, whose slashes are not escaped."})
	}
	return append(o, member{"schema", fieldSchema(id.Field)})
}

// fieldSchema describes the text of a field in an address.
func fieldSchema(f *model.Field) object {
	switch f.Kind {
	case model.Int, model.Uint:
		return integer(f.Type)
	case model.Bool:
		return object{{"type", "boolean"}}
	case model.Float:
		return float(f.Type)
	case model.Time, model.TimePointer, model.AsTime, model.Wrapped:
		return object{{"type", "string"}, {"format", "date-time"}}
	case model.Text:
		return text(f.Type)
	case model.Nullable:
		return fieldSchema(f.Value)
	}
	return object{{"type", "string"}}
}

// query describes the query parameters of a list.
func query(c *model.Collection) list {
	add := func(all list, name, description string, schema object, more ...member) list {
		return append(all, append(object{{"name", name}, {"in", "query"}, {"description", description}, {"schema", schema}}, more...))
	}
	all := add(nil, "limit", "The maximum number of items in the page.", object{{"type", "integer"}, {"minimum", 1}, {"maximum", c.MaxLimit}, {"default", c.Limit}})
	all = add(all, "cursor", "Where the page begins: the next member of an earlier page.", plain)
	if c.Total {
		all = add(all, "total", "Whether the page contains the number of all items.", object{{"type", "boolean"}, {"default", false}})
	}
	if len(c.Sort) > 0 {
		var names list
		for _, m := range c.Sort {
			names = append(names, m.Name, "-"+m.Name)
		}
		items := object{{"type", "array"}, {"items", object{{"type", "string"}, {"enum", names}}}, {"minItems", 1}, {"maxItems", len(c.Sort)}}
		all = add(all, "sort", "The order of the items. A minus sign reverses it.", items, member{"style", "form"}, member{"explode", false})
	}
	for _, p := range c.Parameters() {
		all = parameter(all, p, add)
	}
	return all
}

// parameter adds a parameter that selects items.
func parameter(all list, p model.Parameter, add func(list, string, string, object, ...member) list) list {
	if p.Filter == nil {
		return add(all, p.Name, "The server defines what it means.", plain)
	}
	schema, name := fieldSchema(p.Filter.Field), p.Filter.Name
	switch p.By {
	case model.ByValues:
		return add(all, p.Name, fmt.Sprintf("Items whose %s is one of these values.", name), object{{"type", "array"}, {"items", schema}, {"minItems", 1}, {"maxItems", 100}},
			member{"style", "form"}, member{"explode", true})
	case model.ByLeast:
		return add(all, p.Name, fmt.Sprintf("Items whose %s is at least this value.", name), schema)
	case model.ByMost:
		return add(all, p.Name, fmt.Sprintf("Items whose %s is at most this value.", name), schema)
	}
	if _, isSlice := p.Filter.Field.Type.Underlying().(*types.Slice); p.Filter.Field.Slice || isSlice && p.Filter.Field.Kind != model.Bytes {
		return add(all, p.Name, fmt.Sprintf("Items whose %s has this value in it.", name), schema)
	}
	return add(all, p.Name, fmt.Sprintf("Items whose %s is this value.", name), schema)
}

// field refers to a request field.
func (d *document) field(component, name, description string, required bool) object {
	return d.component("parameters", component, func() object {
		o := object{{"name", name}, {"in", "header"}, {"description", description}}
		if required {
			o = append(o, member{"required", true})
		}
		return append(o, member{"schema", plain})
	})
}

// ifMatch refers to If-Match, which a write may require.
func (d *document) ifMatch(required bool) object {
	if required {
		return d.field("IfMatchRequired", "If-Match", "The entity tag of the state that the change is based on, or * for any.", true)
	}
	return d.field("IfMatch", "If-Match", "The request is carried out only if the current entity tag is one of these.", false)
}

// ifNoneMatch refers to If-None-Match.
func (d *document) ifNoneMatch() object {
	return d.field("IfNoneMatch", "If-None-Match", "The request is carried out only if the current entity tag is none of these; * stands for any.", false)
}

// ifUnmodifiedSince refers to If-Unmodified-Since.
func (d *document) ifUnmodifiedSince() object {
	return d.field("IfUnmodifiedSince", "If-Unmodified-Since", "The request is carried out only if the resource has not been modified since.", false)
}

// readParameters returns the preconditions of a read.
func (r *resource) readParameters(dated bool) list {
	all := list{r.ifNoneMatch(), r.ifMatch(false)}
	if dated {
		all = append(all, r.field("IfModifiedSince", "If-Modified-Since", "The response is 304 unless the resource has been modified since. It is ignored beside If-None-Match.", false), r.ifUnmodifiedSince())
	}
	return all
}

// writeParameters returns the preconditions of a write. If-Match is required if nothing
// else can identify a state.
func (r *resource) writeParameters(must bool) list {
	required := must && r.Require == model.RequireTag
	all := list{r.ifMatch(required), r.ifNoneMatch()}
	if r.TellsTime() {
		all = append(all, r.ifUnmodifiedSince())
	}
	return all
}

// requestBody returns the content that a request must have.
func requestBody(content object) object {
	return object{{"required", true}, {"content", content}}
}
