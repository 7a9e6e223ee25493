package model

import (
	"slices"
	"strings"
)

// Methods are all that the handler serves, on the list and on one.
func (r *Resource) Methods() []string {
	var all []string
	for _, op := range r.Operations() {
		for _, method := range strings.Split(r.allowAt(op.Pattern), ", ") {
			if method != "OPTIONS" && !slices.Contains(all, method) {
				all = append(all, method)
			}
		}
	}
	return append(all, "OPTIONS")
}

// TakesContent reports whether a method has content that is stored.
func (r *Resource) TakesContent() bool { return r.Updates() || r.Posts() }

// A sentField is a field of HTTP, and whether there is a use for it.
type sentField struct {
	name string
	used bool
}

// RequestFields are the fields of requests that the handler acts on and that a
// script needs leave to send to another origin.
func (r *Resource) RequestFields() []string {
	dated := r.Route != nil && r.TellsTime()
	return used(
		sentField{"If-Match", true},
		sentField{"If-None-Match", true},
		sentField{"If-Modified-Since", dated},
		sentField{"If-Unmodified-Since", dated},
		sentField{"Content-Type", r.TakesContent()},
	)
}

// ResponseFields are the fields of responses that the handler sends and that a
// script cannot read from another origin unless they are exposed.
func (r *Resource) ResponseFields() []string {
	group := r.Collection != nil && r.Collection.Group
	return used(
		sentField{"ETag", true},
		sentField{"Location", r.Creates()},
		sentField{"Content-Location", r.TakesContent()},
		sentField{"Link", r.Lists()},
		sentField{"Retry-After", true},
		sentField{"Allow", true},
		sentField{"Accept", r.Serves("PUT") || r.Posts()},
		sentField{"Accept-Encoding", r.TakesContent()},
		sentField{"Accept-Patch", r.Serves("PATCH")},
		sentField{"Content-Encoding", r.Compress != nil},
		sentField{"Vary", r.Vary != ""},
		sentField{"Cache-Groups", group},
		sentField{"Cache-Group-Invalidation", group && (r.Writes() || r.Posts())},
	)
}

// used are the names of the fields that there is a use for.
func used(fields ...sentField) []string {
	var names []string
	for _, f := range fields {
		if f.used {
			names = append(names, f.name)
		}
	}
	return names
}
