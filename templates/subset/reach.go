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
	kept      map[*part]bool
	types     map[string]bool    // names of the types that are kept
	selectors map[string]bool    // selectors in what is kept
	fields    map[string]bool    // selectors and keys, which may be fields
	waiting   map[string][]*part // smaller parts of what is kept, by the field that they need
	todo      []*part
}

// reach returns the declarations and smaller parts that the names reach.
func (p *Package) reach(names Names) map[*part]bool {
	s := &search{
		Package:   p,
		kept:      map[*part]bool{},
		types:     map[string]bool{},
		selectors: map[string]bool{},
		fields:    map[string]bool{},
		waiting:   map[string][]*part{},
	}
	s.mention(names)
	for len(s.todo) > 0 {
		p := s.todo[len(s.todo)-1]
		s.todo = s.todo[:len(s.todo)-1]
		s.mention(p.mentions)
		for _, smaller := range p.parts {
			s.waiting[smaller.field] = append(s.waiting[smaller.field], smaller)
			if s.fields[smaller.field] {
				s.name(smaller.field)
			}
		}
	}
	return s.kept
}

// mention keeps the declarations that the names may refer to.
func (s *search) mention(names Names) {
	for name := range names.Declared {
		for _, d := range s.byName[name] {
			s.keep(d.whole)
		}
		if slices.Contains(s.optional.names, name) {
			s.name(name)
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
			s.name(name)
		}
	}
	for name := range names.Keys {
		s.name(name)
	}
}

// name keeps the parts that wait for a field.
func (s *search) name(field string) {
	s.fields[field] = true
	for _, p := range s.waiting[field] {
		s.keep(p)
	}
	delete(s.waiting, field)
}

// keepMethods keeps the methods of a type that may be called.
func (s *search) keepMethods(of string) {
	for _, d := range s.methods[of] {
		if s.selectors[d.name] || slices.Contains(byInterface, d.name) {
			s.keep(d.whole)
		}
	}
}

// keep keeps a part, and what it mentions.
func (s *search) keep(p *part) {
	if !s.kept[p] {
		s.kept[p] = true
		s.todo = append(s.todo, p)
	}
}
