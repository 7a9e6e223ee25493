package openapi

import "github.com/etagen/etagen/annotations/model"

// A resource is being added to a document, and has its names there.
type resource struct {
	*document
	*model.Resource
	called      model.Names
	noun, nouns string // in the names of operations
	prefix      string // added to these if another package has them too
	title       string // for its tag and its responses
	bodies      bodies
	fields      fields
}

// comment returns the comment of the type, or a sentence.
func (r *resource) comment() string {
	if r.Doc != "" {
		return r.Doc
	}
	return "Operations on " + r.Resource.Name + "."
}
