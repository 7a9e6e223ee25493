package openapi

import "strings"

// response describes a response.
func (r *resource) response(description string, headers, content object) object {
	if r.CORS {
		headers = headers.with("Access-Control-Expose-Headers", r.header("Access-Control-Expose-Headers", "The fields that scripts from other origins may read.", plain))
	}
	return object{{"description", description}}.with("headers", headers).with("content", content)
}

// header refers to a response field.
func (d *document) header(name, description string, schema object) object {
	return d.component("headers", name, func() object {
		return object{{"description", description}, {"schema", schema}}
	})
}

// jsonContent returns JSON content with a schema.
func jsonContent(schema object) object {
	return object{{"application/json", object{{"schema", schema}}}}
}

// etag describes the entity tag of the resource.
func (r *resource) etag() object {
	if r.Weak {
		return r.component("headers", "WeakETag", func() object {
			return object{{"description", "The entity tag of the representation, which is weak."}, {"schema", object{{"type", "string"}, {"pattern", `^W/".*"$`}}}, {"x-etagen-weak", true}}
		})
	}
	return r.header("ETag", "The entity tag of the representation.", object{{"type", "string"}, {"pattern", `^".*"$`}})
}

// lastModified describes the modification time.
func (r *resource) lastModified() object {
	return r.header("Last-Modified", "The modification time, in whole seconds.", plain)
}

// validators returns the validator fields of a 200 response to a read of one resource,
// or of the list.
func (r *resource) validators(one bool) object {
	headers := object{{"ETag", r.etag()}}
	if one && r.TellsTime() {
		headers = headers.with("Last-Modified", r.lastModified())
	}
	return append(headers, r.caching()...)
}

const varyDescription = "The fields of the request that select the representation."

// fixed describes a field that always has the same value.
func fixed(name, description, value string) member {
	return member{name, object{{"description", description}, {"schema", object{{"type", "string"}, {"const", value}}}}}
}

// caching returns the fields of 200 and 304 responses for caches.
func (r *resource) caching() object {
	var headers object
	if r.Cache != "" {
		headers = append(headers, fixed("Cache-Control", "How the response may be stored.", r.Cache))
	}
	if r.Vary != "" {
		headers = append(headers, fixed("Vary", varyDescription, r.Vary))
	}
	if r.grouped() {
		headers = headers.with("Cache-Groups", r.header("Cache-Groups", "The groups of stored responses that the response belongs to (RFC 9875).", plain))
	}
	return headers
}

// grouped reports whether responses name cache groups.
func (r *resource) grouped() bool { return r.Collection != nil && r.Collection.Group }

// invalidation returns the field that invalidates stored responses.
func (r *resource) invalidation() object {
	if !r.grouped() {
		return nil
	}
	return object{{"Cache-Group-Invalidation", r.header("Cache-Group-Invalidation", "The groups of stored responses that are no longer valid (RFC 9875).", plain)}}
}

// written returns the fields of a response to a write with content.
func (r *resource) written(created bool) object {
	headers := object{{"ETag", r.etag()}}
	if r.TellsTime() {
		headers = headers.with("Last-Modified", r.lastModified())
	}
	if created {
		headers = headers.with("Location", r.header("Location", "The address of what is created, relative to that of the request.", plain))
	}
	headers = headers.with("Content-Location", r.header("Content-Location", "The address of the representation, relative to that of the request.", plain))
	if r.Compress != nil {
		headers = append(headers, fixed("Vary", varyDescription, "Accept-Encoding"))
	}
	return append(headers, r.invalidation()...)
}

// notModified refers to the 304 response for one resource, or for the list.
func (r *resource) notModified(one bool) object {
	name, headers := r.title+".NotModified", r.validators(one).without("Last-Modified")
	if !one {
		name = r.title + ".list.NotModified"
	}
	return r.component("responses", name, func() object {
		return r.response("The client's copy is current.", headers, nil)
	})
}

// acceptPatch describes which patches PATCH accepts.
func (r *resource) acceptPatch() object {
	return r.header("Accept-Patch", "The media types of patches that PATCH accepts.", plain)
}

// A failure is a response with problem details.
type failure struct {
	name, description string
	fields            []string // in addition to Cache-Control
}

// failureOf returns the failure for a status.
func failureOf(status string) failure {
	switch status {
	case "400":
		return failure{"BadRequest", "The request is malformed.", nil}
	case "400-write":
		return failure{"MalformedWrite", "The request is malformed. If it is If-None-Match, ETag is the current entity tag.", []string{"ETag"}}
	case "404":
		return failure{"NotFound", "The resource does not exist.", nil}
	case "409":
		return failure{"Conflict", "The resource conflicts with an existing one.", nil}
	case "412":
		return failure{"PreconditionFailed", "A precondition failed. ETag is the current entity tag.", []string{"ETag"}}
	case "413":
		return failure{"ContentTooLarge", "The content is too large.", nil}
	case "415":
		return failure{"UnsupportedMediaType", "The content is not JSON, or it is encoded.", []string{"Accept", "Accept-Encoding"}}
	case "415-patch":
		return failure{"UnsupportedPatch", "The content is not a merge patch, or it is encoded.", []string{"Accept-Patch", "Accept-Encoding"}}
	case "422":
		return failure{"UnprocessableContent", "The content does not fit the type of the resource.", nil}
	case "428":
		return failure{"PreconditionRequired", "The request needs a precondition. ETag is the current entity tag.", []string{"ETag"}}
	case "500":
		return failure{"InternalServerError", "The server failed.", nil}
	case "500-write":
		return failure{"WriteFailed", "The server failed, possibly after the change was made.", []string{"Cache-Group-Invalidation"}}
	case "503":
		return failure{"ServiceUnavailable", "The server cannot respond now, or does not know whether the change was made.", []string{"Retry-After"}}
	}
	return failure{"Refused", "The server refuses the request for another reason, with a status such as 401, 403, 409, 410, 422 or 429.", []string{"Retry-After", "WWW-Authenticate"}}
}

// failures returns the responses for the statuses with which an operation can fail, and
// a 4XX for those that the store and Authorize choose. For HEAD they have no content.
func (r *resource) failures(head bool, statuses ...string) object {
	var all object
	for _, status := range append(statuses, "4XX") {
		switch {
		case status == "428" && r.Require == requireNone:
			continue
		case status == "500-write" && !r.grouped():
			status = "500"
		}
		f := failureOf(status)
		status, _, _ = strings.Cut(status, "-")
		all = append(all, member{status, r.failure(f, head)})
	}
	return all
}

// failure refers to a response with problem details.
func (r *resource) failure(f failure, head bool) object {
	name := f.name
	if r.CORS {
		name += ".exposed"
	}
	content := object{{"application/problem+json", object{{"schema", r.problemSchema()}}}}
	if head {
		name, content = name+".head", nil
	}
	return r.component("responses", name, func() object {
		headers := object{{"Cache-Control", r.header("Cache-Control", "The response may not be stored.", object{{"type", "string"}, {"const", "no-store"}})}}
		for _, field := range f.fields {
			headers = append(headers, member{field, r.failureField(field)})
		}
		return r.response(f.description, headers, content)
	})
}

// failureField describes a field of a response with problem details.
func (r *resource) failureField(name string) object {
	switch name {
	case "Cache-Group-Invalidation":
		return r.invalidation().get(name).(object)
	case "ETag":
		return r.header("CurrentETag", "The current entity tag, unless there is none.", plain)
	case "Accept":
		return r.header(name, "The media types of content that the method accepts.", plain)
	case "Accept-Encoding":
		return r.header(name, "The content codings that the method accepts.", plain)
	case "Accept-Patch":
		return r.acceptPatch()
	case "Retry-After":
		return r.header(name, "When to send the request again, in seconds.", object{{"type", "integer"}, {"minimum", 0}})
	}
	return r.header(name, "How to authenticate.", plain)
}
