package load

// Forget drops syntax, texts and tables that only reading annotations needs. It is called
// after that and before rendering, so that a large run does not hold both what it has
// read and what it renders. Hand-written tests are kept, since names are looked for in
// them later.
func (l *Loader) Forget() {
	for _, s := range l.Packages {
		for _, f := range s.Files {
			f.Syntax, f.Content = nil, nil
		}
	}
	for _, u := range l.types.units {
		u.files, u.decls, u.info = nil, nil, nil
	}
	for _, s := range l.Packages {
		if s.unit != nil {
			s.unit.files, s.unit.decls, s.unit.info = nil, nil, nil
		}
	}
}
