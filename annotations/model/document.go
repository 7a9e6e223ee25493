package model

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
