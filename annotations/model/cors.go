package model

import (
	"slices"
	"strings"
)

// Methods returns all methods that the handler serves, for the list and for one
// resource.
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

// A sentField is an HTTP field, and whether the resource uses it.
type sentField struct {
	name string
	used bool
}

// RequestFields returns the request fields that the handler uses and that a script may
// send to another origin only with permission.
func (r *Resource) RequestFields() []string {
	dated, stores := r.Route != nil && r.TellsTime(), r.Updates() || r.Posts()
	return used(
		sentField{"If-Match", true},
		sentField{"If-None-Match", true},
		sentField{"If-Modified-Since", dated},
		sentField{"If-Unmodified-Since", dated},
		sentField{"Content-Type", stores},
	)
}

// ResponseFields returns the response fields that the handler sends and that a script
// from another origin can read only if they are exposed.
func (r *Resource) ResponseFields() []string {
	group, stores := r.Collection != nil && r.Collection.Group, r.Updates() || r.Posts()
	return used(
		sentField{"ETag", true},
		sentField{"Location", r.Creates()},
		sentField{"Content-Location", stores},
		sentField{"Link", r.Lists()},
		sentField{"Retry-After", true},
		sentField{"Allow", true},
		sentField{"Accept", r.Serves("PUT") || r.Posts()},
		sentField{"Accept-Encoding", stores},
		sentField{"Accept-Patch", r.Serves("PATCH")},
		sentField{"Content-Encoding", r.Compress != nil},
		sentField{"Vary", r.Vary != ""},
		sentField{"Cache-Groups", group},
		sentField{"Cache-Group-Invalidation", group && (r.Writes() || r.Posts())},
	)
}

// used returns the names of the fields that are used.
func used(fields ...sentField) []string {
	var names []string
	for _, f := range fields {
		if f.used {
			names = append(names, f.name)
		}
	}
	return names
}
