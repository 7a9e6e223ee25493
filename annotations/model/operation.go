package model

import (
	"slices"
	"strings"
)

// An Operation is what a handler does for a method at one of its patterns.
type Operation struct {
	Name    string // of the handler's method: Get, Put, Patch, Delete, List, Create
	Method  string // of the request; HEAD comes with GET
	Pattern string
}

// Operations are all that the handler of r does: on the list, then on one.
func (r *Resource) Operations() []Operation {
	var all []Operation
	if c := r.Collection; c != nil {
		all = append(all, Operation{"List", "GET", c.Pattern})
		if r.Posts() {
			all = append(all, Operation{"Create", "POST", c.Pattern})
		}
	}
	if r.Route != nil {
		for _, method := range r.Route.Methods {
			all = append(all, Operation{method[:1] + strings.ToLower(method[1:]), method, r.Route.Pattern})
		}
	}
	return all
}

// Patterns are those of the list and of one, of which there may be none.
func (r *Resource) Patterns() []string {
	var all []string
	for _, op := range r.Operations() {
		if !slices.Contains(all, op.Pattern) {
			all = append(all, op.Pattern)
		}
	}
	return all
}

// Allow is the value of the Allow field at a pattern.
func (r *Resource) Allow(pattern string) string {
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

// Posts reports whether the list takes POST.
func (r *Resource) Posts() bool {
	return r.Collection != nil && slices.Contains(r.Collection.Methods, "POST")
}

// Updates reports whether the store has an Update.
func (r *Resource) Updates() bool { return r.Serves("PUT") || r.Serves("PATCH") }

// Reloads reports whether the entity tag has parts beside what Update is given to
// compare. The incarnation is one: it comes with the resource alone.
func (r *Resource) Reloads() bool {
	return r.Updates() && (len(r.Derived) > 0 || r.Incarnation != nil)
}
