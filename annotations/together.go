package annotations

import (
	"net/http"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// checkTogether reports problems between the resources of a package.
func (r *reader) checkTogether(all []*source.Subject) {
	r.checkPatterns(all)
	namePlurals(all)
	r.checkFiles(all)
}

// fault reports a diagnostic about a resource that is already built.
func (r *reader) fault(b *source.Subject, code model.Code, at grammar.Span, format string, args ...any) {
	b.Faulty = true
	r.Report(code, at, format, args...)
}

// checkFiles reports types whose outputs would be the same file, because their names
// differ only in case.
func (r *reader) checkFiles(all []*source.Subject) {
	first := map[string]*source.Subject{}
	for _, b := range all {
		name := strings.ToLower(b.Name)
		if before := first[name]; before != nil {
			r.fault(b, model.FileCollision, b.Declaration.Name(), "the files for %s and %s would have the same lower-case names: rename one of the types", b.Name, before.Name)
			continue
		}
		first[name] = b
	}
}

// maxConflicting limits how many conflicting patterns are compared with all others.
const maxConflicting = 20

// A route is a pattern of a resource.
type route struct {
	*source.Subject
	*grammar.Pattern
}

// checkPatterns reports routes that match the same requests, as http.ServeMux would in
// the user's main function. It uses a mux to find them, since that does not compare all
// pairs.
func (r *reader) checkPatterns(all []*source.Subject) {
	mux := http.NewServeMux()
	routes := map[string]route{} // of the mux, by their text
	var conflicting []route
	for _, b := range all {
		for _, p := range []*grammar.Pattern{b.Pattern, b.List} {
			if p == nil {
				continue
			}
			for _, before := range conflicting {
				r.checkConflict(before, route{b, p})
			}
			problem := grammar.Register(mux, p.Text)
			if problem == "" {
				routes[p.Text] = route{b, p}
				continue
			}
			if before, ok := routes[grammar.ConflictingPattern(problem)]; ok {
				r.reportConflict(before, route{b, p}, problem)
			}
			if len(conflicting) < maxConflicting {
				conflicting = append(conflicting, route{b, p})
			}
		}
	}
}

// checkConflict reports two routes that conflict. For equal routes, the first one is
// reported already.
func (r *reader) checkConflict(before, p route) {
	if before.Text == p.Text {
		return
	}
	mux := http.NewServeMux()
	grammar.Register(mux, before.Text)
	if problem := grammar.Register(mux, p.Text); problem != "" {
		r.reportConflict(before, p, problem)
	}
}

// reportConflict reports two routes that conflict.
func (r *reader) reportConflict(before, p route, problem string) {
	r.fault(p.Subject, model.PatternConflict, p.Span, "the pattern %s conflicts with %s of %s: %s",
		p.Text, before.Text, before.Name, grammar.ConflictReason(problem))
}
