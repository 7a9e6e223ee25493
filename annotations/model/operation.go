package model

import "strings"

// An Operation is a method of a handler at one of its patterns. Use it for what is
// registered and documented once for each method.
type Operation struct {
	Name    string // of the handler's method: Get, Put, Patch, Delete, List, Create
	Method  string // of the request; HEAD comes with GET
	Pattern string // of the resource or of the list
}

// Operations returns all operations of the handler of r: those on the list, then those on
// one resource. Use it instead of asking for each method.
func (r *Resource) Operations() []Operation {
	var all []Operation
	if c := r.Collection; r.Lists() {
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

// Patterns returns the patterns of the list and of one resource. Use it to look for
// routes that exclude each other.
func (r *Resource) Patterns() []string {
	var all []string
	if r.Lists() {
		all = append(all, r.Collection.Pattern)
	}
	if r.Route != nil {
		all = append(all, r.Route.Pattern)
	}
	return all
}
