package annotations

import (
	"go/token"
	"strings"
)

// A fieldName is an element of a Vary value.
type fieldName struct {
	span
	name string
}

// readVary reads the vary directive, whose value stands in the answers as it
// stands here.
func (r *reader) readVary(dir *directive, res *Resource) {
	if dir == nil {
		return
	}
	res.Vary = dir.args
	if dir.args == "" {
		r.report(BadVary, dir.span, "the directive vary has no value: write it as in %s", dir.definition.Example)
		return
	}
	names, err := splitVary(dir.args, dir.argsPos)
	if err != nil {
		r.report(BadVary, err.at, "%s", err.message)
		return
	}
	seen := map[string]bool{}
	for _, f := range names {
		folded := strings.ToLower(f.name)
		switch {
		case f.name == "*":
			r.report(UselessValidators, f.span, "with Vary * no stored response ever matches a request, so that no entity tag is ever used: name the fields that choose the representation (RFC 9110 §12.5.5)")
		case seen[folded]:
			r.report(DuplicateVary, f.span, "%s is given twice in the Vary value: keep one of them", f.name)
		}
		seen[folded] = true
	}
}

// splitVary splits a list of field names that begins at pos.
func splitVary(value string, pos token.Pos) ([]fieldName, *wordError) {
	s := &listScanner{text: value, start: pos}
	var names []fieldName
	for {
		s.skipSpace()
		begin := s.pos()
		name := s.token()
		if name == "" {
			return names, s.unexpected("field name", "Accept, Accept-Language")
		}
		names = append(names, fieldName{between(begin, s.pos()), name})
		s.skipSpace()
		switch {
		case s.rest() == "":
			return names, nil
		case !s.take(","):
			return names, s.unexpected("field name", "Accept, Accept-Language")
		}
	}
}
