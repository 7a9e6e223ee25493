package grammar

import "go/token"

// A FieldName is an element of a Vary value. Use its span for diagnostics.
type FieldName struct {
	Span
	Name string // as written
}

// SplitVary splits a list of field names that begins at pos. Use it for the value of the
// vary directive.
func SplitVary(value string, pos token.Pos) ([]FieldName, *WordError) {
	s := &listScanner{text: value, start: pos}
	var names []FieldName
	for {
		s.skipSpace()
		begin := s.pos()
		name := s.token()
		if name == "" {
			return names, s.unexpected("field name", "Accept, Accept-Language")
		}
		names = append(names, FieldName{Between(begin, s.pos()), name})
		s.skipSpace()
		switch {
		case s.rest() == "":
			return names, nil
		case !s.take(","):
			return names, s.unexpected("field name", "Accept, Accept-Language")
		}
	}
}
