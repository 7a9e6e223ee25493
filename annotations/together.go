package annotations

import (
	"net/http"
	"strings"
)

// checkTogether reports what is wrong between the resources of a package, and
// between them and its other declarations.
func (r *reader) checkTogether(all []*built) {
	r.checkPatterns(all)
	namePlurals(all)
	r.checkNames(r.checkFiles(all))
}

// fault reports a diagnostic about a resource that is built already.
func (r *reader) fault(b *built, code Code, at span, format string, args ...any) {
	b.faulty = true
	r.report(code, at, format, args...)
}

// checkFiles reports types whose outputs would be one file, for their names do
// not differ in lower case, and returns the others.
func (r *reader) checkFiles(all []*built) []*built {
	var others []*built
	first := map[string]*built{}
	for _, b := range all {
		name := strings.ToLower(b.Name)
		if before := first[name]; before != nil {
			r.fault(b, FileCollision, b.declared.name(), "the output for %s would be the file %s_etagen.go, and so would that for %s: rename one of the types", b.Name, name, before.Name)
			continue
		}
		first[name] = b
		others = append(others, b)
	}
	return others
}

// checkPatterns reports routes that match the same requests, as http.ServeMux
// would in the user's main function.
func (r *reader) checkPatterns(all []*built) {
	type route struct {
		*built
		*pattern
	}
	var routes []route
	for _, b := range all {
		for _, p := range []*pattern{b.pattern, b.list} {
			if p == nil {
				continue
			}
			for _, before := range routes {
				mux := http.NewServeMux()
				register(mux, before.text)
				if problem := register(mux, p.text); problem != "" {
					r.fault(b, PatternConflict, p.span, "the pattern %s conflicts with %s of %s: %s",
						p.text, before.text, before.Name, conflictReason(problem))
				}
			}
			routes = append(routes, route{b, p})
		}
	}
}

// conflictReason is the explanation of net/http without the places where it
// thinks that the patterns were registered, and without what follows from it.
func conflictReason(problem string) string {
	_, reason, ok := strings.Cut(problem, ":\n")
	if !ok {
		reason = problem
	}
	reason, _, _ = strings.Cut(reason, "\n")
	return strings.TrimSuffix(strings.ReplaceAll(reason, "GET ", ""), ".")
}
