package client

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
)

// all writes the methods that change one resource.
func (o writes) all() {
	if o.Res.Updates() {
		o.update()
	}
	if o.Res.Serves("PUT") {
		o.Doc("Put replaces the %[1]s if tag names its current state. Members that this version of the client does not know are lost: Update keeps them. It is sent once: without a response the error wraps %[2]s.\n\nIf the response has no content, the returned %[1]s is the one that was sent. The tag is empty if the response has none (RFC 9110 §9.3.4): Get returns it.", o.Res.Name, o.Names.ErrUnknown)
		o.method("Put").Params(ctx(), o.Param(), o.tagParam()).Params(o.withTag()...).Block(o.take(o.call("Put", jen.Id(o.Local), tagText())))
		o.Line()
	}
	if o.Res.Serves("PATCH") {
		o.Doc("Patch applies a JSON merge patch (RFC 7396) if tag names the current state of the %s. The patch is any value that encoding/json encodes as an object. It is sent once: without a response the error wraps %s.", o.Res.Name, o.Names.ErrUnknown)
		o.method("Patch").Params(o.ids(jen.Id("patch").Add(o.Any()), o.tagParam())...).Params(o.withTag()...).Block(o.take(o.call("Patch", o.at(), jen.Id("patch"), tagText())))
		o.Line()
	}
	if o.Res.Serves("DELETE") {
		o.Doc("Delete removes the %s if tag names its current state. It is sent once: without a response the error wraps %s.", o.Res.Name, o.Names.ErrUnknown)
		o.method("Delete").Params(o.ids(o.tagParam())...).Error().Block(jen.Return(o.call("Erase", o.at(), tagText())))
		o.Line()
	}
}

// update writes Update and UpdateFrom.
func (o writes) update() {
	name := o.Res.Name
	o.Doc("Update reads the %[1]s from the server, calls change with it, and sends the differences, for the state that was read. If the %[1]s was modified concurrently, it reads again and calls change again, at most Tries times in all; then the error wraps %[2]s. It sends nothing if change changes nothing. An error of change ends Update.\n\n"+
		"change may be called more than once, also with %[3]s that it has changed already. If it sets other variables, it must set them in each call.\n\n"+
		"Without a response, Update reads again and calls change with the result. If that changes nothing, the change was made, by this client or another one. If the %[1]s is still in the state that was read, the change is sent again for that state, and the server makes only one of the two. Otherwise the error wraps %[4]s. A change that adds, such as to a counter, always changes something. Its error wraps %[4]s too, unless it leaves a mark by which it recognizes itself:\n\n"+
		"\tif %[5]s.Last != mine { %[5]s.Count, %[5]s.Last = %[5]s.Count+1, mine }\n\n"+
		"If the response has no content or cannot be read, the state is read again. The tag is empty if that fails, or if the response has none.",
		name, o.Names.ErrConflict, o.AType(), o.Names.ErrUnknown, o.Local)
	o.method("Update").Params(o.ids(o.changeParam())...).Params(o.withTag()...).Block(o.take(o.call("Update", o.at(), o.toChange())))
	o.Line()
	first := "the first round needs no read"
	if !o.Res.Serves("PATCH") {
		first = "it starts from them if they are current"
	}
	o.Doc("UpdateFrom is Update for %s and its tag that the caller has, from a form or a list: %s. It does not change %s. Concurrent changes are handled as in Update.", o.AType(), first, o.Local)
	o.method("UpdateFrom").Params(ctx(), o.Param(), o.tagParam(), o.changeParam()).Params(o.withTag()...).Block(
		o.take(o.call("UpdateFrom", jen.Id(o.Local), tagText(), o.toChange())))
	o.Line()
	o.Doc("%s returns a function that calls change.", o.Names.ToChange)
	o.Func().Id(o.Names.ToChange).Params(o.changeParam()).Func().Params(o.Any()).Error().Block(
		jen.Return(jen.Func().Params(jen.Id("value").Add(o.Any())).Error().Block(
			jen.Return(jen.Id("change").Call(jen.Id("value").Assert(o.Pointer()))),
		)),
	)
	o.Line()
}

// toChange converts a change to the form that the core takes.
func (o writes) toChange() *jen.Statement { return jen.Id(o.Names.ToChange).Call(jen.Id("change")) }

// creations writes the methods that create.
func (o writes) creations() {
	once := "It is sent once: without a response the error wraps " + o.Names.ErrUnknown + "."
	if o.Res.Create {
		o.Doc("PutNew creates the %s under its id, unless one exists: then the error wraps %s. %s", o.Res.Name, o.Names.ErrExists, once)
		o.method("PutNew").Params(ctx(), o.Param()).Params(o.withTag()...).Block(o.take(o.call("PutNew", jen.Id(o.Local))))
		o.Line()
	}
	if o.Res.Posts() {
		o.Doc("Create adds %s to the list. The server chooses the id if %s has none. %s", gosource.Article(o.Res.Name), o.Local, once)
		o.method("Create").Params(ctx(), o.Param()).Params(o.withTag()...).Block(o.take(o.call("Create", jen.Id(o.Local))))
		o.Line()
	}
}
