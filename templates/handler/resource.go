package handler

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// supportRevision is the constant of the support package that generated files refer to.
// It gets a new name whenever the contract between them changes.
const supportRevision = "Revision1"

// Render returns the source of the file for a resource: book_etagen.go. It is called for
// each resource that has more than a client.
func Render(pkg gosource.Package, res *model.Resource) ([]byte, error) {
	o := &output{gosource.New(pkg, res)}
	o.guards()
	o.errors()
	o.description()
	o.cors()
	validators{o}.validators()
	reads{o}.serve()
	writes{o}.check()
	writes{o}.evaluate()
	if res.Ordered() {
		reads{o}.versions()
	}
	if res.Handled() {
		stores{o}.store()
		reads{o}.handler()
	}
	if res.Writes() {
		writes{o}.writes()
	}
	if res.Lists() {
		lists{o}.list()
	}
	if res.Collection != nil {
		lists{o}.collection()
	}
	if res.Posts() {
		writes{o}.create()
	}
	if res.Writes() || res.Posts() {
		o.writer()
	}
	return o.Bytes()
}

// writer writes the adapter that the methods use to call the store.
func (o *output) writer() {
	methods := slices.Clone(o.Res.Route.Methods[1:])
	if o.Res.Posts() {
		methods = append(methods, "POST")
	}
	a := adapter{o, o.Names.Writer}
	a.declare(series(methods))
	a.settings()
	a.validators()
	if o.Res.Writes() {
		a.load()
	}
	if o.Res.Updates() {
		a.newOfPath()
		a.adopt()
		if v := o.Res.Validate; v != nil {
			validation{a, v}.replacement()
		}
		a.atPath()
		a.update()
	}
	if o.Res.Serves("DELETE") {
		a.delete()
	}
	if o.Res.Creates() {
		a.create()
	}
	if o.Res.Posts() {
		creation{a}.items()
	}
}

// guards writes declarations that stop compiling when this file no longer matches the
// structs for which it was generated.
func (o *output) guards() {
	o.Doc("This file and package etagen belong together. If the next line does not compile, they are from different versions of etagen: run go generate ./... again.")
	o.Const().Id("_").Op("=").Add(o.Support(supportRevision))
	o.Line()
	guards{o}.fieldGuards()
}

// errors writes the errors that a store returns.
func (o *output) errors() {
	name := gosource.Word(o.Res.Name)
	if !o.Res.Handled() {
		o.Doc("%s is the error for %s that does not exist.", o.Names.ErrNotFound, o.AType())
		o.sentinel(o.Names.ErrNotFound, name+" not found")
		return
	}
	store := gosource.Article(o.Names.Store)
	o.Doc("%s is returned by %s, possibly wrapped, if the %s does not exist.", o.Names.ErrNotFound, store, o.Res.Name)
	o.sentinel(o.Names.ErrNotFound, name+" not found")
	if o.Res.Writes() {
		o.Doc("%s is returned by %s, possibly wrapped, if the stored %s no longer has the %s that a write is for.", o.Names.ErrConflict, store, o.Res.Name, gosource.GuardWord(o.Res))
		o.sentinel(o.Names.ErrConflict, name+" was modified concurrently")
	}
	if o.Res.Creates() {
		o.Doc("%s is returned by %s, possibly wrapped, if %s with the id of a new one exists already.", o.Names.ErrExists, store, o.AType())
		o.sentinel(o.Names.ErrExists, name+" exists already")
	}
}

// description writes the variable that holds what all responses have in common.
func (o *output) description() {
	o.coder()
	o.Doc("%s contains what the responses for every %s share.", o.Names.Resource, o.Res.Name)
	elements := []jen.Code{
		jen.Id("NotFound").Op(":").Id(o.Names.ErrNotFound),
		jen.Id("CacheControl").Op(":").Index().String().Values(jen.Lit(o.Res.Cache)),
	}
	if o.Res.Vary != "" {
		elements = append(elements, jen.Id("Vary").Op(":").Index().String().Values(jen.Lit(o.Res.Vary)))
	}
	if o.Res.CORS {
		exposed := strings.Join(o.Res.ResponseFields(), ", ")
		elements = append(elements, jen.Id("Exposed").Op(":").Index().String().Values(jen.Lit(exposed)))
	}
	elements = append(elements, o.writePolicy()...)
	elements = append(elements, o.forms()...)
	o.Var().Id(o.Names.Resource).Op("=").Add(o.Support("Resource")).ValuesFunc(func(g *jen.Group) { gosource.Lines(g, elements) })
	o.Line()
}

// writePolicy returns the elements of the description that only writes need.
func (o *output) writePolicy() []jen.Code {
	var elements []jen.Code
	if o.Res.Writes() {
		elements = append(elements, jen.Id("Conflict").Op(":").Id(o.Names.ErrConflict))
	}
	if o.Res.Creates() {
		elements = append(elements, jen.Id("Exists").Op(":").Id(o.Names.ErrExists))
	}
	switch o.Res.Require {
	case model.RequireAny:
		elements = append(elements, jen.Id("DateSuffices").Op(":").True())
	case model.RequireNone:
		elements = append(elements, jen.Id("Unguarded").Op(":").True())
	}
	if o.Res.PutAlways {
		elements = append(elements, jen.Id("PutValidators").Op(":").True())
	}
	if o.Res.Reloads() {
		elements = append(elements, jen.Id("Reload").Op(":").True())
	}
	if o.Res.Digest {
		elements = append(elements, jen.Id("Digest").Op(":").True())
	}
	if o.Res.VersionOnly {
		elements = append(elements, jen.Id("Guard").Op(":").Add(o.Support("MatchGuarded")))
	}
	if o.Res.Validate != nil {
		elements = append(elements, jen.Id("Validates").Op(":").True())
	}
	if o.Res.PatchJSON {
		elements = append(elements, jen.Id("PatchTypes").Op(":").Add(jen.Index().String().Values(jen.Lit("application/json"))))
	}
	if len(o.Res.Unread) > 0 && (o.Res.Updates() || o.Res.Posts()) {
		elements = append(elements, jen.Id("Unread").Op(":").Index().String().ValuesFunc(func(g *jen.Group) {
			for _, name := range o.Res.Unread {
				g.Lit(name)
			}
		}))
	}
	if o.Res.Posts() {
		elements = append(elements,
			jen.Id("ListPattern").Op(":").Lit(o.Res.Collection.Pattern),
			jen.Id("ItemPattern").Op(":").Lit(o.Res.Route.Pattern),
		)
	}
	if c := o.Res.Collection; c != nil && c.Group {
		elements = append(elements, jen.Id("CacheGroups").Op(":").Index().String().Values(gosource.RawText(cacheGroup(c.Pattern))))
	}
	return elements
}

// cacheGroup returns the group of a list as a String (RFC 9651 §3.3.3), which contains
// only ASCII characters.
func cacheGroup(pattern string) string {
	var b strings.Builder
	for i := range len(pattern) {
		if c := pattern[i]; c <= ' ' || c >= 0x7f || c == '"' || c == '\\' {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return `"` + b.String() + `"`
}

// forms returns the elements of the description that say how content and entity tags
// change on the way to clients.
func (o *output) forms() []jen.Code {
	if o.Res.Compress != nil {
		return []jen.Code{jen.Id("Forms").Op(":").Add(pointer(o.Names.Coder))}
	}
	if o.Res.Proxy == (model.Proxy{}) {
		return nil
	}
	return []jen.Code{jen.Id("Forms").Op(":").Add(proxyValues(o.Support("Proxy"), o.Res.Proxy))}
}

// coder writes the variable that codes content.
func (o *output) coder() {
	if o.Res.Compress == nil {
		return
	}
	o.Doc("%s encodes the content of responses for every %s.", o.Names.Coder, o.Res.Name)
	defer o.Line()
	if o.Res.Compress.Min == 0 && o.Res.Proxy == (model.Proxy{}) {
		o.Var().Id(o.Names.Coder).Add(o.Support("Coder"))
		return
	}
	o.Var().Id(o.Names.Coder).Op("=").Add(o.Support("Coder")).ValuesFunc(func(g *jen.Group) {
		if o.Res.Compress.Min > 0 {
			g.Id("Min").Op(":").Lit(o.Res.Compress.Min)
		}
		if o.Res.Proxy != (model.Proxy{}) {
			g.Id("Proxy").Op(":").Add(proxyValues(o.Support("Proxy"), o.Res.Proxy))
		}
	})
}

// proxyValues writes how a proxy changes entity tags, as a value of a type.
func proxyValues(typ *jen.Statement, p model.Proxy) *jen.Statement {
	return typ.ValuesFunc(func(g *jen.Group) {
		if p.Weakens {
			g.Id("Weakens").Op(":").True()
		}
		if p.Suffix != "" {
			g.Id("Suffix").Op(":").Lit(p.Suffix)
		}
	})
}
