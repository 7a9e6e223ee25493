package openapi

import (
	"fmt"
	"strings"
)

// names are the names of one kind that are taken, and the packages that want each.
type names struct {
	taken  map[string]bool            // by what is the same in names of a client
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

// claim takes a name, or a variation if it is taken. Generators of clients make a type or
// a function of each name, so names are the same if only case and punctuation differ.
func (n *names) claim(name string) string {
	free := name
	for i := 2; n.taken[inClients(free)]; i++ {
		free = fmt.Sprintf("%s_%d", name, i)
	}
	n.taken[inClients(free)] = true
	return free
}

// inClients returns what clients keep of a name: they choose case and punctuation.
func inClients(name string) string {
	return strings.ToLower(strings.NewReplacer(".", "", "_", "", "-", "").Replace(name))
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
