package templates

import (
	"bytes"
	"go/types"
	"path"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations"
)

type standardImport struct{ path, name, fallback string }

// The packages of the standard library that generated files may import, with
// the name to fall back to where the user's package declares the usual one.
var standardImports = []standardImport{
	{"bytes", "bytes", "stdbytes"},
	{"cmp", "cmp", "stdcmp"},
	{"context", "context", "stdcontext"},
	{"errors", "errors", "stderrors"},
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
func (o *output) nameImports() {
	for _, s := range standardImports {
		o.nameImport(s.path, s.name, s.fallback)
	}
	o.nameSupport()
	o.nameImport(o.pkg.Support+"/etagentest", "etagentest", "etagensupporttest")
	for _, f := range o.fields() {
		o.nameTypeImports(f.Type)
	}
	for _, st := range o.res.Structs {
		o.nameTypeImports(st.Type)
		for _, v := range st.Fields {
			o.nameTypeImports(v.Type())
		}
	}
}

// nameSupport names the support package, which keeps its name in whatever
// folder it is.
func (o *output) nameSupport() {
	o.nameImport(o.pkg.Support, "etagen", "etagensupport")
	if !o.has("etagen") && path.Base(o.pkg.Support) != "etagen" {
		o.ImportAlias(o.pkg.Support, "etagen")
	}
}

// nameImport names one import.
func (o *output) nameImport(path, name, fallback string) {
	if o.has(name) {
		o.ImportAlias(path, o.free(fallback))
		return
	}
	o.ImportName(path, name)
}

// free returns a name that the package does not declare, longer than the one
// given where it does.
func (o *output) free(name string) string {
	for o.has(name) {
		name += "pkg"
	}
	return name
}

// nameTypeImports names the imports that writing a type out takes.
func (o *output) nameTypeImports(t types.Type) {
	for _, pkg := range typePackages(t) {
		if !slices.ContainsFunc(standardImports, func(s standardImport) bool { return s.path == pkg.Path() }) {
			o.nameTypeImport(pkg)
		}
	}
}

// localNames are what generated functions call their variables, beside those of
// one letter.
var localNames = []string{
	"asctime", "bare", "blind", "body", "buf", "changed", "created", "ctx", "cursor", "descending", "dst", "err", "field",
	"found", "fresh", "future", "handler", "incarnation", "itemID", "itemTag", "items", "key", "large", "last", "late",
	"loads", "members", "modified", "mux", "now", "number", "ok", "open", "order", "page", "parsed", "past", "patch", "path",
	"place", "query", "rfc850", "same", "sent", "sorted", "stat", "store", "stored", "tag", "target", "text",
	"value", "values", "version", "wanted", "weak",
}

// nameTypeImport names the import of a package that a type is declared in: as
// it is called, unless a variable of the output is called so.
func (o *output) nameTypeImport(pkg *types.Package) {
	name := pkg.Name()
	if len(name) == 1 || slices.Contains(localNames, name) || name == "etagen" || name == "etagentest" ||
		slices.ContainsFunc(standardImports, func(s standardImport) bool { return s.name == name }) {
		o.ImportAlias(pkg.Path(), o.free(name+"pkg"))
		return
	}
	o.nameImport(pkg.Path(), pkg.Name(), pkg.Name()+"pkg")
}

// fields are all fields in a role, and those of the JSON object.
func (o *output) fields() []*annotations.Field {
	fields := append([]*annotations.Field{}, o.roleFields()...)
	if o.res.Collection != nil {
		fields = append(fields, o.res.Collection.Keys...)
	}
	for _, m := range o.res.JSON {
		fields = append(fields, m.Field)
	}
	return fields
}

// roleFields are the fields that the generated code reads: ids, then what the
// validators are made of.
func (o *output) roleFields() []*annotations.Field {
	var fields []*annotations.Field
	if o.res.Route != nil {
		for _, id := range o.res.Route.IDs {
			fields = append(fields, id.Field)
		}
	}
	return append(fields, o.res.ValidatorFields()...)
}

// groupImports moves the imports from outside the standard library into a
// group of their own, where jennifer writes one list.
func (o *output) groupImports(code []byte) []byte {
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
func (o *output) isStandard(line string) bool {
	_, path, _ := strings.Cut(strings.TrimRight(line, "\"\n"), `"`)
	if path == o.pkg.Module || strings.HasPrefix(path, o.pkg.Module+"/") {
		return false
	}
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}
