package model

// A Route is the path of a resource and the methods that are served there. It is set if
// the resource directive has a pattern.
type Route struct {
	Pattern string   // as in http.ServeMux, without a method: /books/{id}
	Methods []string // in the order GET, PUT, PATCH, DELETE; GET is always included
	IDs     []*ID    // one for each wildcard, in their order
}

// An ID binds a wildcard of the route to a field. Use it to parse a path and to make one.
type ID struct {
	Wildcard string // name in the pattern, without the dots of {name...}
	Multi    bool   // {name...}: matches the rest of the path, slashes included
	Field    *Field // whose text is in the path
}
