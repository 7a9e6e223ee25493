package annotations

import "go/token"

// A fieldName is an element of a Vary value.
type fieldName struct {
	span
	name string
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
