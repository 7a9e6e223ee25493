package model

import (
	"regexp"
	"strings"
)

// A Document holds the settings of a package for its OpenAPI document.
type Document struct {
	Title       string
	Version     string
	Description string // the package comment as CommonMark; "" for none
	Server      string // a URL
	License     string // an SPDX expression; "" for none
	Contact     string // a URL; "" for none
	Security    string // bearer, basic, cookie:NAME or header:NAME; "" for none
}

// Documented reports whether a resource is in an OpenAPI document.
func Documented(r *Resource) bool { return r.Document != nil && r.Handled() && !r.ClientOnly() }

// DocumentPath is a pattern as a path of an OpenAPI document, which has no wildcard
// for the rest of a path, and no mark for its end.
func DocumentPath(pattern string) string {
	return strings.ReplaceAll(strings.TrimSuffix(pattern, "{$}"), "...}", "}")
}

// A PathClash is one path that two resources have in an OpenAPI document.
type PathClash struct {
	Path          string
	First, Second *Resource
}

var pathParameter = regexp.MustCompile(`\{[^}]*\}`)

// SharedPaths are the paths that one document of the resources would have twice.
// The names of parameters do not count: OpenAPI takes such paths for identical.
func SharedPaths(resources []*Resource) []PathClash {
	var shared []PathClash
	first := map[string]*Resource{}
	for _, r := range resources {
		if !Documented(r) {
			continue
		}
		for _, pattern := range patternsOf(r) {
			path := DocumentPath(pattern)
			shape := pathParameter.ReplaceAllString(path, "{}")
			if before := first[shape]; before != nil {
				shared = append(shared, PathClash{path, before, r})
				continue
			}
			first[shape] = r
		}
	}
	return shared
}

// patternsOf are those of the list and of one.
func patternsOf(r *Resource) []string {
	var all []string
	if r.Lists() {
		all = append(all, r.Collection.Pattern)
	}
	if r.Route != nil {
		all = append(all, r.Route.Pattern)
	}
	return all
}
