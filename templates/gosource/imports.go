package gosource

import (
	"bytes"
	"go/types"
	"path"
	"slices"
	"strings"
)

type standardImport struct{ path, name, fallback string }

// standardImports are the packages of the standard library that generated files may
// import. The second name is used if the user's package declares the first.
var standardImports = []standardImport{
	{"bytes", "bytes", "stdbytes"},
	{"cmp", "cmp", "stdcmp"},
	{"context", "context", "stdcontext"},
	{"errors", "errors", "stderrors"},
	{"maps", "maps", "stdmaps"},
	{"net/http", "http", "nethttp"},
	{"net/url", "url", "neturl"},
	{"reflect", "reflect", "stdreflect"},
	{"slices", "slices", "stdslices"},
	{"strconv", "strconv", "stdstrconv"},
	{"sync", "sync", "stdsync"},
	{"testing", "testing", "gotesting"},
	{"time", "time", "stdtime"},
}

// nameImports gives jennifer the names of all packages that may be imported, which it
// would otherwise guess. Packages whose name the user's package declares get other
// names.
func (o *File) nameImports() {
	for _, s := range standardImports {
		o.nameImport(s.path, s.name, s.fallback)
	}
	o.nameSupport()
	o.nameImport(o.Package.Support+"/etagentest", "etagentest", "etagensupporttest")
	o.nameImport(o.Package.Support+"/etagenclient", "etagenclient", "etagensupportclient")
	for _, f := range o.Res.Fields() {
		o.NameTypeImports(f.Type)
	}
	for _, st := range o.Res.Structs {
		o.NameTypeImports(st.Type)
		for _, v := range st.Fields {
			o.NameTypeImports(v.Type())
		}
	}
}

// nameSupport names the support package, which has the same name in any folder.
func (o *File) nameSupport() {
	o.nameImport(o.Package.Support, "etagen", "etagensupport")
	if !o.Declares("etagen") && path.Base(o.Package.Support) != "etagen" {
		o.ImportAlias(o.Package.Support, "etagen")
	}
}

// nameImport names one import.
func (o *File) nameImport(path, name, fallback string) {
	if o.Declares(name) {
		o.ImportAlias(path, o.free(fallback))
		return
	}
	o.ImportName(path, name)
}

// free returns the given name, or a longer one if the package declares it.
func (o *File) free(name string) string {
	for o.Declares(name) {
		name += "pkg"
	}
	return name
}

// NameTypeImports names the imports that are needed to write a type.
func (o *File) NameTypeImports(t types.Type) {
	for _, pkg := range typePackages(t) {
		if !slices.ContainsFunc(standardImports, func(s standardImport) bool { return s.path == pkg.Path() }) {
			o.nameTypeImport(pkg)
		}
	}
}

// nameTypeImport names the import of a type's package: its own name, unless a variable
// of the output has that name.
func (o *File) nameTypeImport(pkg *types.Package) {
	if !slices.Contains(o.typePackages, pkg) {
		o.typePackages = append(o.typePackages, pkg)
	}
	if o.isHidden(pkg) {
		o.ImportAlias(pkg.Path(), o.free(pkg.Name()+"pkg"))
		return
	}
	o.nameImport(pkg.Path(), pkg.Name(), pkg.Name()+"pkg")
}

// localNames are common names of variables in generated files, apart from single
// letters. A package with such a name gets another one in all files of a resource. Other
// clashes are found in the rendered file.
var localNames = []string{
	"again", "asctime", "bare", "blind", "body", "buf", "changed", "created", "ctx", "cursor", "derived", "descending", "dst", "err", "field",
	"found", "fresh", "future", "handler", "incarnation", "itemID", "itemTag", "items", "key", "large", "last", "late",
	"loaded", "loads", "members", "modified", "mux", "now", "number", "ok", "open", "order", "page", "parsed", "past", "patch", "path",
	"place", "proceed", "query", "rfc850", "same", "sent", "settings", "sorted", "stat", "state", "store", "stored", "tag", "target", "text",
	"value", "values", "variant", "version", "wanted", "weak",
}

// isHidden reports whether the name of a package denotes something else in the file:
// another package, or a variable.
func (o *File) isHidden(pkg *types.Package) bool {
	name := pkg.Name()
	return o.locals[name] || len(name) == 1 || slices.Contains(localNames, name) || name == "etagen" || name == "etagentest" || name == "etagenclient" ||
		slices.ContainsFunc(standardImports, func(s standardImport) bool { return s.name == name })
}

// groupImports moves the imports from outside the standard library into a separate
// group: jennifer writes a single list.
func (o *File) groupImports(code []byte) []byte {
	const open, end = "\nimport (\n", "\n)\n"
	before, rest, found := bytes.Cut(code, []byte(open))
	list, after, closed := bytes.Cut(rest, []byte(end))
	if !found || !closed {
		return code
	}
	var standard, others []string
	for line := range strings.Lines(string(list) + "\n") {
		if o.isStandard(line) {
			standard = append(standard, line)
		} else {
			others = append(others, line)
		}
	}
	groups := strings.Join(standard, "")
	if len(standard) > 0 && len(others) > 0 {
		groups += "\n"
	}
	groups += strings.Join(others, "")
	return slices.Concat(before, []byte(open), bytes.TrimRight([]byte(groups), "\n"), []byte(end), after)
}

// isStandard reports whether a line of an import list names a package of the standard
// library: there is no dot in the first element, and it is not in the user's module.
func (o *File) isStandard(line string) bool {
	_, path, _ := strings.Cut(strings.TrimRight(line, "\"\n"), `"`)
	if path == o.Package.Module || strings.HasPrefix(path, o.Package.Module+"/") {
		return false
	}
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

// typePackages returns the packages that the source of a type mentions.
func typePackages(t types.Type) []*types.Package {
	switch t := t.(type) {
	case *types.Alias:
		return argPackages(t.Obj(), t.TypeArgs())
	case *types.Named:
		return argPackages(t.Obj(), t.TypeArgs())
	case *types.Map:
		return append(typePackages(t.Key()), typePackages(t.Elem())...)
	case *types.Struct:
		var all []*types.Package
		for f := range t.Fields() {
			all = append(all, typePackages(f.Type())...)
		}
		return all
	case *types.Signature:
		var all []*types.Package
		for _, tuple := range []*types.Tuple{t.Params(), t.Results()} {
			for v := range tuple.Variables() {
				all = append(all, typePackages(v.Type())...)
			}
		}
		return all
	case interface{ Elem() types.Type }:
		return typePackages(t.Elem())
	}
	return nil
}

// argPackages returns the packages of a declared type and of its arguments.
func argPackages(obj *types.TypeName, args *types.TypeList) []*types.Package {
	var all []*types.Package
	if obj.Pkg() != nil {
		all = append(all, obj.Pkg())
	}
	for arg := range args.Types() {
		all = append(all, typePackages(arg)...)
	}
	return all
}
