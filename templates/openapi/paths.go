package openapi

import (
	"strings"

	"github.com/etagen/etagen/annotations/model"
)

// paths describes the paths of a resource.
func (r *resource) paths() object {
	var all object
	if r.Lists() {
		all = append(all, r.path(r.Collection.Pattern, r.Collection.IDs, true))
	}
	if r.Route != nil {
		all = append(all, r.path(r.Route.Pattern, r.Route.IDs, false))
	}
	return all
}

// path describes the path of a pattern.
func (r *resource) path(pattern string, ids []*model.ID, isList bool) member {
	parameters := list{}
	for _, id := range ids {
		parameters = append(parameters, pathParameter(id))
	}
	item := object{}.with("servers", r.ownServers()).with("parameters", parameters)
	for _, op := range r.Operations() {
		if op.Pattern == pattern {
			item = append(item, r.operations(op)...)
		}
	}
	return member{model.DocumentPath(pattern), append(item, member{"options", r.options(isList)})}
}

// operations describes a method, and for GET also HEAD.
func (r *resource) operations(op model.Operation) object {
	switch op.Name {
	case "List":
		return object{{"get", r.lists(false)}, {"head", r.lists(true)}}
	case "Create":
		return object{{"post", r.creates()}}
	case "Get":
		return object{{"get", r.gets(false)}, {"head", r.gets(true)}}
	case "Put":
		return object{{"put", r.puts()}}
	case "Patch":
		return object{{"patch", r.patches()}}
	}
	return object{{"delete", r.deletes()}}
}

// An operation holds the description of one method at one path.
type operation struct {
	id, summary, description string
	parameters               list
	body                     object
	responses                object
}

// operation describes an operation.
func (r *resource) operation(o operation) object {
	all := object{
		{"operationId", r.ids.claim(r.prefix + o.id)},
		{"summary", o.summary},
		{"description", o.description},
		{"tags", list{r.title}},
	}
	all = append(all, r.ownSecurity()...)
	return all.with("parameters", o.parameters).with("requestBody", o.body).with("responses", o.responses)
}

// a returns the name of the resource after its article.
func (r *resource) a() string {
	if strings.ContainsAny(r.called.Title[:1], "AEIOU") {
		return "an " + r.Resource.Name
	}
	return "a " + r.Resource.Name
}

// gets describes GET of one, or HEAD.
func (r *resource) gets(head bool) object {
	o := operation{
		id: "get" + r.noun, summary: "Get " + r.a(), parameters: r.readParameters(r.TellsTime()),
		description: "Returns " + r.a() + ". With If-None-Match or If-Modified-Since, the response is 304 if the client has it.",
	}
	if !r.TellsTime() {
		o.description = "Returns " + r.a() + ". With If-None-Match, the response is 304 if the client has it."
	}
	ok := r.response("The "+r.Resource.Name+".", r.fields.validators(true), jsonContent(r.bodies.one())).with("links", r.links())
	if head {
		o.id, o.summary = "head"+r.noun, "Get the header fields of "+r.a()
		o.description = "Returns the header fields of GET, without content."
		ok = r.response("The header fields of the "+r.Resource.Name+".", r.fields.validators(true), nil)
	}
	o.responses = append(object{{"200", ok}, {"304", r.notModified(true)}}, r.failures(head, "404", "412", "500", "503")...)
	return r.operation(o)
}

// lists describes GET of the list, or HEAD.
func (r *resource) lists(head bool) object {
	plural := r.called.Plural
	o := operation{
		id: "list" + r.nouns, summary: "List " + plural, parameters: append(query(r.Collection), r.readParameters(false)...),
		description: "Returns a page of " + plural + ". With If-None-Match, the response is 304 if the client has it.",
	}
	headers := r.fields.validators(false).with("Link", r.header("Link", "The address of the next page, with rel=\"next\" (RFC 8288).", plain))
	ok := r.response("A page of "+plural+".", headers, jsonContent(r.bodies.page()))
	if head {
		o.id, o.summary = "headList"+r.nouns, "Get the header fields of the list of "+plural
		o.description = "Returns the header fields of GET, without content."
		ok = r.response("The header fields of the page.", headers, nil)
	}
	o.responses = append(object{{"200", ok}, {"304", r.notModified(false)}}, r.failures(head, "400", "404", "412", "500", "503")...)
	return r.operation(o)
}

// creates describes POST.
func (r *resource) creates() object {
	return r.operation(operation{
		id: "create" + r.noun, summary: "Create " + r.a(),
		description: "Stores a new " + r.Resource.Name + ". A precondition is about the list.",
		parameters:  list{r.ifMatch(false), r.ifNoneMatch()},
		body:        requestBody(jsonContent(r.bodies.content(write))),
		responses: append(object{
			{"201", r.response("The "+r.Resource.Name+" is created.", r.fields.written(true), jsonContent(r.bodies.one()))},
		}, r.failures(false, "400-write", "404", "409", "412", "413", "415", "422", "500-write", "503")...),
	})
}

// puts describes PUT.
func (r *resource) puts() object {
	o := operation{
		id: "put" + r.noun, summary: "Replace " + r.a(),
		description: "Replaces " + r.a() + ". " + guarded(r.Require) + ".",
		parameters:  r.writeParameters(!r.Create),
		body:        requestBody(jsonContent(r.bodies.content(write))),
		responses:   object{{"200", r.response("The "+r.Resource.Name+" is replaced.", r.fields.written(false), jsonContent(r.bodies.one()))}},
	}
	statuses := []string{"400-write", "404", "412", "413", "415", "422", "428", "500-write", "503"}
	if r.Create {
		o.summary = "Create or replace " + r.a()
		o.description = "Replaces " + r.a() + ", or creates it if it does not exist. " + guarded(r.Require) + ", If-None-Match: * creates."
		o.responses = append(o.responses, member{"201", r.response("The "+r.Resource.Name+" is created.", r.fields.written(true), jsonContent(r.bodies.one()))})
		statuses = append([]string{"400-write", "404", "409"}, statuses[2:]...)
	}
	o.responses = append(o.responses, r.failures(false, statuses...)...)
	return r.operation(o)
}

// patches describes PATCH.
func (r *resource) patches() object {
	media := object{{"application/merge-patch+json", object{{"schema", r.bodies.content(patch)}}}}
	if r.PatchJSON {
		media = append(media, jsonContent(r.bodies.content(patch))...)
	}
	return r.operation(operation{
		id: "patch" + r.noun, summary: "Change " + r.a(),
		description: "Changes the members of " + r.a() + " that are sent. " + guarded(r.Require) + ".",
		parameters:  r.writeParameters(true),
		body:        requestBody(media),
		responses: append(object{{"200", r.response("The "+r.Resource.Name+" is changed.", r.fields.written(false), jsonContent(r.bodies.one()))}},
			r.failures(false, "400-write", "404", "412", "413", "415-patch", "422", "428", "500-write", "503")...),
	})
}

// deletes describes DELETE.
func (r *resource) deletes() object {
	return r.operation(operation{
		id: "delete" + r.noun, summary: "Delete " + r.a(),
		description: "Deletes " + r.a() + ". " + guarded(r.Require) + ".",
		parameters:  r.writeParameters(true),
		responses: append(object{{"204", r.response("The "+r.Resource.Name+" is deleted.", r.fields.invalidation(), nil)}},
			r.failures(false, "400-write", "404", "412", "428", "500", "503")...),
	})
}

// guarded says which precondition a write requires.
func guarded(by model.Requirement) string {
	switch by {
	case model.RequireTag:
		return "If-Match names the state that the change is based on"
	case model.RequireAny:
		return "If-Match or If-Unmodified-Since names the state that the change is based on"
	}
	return "If-Match may name the state that the change is based on"
}

// options describes OPTIONS.
func (r *resource) options(isList bool) object {
	o := operation{id: "options" + r.noun, summary: "Get the methods of " + r.a(), description: "Returns the methods in the Allow field."}
	headers := object{{"Allow", r.header("Allow", "The methods that the resource supports.", plain)}}
	switch {
	case isList:
		o.id, o.summary = "optionsList"+r.nouns, "Get the methods of the list of "+r.called.Plural
	case r.Serves("PATCH"):
		headers = append(headers, member{"Accept-Patch", r.acceptPatch()})
	}
	o.responses = object{{"204", r.response("The methods.", headers, nil)}, {"4XX", r.stopped()}}
	return r.operation(o)
}

// stopped refers to the response to OPTIONS that something other than the handler sends:
// the handler itself never rejects it.
func (d *document) stopped() object {
	return d.component("responses", "Stopped", func() object {
		return object{{"description", "The request does not reach the handler: what is before it responds, such as with 401 or 429."}}
	})
}

// links returns links from the entity tag of a response to the writes that use it.
func (r *resource) links() object {
	var all object
	for _, op := range r.Operations() {
		if op.Pattern != r.Route.Pattern || op.Method == "GET" || r.Weak {
			continue
		}
		parameters := object{}
		for _, id := range r.Route.IDs {
			parameters = append(parameters, member{id.Wildcard, "$request.path." + id.Wildcard})
		}
		parameters = append(parameters, member{"If-Match", "$response.header.ETag"})
		name := strings.ToLower(op.Method) + r.noun
		all = append(all, member{name, object{{"operationId", r.prefix + name}, {"parameters", parameters}}})
	}
	return all
}
