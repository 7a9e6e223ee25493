package model

// A Document holds the settings of a package for its OpenAPI document. It is set by the
// directive openapi of the package.
type Document struct {
	Title       string // info.title
	Version     string // info.version
	Description string // the package comment as CommonMark; "" for none
	Server      string // a URL
	License     string // an SPDX expression; "" for none
	Contact     string // a URL; "" for none
	Security    string // bearer, basic, cookie:NAME or header:NAME; "" for none
}
