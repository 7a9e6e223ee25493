package model

import "strings"

// Allow returns the value of the Allow field for the resource. Use it for a 405 and for
// OPTIONS.
func (r *Resource) Allow() string { return r.allowAt(r.Route.Pattern) }

// ListAllow returns the value of the Allow field for the list. Use it as Allow is used
// for the resource.
func (r *Resource) ListAllow() string { return r.allowAt(r.Collection.Pattern) }

// allowAt returns the value of the Allow field at a pattern.
func (r *Resource) allowAt(pattern string) string {
	var methods []string
	for _, op := range r.Operations() {
		if op.Pattern != pattern {
			continue
		}
		methods = append(methods, op.Method)
		if op.Method == "GET" {
			methods = append(methods, "HEAD")
		}
	}
	return strings.Join(append(methods, "OPTIONS"), ", ")
}

// Guard returns the field that a write compares: the version, or the modification time
// if there is no version.
func (r *Resource) Guard() *Field {
	if r.Version != nil {
		return r.Version
	}
	return r.Modified
}

// Reloads reports whether the entity tag contains more than Update receives to compare.
// That includes the incarnation, which only the loaded resource contains. If so, a write
// loads the resource again before it calls the store.
func (r *Resource) Reloads() bool {
	return r.Updates() && !r.Digest && (len(r.Derived) > 0 && !r.VersionOnly || r.Incarnation != nil)
}

// Ordered reports whether the store reads from replicas, and the version in an entity tag
// shows which of two states is newer. If so, the handler can find out that a replica
// lags.
func (r *Resource) Ordered() bool {
	return r.Replicas && !r.Weak && r.Version != nil && r.Version.IsInteger()
}

// StoredFields returns the ids under which a resource is stored, and the field that a
// deletion compares. Use it for the store in generated tests, and for Delete.
func (r *Resource) StoredFields() []*Field {
	var fields []*Field
	for _, id := range r.Route.IDs {
		fields = append(fields, id.Field)
	}
	fields = append(fields, r.Guard())
	if r.Incarnation != nil {
		fields = append(fields, r.Incarnation)
	}
	return fields
}
