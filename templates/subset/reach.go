package subset

import "slices"

// byInterface are methods that the standard library calls through an interface, so no
// selector names them.
var byInterface = []string{
	"Error", "Unwrap", "Is", "As", "String",
	"MarshalJSON", "UnmarshalJSON", "MarshalText", "UnmarshalText",
	"Header", "Write", "WriteHeader", "ReadFrom", "Flush", "FlushError", "Hijack", "Read", "Close", "RoundTrip",
	"Len", "Less", "Swap", "WriteString", "WriteTo", "Seek",
}

// A search follows the names in declarations to other declarations.
type search struct {
	*Package
	kept      map[*declaration]bool
	types     map[string]bool // names of the types that are kept
	selectors map[string]bool // selectors in declarations that are kept
	todo      []*declaration
}

// reach returns the declarations that the names reach.
func (p *Package) reach(names Names) map[*declaration]bool {
	s := &search{
		Package:   p,
		kept:      map[*declaration]bool{},
		types:     map[string]bool{},
		selectors: map[string]bool{},
	}
	s.mention(names)
	for len(s.todo) > 0 {
		d := s.todo[len(s.todo)-1]
		s.todo = s.todo[:len(s.todo)-1]
		s.mention(d.mentions)
	}
	return s.kept
}

// mention keeps the declarations that the names may refer to.
func (s *search) mention(names Names) {
	for name := range names.Declared {
		for _, d := range s.byName[name] {
			s.keep(d)
		}
		if !s.types[name] {
			s.types[name] = true
			s.keepMethods(name)
		}
	}
	for name := range names.Selectors {
		if !s.selectors[name] {
			s.selectors[name] = true
			for of := range s.types {
				s.keepMethods(of)
			}
		}
	}
}

// keepMethods keeps the methods of a type that may be called.
func (s *search) keepMethods(of string) {
	for _, d := range s.methods[of] {
		if s.selectors[d.name] || slices.Contains(byInterface, d.name) {
			s.keep(d)
		}
	}
}

// keep keeps a declaration, and those that it mentions.
func (s *search) keep(d *declaration) {
	if !s.kept[d] {
		s.kept[d] = true
		s.todo = append(s.todo, d)
	}
}
