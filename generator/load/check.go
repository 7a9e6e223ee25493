package load

import (
	"fmt"
	"go/ast"
	"go/types"
	"runtime"
	"strings"
)

// check checks the types in packages with directives, as far as resources refer to them.
// Type errors do not stop it, since they are expected while an output is missing.
func (l *Loader) check() error {
	annotated := l.annotated()
	var needs []need
	for _, s := range annotated {
		s.unit = &unit{
			path: s.Path, name: s.Name, main: true,
			needed: map[string]bool{}, info: newInfo(),
		}
		if s.Module != nil {
			s.unit.goVersion = languageVersion(s.Module.GoVersion)
		}
		s.unit.setFiles(s.Syntax())
		l.types.units[s.Path] = s.unit
		s.AnnotatedTypes = l.annotatedTypesOf(s)
		s.unit.annotated = s.AnnotatedTypes
		for _, name := range s.AnnotatedTypes {
			needs = append(needs, need{s.unit, name})
		}
	}
	if u := l.types.units["time"]; u != nil && len(needs) > 0 {
		needs = append(needs, need{u, "Time"}) // the result of AsTime; signatures are not followed
	}
	l.Report("checking types", 0, len(annotated))
	if err := l.types.follow(needs); err != nil {
		return err
	}
	for i, s := range annotated {
		if err := l.checkTypes(s); err != nil {
			return err
		}
		onlyTypes(s.unit.info)
		s.unit.decls = map[string]decl{} // nothing looks for them any more
		l.Report("checking types", i+1, len(annotated))
	}
	l.reportMisread(annotated)
	return nil
}

// checkTypes checks a package, and those that it needs. At a cycle of declarations with a
// generic alias, go/types prints where it is and panics, and so does the compiler.
func (l *Loader) checkTypes(s *Package) (err error) {
	defer func() {
		if recover() != nil {
			err = fmt.Errorf("checking types: go/types has panicked at the declarations that it has named, in %s or a package that it imports, and so would go build: take the generic alias out of the cycle", s.Path)
		}
	}()
	l.types.check(s.unit, l.sizes())
	return nil
}

// newInfo returns the table that package annotations needs from the type check.
func newInfo() *types.Info { return &types.Info{Defs: map[*ast.Ident]types.Object{}} }

// onlyTypes reduces a table to the types. Package annotations needs only those, and there
// is an entry for each field and each parameter.
func onlyTypes(info *types.Info) {
	defs := map[*ast.Ident]types.Object{}
	for id, obj := range info.Defs {
		if _, ok := obj.(*types.TypeName); ok {
			defs[id] = obj
		}
	}
	info.Defs = defs
}

// sizes returns the sizes of the target architecture.
func (l *Loader) sizes() types.Sizes {
	arch := runtime.GOARCH
	for _, v := range l.Environment() {
		if value, ok := strings.CutPrefix(v, "GOARCH="); ok && value != "" {
			arch = value
		}
	}
	return types.SizesFor("gc", arch)
}

// annotatedTypesOf returns the types of a package whose doc comment has a directive, or
// a misspelled one.
func (l *Loader) annotatedTypesOf(s *Package) []string {
	var names []string
	for _, f := range s.Files {
		if f.directives && f.Syntax != nil {
			names = append(names, l.types.annotatedIn(f.Syntax)...)
		}
	}
	return names
}

// check checks a package from source, without function bodies, after the packages that
// it needs.
func (u *universe) check(p *unit, sizes types.Sizes) {
	if p.types != nil {
		return
	}
	p.checking = true
	p.types = types.NewPackage(p.path, p.name)
	conf := types.Config{
		GoVersion:        p.goVersion,
		IgnoreFuncBodies: true,
		Sizes:            sizes,
		Importer:         importer{u, p, sizes},
		Error: func(err error) {
			if e, ok := err.(types.Error); ok {
				p.errors = append(p.errors, e)
			}
		},
	}
	// Error has received this error already: it is the first of them.
	_ = types.NewChecker(&conf, u.fset, p.types, p.info).Files(p.files)
	p.types.MarkComplete()
	p.checking = false
}

// An importer provides the imports of a package.
type importer struct {
	*universe
	from  *unit
	sizes types.Sizes
}

// Import returns the types of a package if it is needed. For others it returns an empty
// package, whose name is not a valid identifier, so it cannot clash with any.
func (i importer) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	unit := i.lookup(i.from, path)
	if unit == nil || len(unit.needed) == 0 || unit.checking {
		empty := types.NewPackage(path, "?")
		empty.MarkComplete()
		return empty, nil
	}
	i.parse(unit)
	i.check(unit, i.sizes)
	return unit.types, nil
}
