package openapi

import "github.com/etagen/etagen/annotations/model"

// fields are the fields of successful responses about a resource, or about its list.
type fields struct {
	*document
	*model.Resource
}

// etag describes the entity tag of the resource.
func (f fields) etag() object {
	if f.Weak {
		return f.component("headers", "WeakETag", func() object {
			return object{{"description", "The entity tag of the representation, which is weak."}, {"schema", object{{"type", "string"}, {"pattern", `^W/".*"$`}}}, {"x-etagen-weak", true}}
		})
	}
	return f.header("ETag", "The entity tag of the representation.", object{{"type", "string"}, {"pattern", `^".*"$`}})
}

// validators returns the validator fields of a 200 response to a read of one resource,
// or of the list.
func (f fields) validators(one bool) object {
	headers := object{{"ETag", f.etag()}}
	if one && f.TellsTime() {
		headers = headers.with("Last-Modified", f.lastModified())
	}
	return append(headers, f.caching()...)
}

const varyDescription = "The fields of the request that select the representation."

// fixed describes a field that always has the same value.
func fixed(name, description, value string) member {
	return member{name, object{{"description", description}, {"schema", object{{"type", "string"}, {"const", value}}}}}
}

// caching returns the fields of 200 and 304 responses for caches.
func (f fields) caching() object {
	var headers object
	if f.Cache != "" {
		headers = append(headers, fixed("Cache-Control", "How the response may be stored.", f.Cache))
	}
	if f.Vary != "" {
		headers = append(headers, fixed("Vary", varyDescription, f.Vary))
	}
	if f.grouped() {
		headers = headers.with("Cache-Groups", f.header("Cache-Groups", "The groups of stored responses that the response belongs to (RFC 9875).", plain))
	}
	return headers
}

// grouped reports whether responses name cache groups.
func (f fields) grouped() bool { return f.Collection != nil && f.Collection.Group }

// invalidation returns the field that invalidates stored responses.
func (f fields) invalidation() object {
	if !f.grouped() {
		return nil
	}
	return object{{"Cache-Group-Invalidation", f.header("Cache-Group-Invalidation", "The groups of stored responses that are no longer valid (RFC 9875).", plain)}}
}

// written returns the fields of a response to a write with content.
func (f fields) written(created bool) object {
	headers := object{{"ETag", f.etag()}}
	if f.TellsTime() {
		headers = headers.with("Last-Modified", f.lastModified())
	}
	if created {
		headers = headers.with("Location", f.header("Location", "The address of what is created, relative to that of the request.", plain))
	}
	headers = headers.with("Content-Location", f.header("Content-Location", "The address of the representation, relative to that of the request.", plain))
	if f.Compress != nil {
		headers = append(headers, fixed("Vary", varyDescription, "Accept-Encoding"))
	}
	return append(headers, f.invalidation()...)
}

// header refers to a response field.
func (d *document) header(name, description string, schema object) object {
	return d.component("headers", name, func() object {
		return object{{"description", description}, {"schema", schema}}
	})
}

// lastModified describes the modification time.
func (d *document) lastModified() object {
	return d.header("Last-Modified", "The modification time, in whole seconds.", plain)
}

// acceptPatch describes which patches PATCH accepts.
func (d *document) acceptPatch() object {
	return d.header("Accept-Patch", "The media types of patches that PATCH accepts.", plain)
}
