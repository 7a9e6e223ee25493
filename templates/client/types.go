package client

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/handler"
)

// clientRevision is the constant of package etagenclient that generated clients refer
// to. It gets a new name whenever the contract between them changes.
const clientRevision = "Revision1"

// all writes the types of the client, its errors, and the check of the core's revision.
func (o types) all() {
	o.Doc("This file and package etagenclient belong together. If the next line does not compile, the files are from different versions of etagen: run go generate ./... again.")
	o.Const().Id("_").Op("=").Add(o.ClientSupport(clientRevision))
	o.Line()
	if o.Res.ClientOnly() {
		handler.FieldGuards(o.File)
	}
	o.tag()
	o.client()
	o.aliases()
	o.errors()
}

// tag writes the type of entity tags.
func (o types) tag() {
	o.Doc("%s names one state of %s: an entity tag, as the server sent it. A change needs the tag of the state that it is based on.", o.Names.ClientTag, o.AType())
	o.Type().Id(o.Names.ClientTag).String()
	o.Line()
	if !o.changes() {
		return
	}
	o.Doc("%s matches any state. Use it only if a change may overwrite concurrent ones.", o.Names.AnyTag)
	o.Const().Id(o.Names.AnyTag).Id(o.Names.ClientTag).Op("=").Lit("*")
	o.Line()
}

// client writes the type of the client. It has the same fields as the core's.
func (o types) client() {
	does := "reads"
	if o.changes() {
		does = "reads and changes"
	}
	o.Doc("%s %s the %s of a server. Set BaseURL, and do not change the fields while it is in use; its methods may be called by several goroutines.", o.Names.Client, does, o.Plural())
	o.Type().Id(o.Names.Client).StructFunc(func(g *jen.Group) {
		g.Id("BaseURL").String().Comment("the prefix of the paths, such as https://shop.example/v1")
		g.Id("HTTP").Op("*").Qual("net/http", "Client").Comment("nil is http.DefaultClient, which has no timeout")
		g.Line()
		gosource.Comment(g, "Cache keeps copies, which are revalidated by their tags; nil keeps none. If HTTP.Transport adds credentials, each user needs one.")
		g.Id("Cache").Id(o.Names.Cache)
		g.Line()
		gosource.Comment(g, "Prepare is called with each request before it is sent, to add credentials; it may be nil. It must not set Idempotency-Key, because net/http then repeats writes.")
		g.Id("Prepare").Func().Params(jen.Op("*").Qual("net/http", "Request")).Error()
		g.Line()
		g.Id("Tries").Int().Comment("the attempts of Update, and of reads without a response; 0 is 5, 1 is no retry")
		g.Id("MaxBody").Int64().Comment("largest response in bytes; 0 is 16 MiB")
	})
	o.Line()
}

// aliases writes aliases for the types of the core, because other modules cannot import
// it.
func (o types) aliases() {
	o.Doc("%s is a response that reports an error. Use errors.As to find a pointer to it in the errors of the methods. Its fields are Status, Type, Title, Detail, Instance, Header, Parameter, Pointer, Errors (each with a Pointer and a Detail), Tag (of the current state), RetryAfter, and Extensions with the other members by name (RFC 9457).", o.Names.Problem)
	o.Type().Id(o.Names.Problem).Op("=").Add(o.ClientSupport("Problem"))
	o.Line()
	o.Doc("%s stores bytes by key, for the field Cache of a client. Its methods are Get(key string) ([]byte, bool), Set(key string, b []byte) and Delete(key string). It may drop entries at any time.", o.Names.Cache)
	o.Type().Id(o.Names.Cache).Op("=").Add(o.ClientSupport("Cache"))
	o.Line()
	o.Doc("%s returns a cache in memory of about maxBytes. It drops the least recently used entries first.", o.Names.NewCache)
	o.Func().Id(o.Names.NewCache).Params(jen.Id("maxBytes").Int64()).Id(o.Names.Cache).Block(
		jen.Return(o.ClientSupport("NewCache").Call(jen.Id("maxBytes"))),
	)
	o.Line()
}

// errors writes the errors that are not in the handler's file.
func (o types) errors() {
	name := gosource.Word(o.Res.Name)
	if o.Res.ClientOnly() {
		o.sentinel(o.Names.ErrNotFound, name+" not found", "%s is wrapped by an error for %s that does not exist.", o.Names.ErrNotFound, o.AType())
	}
	if o.Res.ClientOnly() && o.changes() {
		o.sentinel(o.Names.ErrConflict, name+" was modified concurrently", "%s is wrapped by an error for a change if the %s is no longer in the state that the change is based on.", o.Names.ErrConflict, o.Res.Name)
	}
	if o.changes() && (o.Res.ClientOnly() || !o.Res.Creates()) {
		o.sentinel(o.Names.ErrExists, name+" exists already", "%s is wrapped by an error for a change that conflicts with an existing %s (409).", o.Names.ErrExists, o.Res.Name)
	}
	if o.changes() {
		o.sentinel(o.Names.ErrUnknown, name+": the change may have been made or not", "%s is wrapped by an error if a change may or may not have been made. Such an error wraps none of the other errors of this file.", o.Names.ErrUnknown)
	}
	o.Doc("%s is wrapped by an error for 429 and 503: the RetryAfter of the %s says when to try again.", o.Names.ErrAway, o.Names.Problem)
	away := o.Support("ErrUnavailable")
	if o.Res.ClientOnly() {
		away = o.ClientSupport("ErrUnavailable")
	}
	o.Var().Id(o.Names.ErrAway).Op("=").Add(away)
	o.Line()
}

// sentinel writes an error.
func (o types) sentinel(name, text, doc string, args ...any) {
	o.Doc(doc, args...)
	o.Var().Id(name).Op("=").Qual("errors", "New").Call(jen.Lit(text))
	o.Line()
}
