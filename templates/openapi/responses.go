package openapi

import "strings"

// response describes a response.
func (r *resource) response(description string, headers, content object) object {
	if r.CORS {
		headers = headers.with("Access-Control-Expose-Headers", r.header("Access-Control-Expose-Headers", "The fields that scripts from other origins may read.", plain))
	}
	return object{{"description", description}}.with("headers", headers).with("content", content)
}

// jsonContent returns JSON content with a schema.
func jsonContent(schema object) object {
	return object{{"application/json", object{{"schema", schema}}}}
}

// notModified refers to the 304 response for one resource, or for the list.
func (r *resource) notModified(one bool) object {
	name, headers := r.title+".NotModified", r.fields.validators(one).without("Last-Modified")
	if !one {
		name = r.title + ".list.NotModified"
	}
	return r.component("responses", name, func() object {
		return r.response("The client's copy is current.", headers, nil)
	})
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
		case status == "500-write" && !r.fields.grouped():
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
		return r.fields.invalidation().get(name).(object)
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
