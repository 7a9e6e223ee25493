package model

import (
	"regexp"
	"strings"
	"sync"
)

// Documented reports whether a resource is in an OpenAPI document. Use it to select the
// resources of a document.
func Documented(r *Resource) bool { return r.Document != nil && r.Handled() && !r.ClientOnly() }

// DocumentPath returns a pattern as a path in an OpenAPI document. OpenAPI has no
// wildcard for the rest of a path, and no mark for its end. Use it for the keys of paths
// in a document.
func DocumentPath(pattern string) string {
	return strings.ReplaceAll(strings.TrimSuffix(pattern, "{$}"), "...}", "}")
}

// A PathClash is a path that two resources would have in one OpenAPI document. Use it for
// a diagnostic: OpenAPI allows each path once.
type PathClash struct {
	Path          string    // without the names of parameters
	First, Second *Resource // in the order of the document
}

var pathParameter = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\{[^}]*\}`) })

// SharedPaths returns the paths that would occur twice in one document of the resources.
// It ignores the names of parameters, since OpenAPI treats such paths as identical. Call
// it before a document is made.
func SharedPaths(resources []*Resource) []PathClash {
	var shared []PathClash
	first := map[string]*Resource{}
	for _, r := range resources {
		if !Documented(r) {
			continue
		}
		for _, pattern := range r.Patterns() {
			path := DocumentPath(pattern)
			shape := pathParameter().ReplaceAllString(path, "{}")
			if before := first[shape]; before != nil {
				shared = append(shared, PathClash{path, before, r})
				continue
			}
			first[shape] = r
		}
	}
	return shared
}
