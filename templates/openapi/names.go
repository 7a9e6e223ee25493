package openapi

import (
	"fmt"
	"go/types"
	"strings"

	"github.com/etagen/etagen/annotations/model"
)

// names are the names of one kind that are taken, and the packages that want each.
type names struct {
	taken  map[string]bool
	owners map[string]map[string]bool // import paths, by the name without a package
	shared map[string]bool            // names that several packages want: these add their package name
}

func newNames() *names {
	return &names{taken: map[string]bool{}, owners: map[string]map[string]bool{}, shared: map[string]bool{}}
}

// share moves names that several packages want to shared, and frees all names. It
// reports whether there are any.
func (n *names) share() bool {
	for name, owners := range n.owners {
		if len(owners) > 1 {
			n.shared[name] = true
		}
	}
	clear(n.taken)
	return len(n.shared) > 0
}

// claim takes a name, or a variation if it is taken.
func (n *names) claim(name string) string {
	free := name
	for i := 2; n.taken[free]; i++ {
		free = fmt.Sprintf("%s_%d", name, i)
	}
	n.taken[free] = true
	return free
}

// claimOf takes a name for a package. It adds the package name if other packages want
// the name too.
func (n *names) claimOf(pkg *Package, name string) string {
	if n.isShared(pkg.Path, name) {
		name = pkg.Name + "." + name
	}
	return n.claim(name)
}

// isShared records that a package wants a name, and reports whether others do.
func (n *names) isShared(path, name string) bool {
	if n.owners[name] == nil {
		n.owners[name] = map[string]bool{}
	}
	n.owners[name][path] = true
	return n.shared[name]
}

// componentName turns a text into a valid name: OpenAPI allows ASCII letters, digits,
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

// A resource is being added to a document, and has its names there.
type resource struct {
	*document
	*model.Resource
	called                        model.Names
	noun, nouns                   string // in the names of operations
	prefix                        string // added to these if another package has them too
	title                         string // for its tag and its responses
	read, write, patch, pageNamed string // of schemas
}

// claim takes the names for the schemas of all resources before any other names. Those
// of the resources themselves are first.
func (d *document) claim() []*resource {
	var all []*resource
	owners := map[*resource]*Package{}
	for i := range d.packages {
		pkg := &d.packages[i]
		for _, res := range pkg.Resources {
			r := &resource{document: d, Resource: res, called: res.Names()}
			r.noun, r.nouns = componentName(r.called.Title), componentName(r.called.Plural)
			r.read = d.names.claimOf(pkg, componentName(res.Name))
			r.title = d.nouns.claimOf(pkg, r.noun)
			if r.title != r.noun || d.nouns.isShared(pkg.Path, r.nouns) {
				r.prefix = pkg.Name + "."
			}
			all, owners[r] = append(all, r), pkg
		}
	}
	for _, r := range all {
		pkg := owners[r]
		r.write, r.patch = d.names.claimOf(pkg, componentName(r.Resource.Name)+"Write"), d.names.claimOf(pkg, componentName(r.Resource.Name)+"Patch")
		r.pageNamed = d.names.claimOf(pkg, componentName(r.called.Page))
	}
	d.problem = d.names.claim("Problem")
	for _, r := range all {
		if s := r.Schema; s != nil {
			d.structs[keyOf(s, read)] = r.read
		}
	}
	return all
}

// comment returns the comment of the type, or a sentence.
func (r *resource) comment() string {
	if r.Doc != "" {
		return r.Doc
	}
	return "Operations on " + r.Resource.Name + "."
}

// claimType takes a name for a type in a mode. It adds the package name if the package
// is not in the document, or if another one has a type with the name.
func (d *document) claimType(t types.Type, m mode) string {
	name := func(all bool) string {
		return componentName(types.TypeString(t, func(p *types.Package) string {
			if !all && d.describes(p.Path()) {
				return ""
			}
			return p.Name()
		})) + string(m)
	}
	plain, path := name(false), ""
	if n, ok := types.Unalias(t).(*types.Named); ok && n.Obj().Pkg() != nil {
		path = n.Obj().Pkg().Path()
	}
	return d.names.claim(name(d.names.isShared(path, plain)))
}
