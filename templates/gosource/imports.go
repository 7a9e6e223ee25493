package gosource

import (
	"bytes"
	"go/types"
	"path"
	"slices"
	"strings"
)

type standardImport struct{ path, name, fallback string }

// The packages of the standard library that generated files may import, with
// the name to fall back to where the user's package declares the usual one.
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

// nameImports tells jennifer the names of the packages that may be imported,
// which it would otherwise guess, and other names for those that the user's
// package has a declaration for.
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

// nameSupport names the support package, which keeps its name in whatever
// folder it is.
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

// free returns a name that the package does not declare, longer than the one
// given if it does.
func (o *File) free(name string) string {
	for o.Declares(name) {
		name += "pkg"
	}
	return name
}

// NameTypeImports names the imports that writing a type out takes.
func (o *File) NameTypeImports(t types.Type) {
	for _, pkg := range typePackages(t) {
		if !slices.ContainsFunc(standardImports, func(s standardImport) bool { return s.path == pkg.Path() }) {
			o.nameTypeImport(pkg)
		}
	}
}

// nameTypeImport names the import of a package that a type is declared in: as
// it is called, unless a variable of the output is called so.
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

// localNames are what many generated files call their variables, beside those of
// one letter: a package of such a name has another in all files of a resource.
// What else is hidden shows in the file.
var localNames = []string{
	"again", "asctime", "bare", "blind", "body", "buf", "changed", "created", "ctx", "cursor", "derived", "descending", "dst", "err", "field",
	"found", "fresh", "future", "handler", "incarnation", "itemID", "itemTag", "items", "key", "large", "last", "late",
	"loaded", "loads", "members", "modified", "mux", "now", "number", "ok", "open", "order", "page", "parsed", "past", "patch", "path",
	"place", "proceed", "query", "rfc850", "same", "sent", "settings", "sorted", "stat", "state", "store", "stored", "tag", "target", "text",
	"value", "values", "variant", "version", "wanted", "weak",
}

// isHidden reports whether the name of a package means something else in the file:
// another package, or a variable.
func (o *File) isHidden(pkg *types.Package) bool {
	name := pkg.Name()
	return o.locals[name] || len(name) == 1 || slices.Contains(localNames, name) || name == "etagen" || name == "etagentest" || name == "etagenclient" ||
		slices.ContainsFunc(standardImports, func(s standardImport) bool { return s.name == name })
}

// groupImports moves the imports from outside the standard library into a
// group of their own, where jennifer writes one list.
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

// isStandard reports whether a line of an import list names a package of the
// standard library: no dot in the first element, and not the user's module.
func (o *File) isStandard(line string) bool {
	_, path, _ := strings.Cut(strings.TrimRight(line, "\"\n"), `"`)
	if path == o.Package.Module || strings.HasPrefix(path, o.Package.Module+"/") {
		return false
	}
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}
