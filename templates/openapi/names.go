package openapi

import (
	"fmt"
	"strings"

	"github.com/etagen/etagen/annotations/model"
)

// names are those that are taken.
type names map[string]bool

// claim takes a name, or one made of it if it is taken.
func (n names) claim(name string) string {
	free := name
	for i := 2; n[free]; i++ {
		free = fmt.Sprintf("%s_%d", name, i)
	}
	n[free] = true
	return free
}

// componentName makes a name of a text: OpenAPI allows letters of ASCII, digits,
// dots, hyphens and underscores.
func componentName(text string) string {
	var b strings.Builder
	for _, c := range text {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '.', c == '-', c == '_':
			b.WriteRune(c)
		case c < 0x80:
			b.WriteByte('_')
		default:
			fmt.Fprintf(&b, "u%04X", c)
		}
	}
	return strings.TrimRight(b.String(), "_")
}

// A resource is one on its way into a document, with the names of its schemas.
type resource struct {
	*document
	*model.Resource
	called                        model.Names
	title                         string // as a component
	read, write, patch, pageNamed string
}

// claim takes the names of the schemas of all resources before any other does:
// those of the resources themselves first.
func (d *document) claim(resources []*model.Resource) []*resource {
	var all []*resource
	for _, res := range resources {
		r := &resource{document: d, Resource: res, called: res.Names()}
		r.read = d.names.claim(componentName(res.Name))
		r.title = componentName(r.called.Title)
		all = append(all, r)
	}
	for _, r := range all {
		r.write, r.patch = d.names.claim(r.read+"Write"), d.names.claim(r.read+"Patch")
		r.pageNamed = d.names.claim(componentName(r.called.Page))
	}
	d.problem = d.names.claim("Problem")
	for _, r := range all {
		if s := r.Schema; s != nil {
			d.structs[keyOf(s, read)] = r.read
		}
	}
	return all
}

// about is the comment of the type, or a sentence.
func (r *resource) about() string {
	if r.Doc != "" {
		return r.Doc
	}
	return "Operations on " + r.Resource.Name + "."
}
