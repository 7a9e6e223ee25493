package templates

import (
	"fmt"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// store writes the interface that the user implements.
func (o *output) store() {
	o.doc("%s is where %s finds each %s.%s", upperFirst(article(o.names.Store)), article(o.names.Handler), o.res.Name, o.storeDuty())
	o.Type().Id(o.names.Store).InterfaceFunc(func(g *jen.Group) {
		m := &methods{output: o, Group: g}
		if o.res.Collection != nil {
			m.list()
		}
		if o.res.Creates() {
			m.create()
		}
		if o.res.Route == nil {
			return
		}
		m.read("Get", jen.Op("*").Add(o.typ()),
			"Get%[1]s returns the %[2]s%[3]s, or an error that wraps %[4]s.", o.names.Title, o.res.Name, o.withID(), o.names.ErrNotFound)
		if o.res.Stat {
			m.read("Stat", jen.Id(o.names.Stat),
				"Stat%[1]s returns what the validators of the %[2]s%[3]s are made of, as Get%[1]s would find them, or an error that wraps %[4]s.%[5]s", o.names.Title, o.res.Name, o.withID(), o.names.ErrNotFound, o.statExact())
		}
		if o.updates() {
			m.update()
		}
		if o.res.Serves("DELETE") {
			m.delete()
		}
	})
	o.Line()
}

// statExact says what nobody but the store can see: which row the validators are
// of. Numbers have one spelling.
func (o *output) statExact() string {
	if !slices.ContainsFunc(o.res.Route.IDs, func(id *annotations.ID) bool { return !isInteger(id.Field) }) {
		return ""
	}
	return " It compares ids byte for byte: the result does not say which row it is of."
}

// storeDuty says what the store of a resource that can be written owns.
func (o *output) storeDuty() string {
	if !o.res.Writes() {
		return ""
	}
	return fmt.Sprintf(" It owns the version and the time of change: it moves the version with each change, and compares it in the same step as it writes, such as by UPDATE … WHERE id = ? AND %s = ?.", o.guardName())
}

// updates reports whether the store has an Update.
func (o *output) updates() bool { return o.res.Serves("PUT") || o.res.Serves("PATCH") }

// guard is the field that a write is compared by: the version, or the time of
// change where there is none.
func (o *output) guard() *annotations.Field {
	if o.res.Version != nil {
		return o.res.Version
	}
	return o.res.Modified
}

// guardName is the name of the parameter for the guard.
func (o *output) guardName() string {
	if o.res.Version != nil {
		return "version"
	}
	return "modified"
}

// methods are the methods of the store in the making.
type methods struct {
	*output
	*jen.Group
	any bool // one is written
}

// begin writes the comment of a method, behind an empty line.
func (m *methods) begin(format string, args ...any) {
	if m.any {
		m.Group.Line()
	}
	m.any = true
	m.comment(m.Group, format, args...)
}

// read writes a method that finds something by its ids.
func (m *methods) read(verb string, result jen.Code, format string, args ...any) {
	m.begin(format, args...)
	m.Group.Id(verb+m.names.Title).Params(m.storeParams()...).Params(result, jen.Error())
}

// list writes the methods that find lists.
func (m *methods) list() {
	query := []jen.Code{jen.Id("ctx").Qual("context", "Context"), jen.Id("q").Id(m.names.Query)}
	m.begin("List%[1]s returns a page of the %[2]s of a query, at most q.Limit of them, in an order in which no two are equal: by q.Sort, if there is one, then by the id. An After that it cannot read is an error that wraps %[3]s.", m.names.Plural, m.plural(), m.names.ErrCursor)
	m.Group.Id("List"+m.names.Plural).Params(query...).Params(jen.Id(m.names.Page), jen.Error())
	if m.res.Collection.Stat {
		m.begin("Stat%[1]s returns what tells whether the list of a query has changed. List%[1]s, which is called after it, must not find an older state.", m.names.Plural)
		m.Group.Id("Stat"+m.names.Plural).Params(query...).Params(jen.Id(m.names.ListStat), jen.Error())
	}
}

// create writes the method that stores what does not exist.
func (m *methods) create() {
	id := ""
	if m.posts() {
		id = " or a new one where it has none,"
	}
	m.begin("Create%[1]s stores %[2]s under its id,%[4]s if there is nothing yet, and returns it as stored; else an error that wraps %[3]s.", m.names.Title, m.local, m.names.ErrExists, id)
	m.Group.Id("Create"+m.names.Title).Params(jen.Id("ctx").Qual("context", "Context"), m.param()).Params(jen.Op("*").Add(m.typ()), jen.Error())
}

// update writes the method that replaces what is stored.
func (m *methods) update() {
	m.begin("Update%[1]s puts %[2]s in the place of the %[3]s with its id, if that is still at the given %[4]s, and returns it as stored. Else it changes nothing and returns an error that wraps %[5]s, or %[6]s where there is none.%[7]s",
		m.names.Title, m.local, m.res.Name, m.guardWord(), m.names.ErrConflict, m.names.ErrNotFound, m.incarnationDuty())
	m.Group.Id("Update"+m.names.Title).Params(
		jen.Id("ctx").Qual("context", "Context"), m.param(), jen.Id(m.guardName()).Add(typeCode(m.guard().Type)),
	).Params(jen.Op("*").Add(m.typ()), jen.Error())
}

// delete writes the method that removes what is stored.
func (m *methods) delete() {
	m.begin("Delete%[1]s removes the %[2]s%[3]s, if it is still at the given %[4]s%[7]s. Else it changes nothing and returns an error that wraps %[5]s, or %[6]s where there is none.",
		m.names.Title, m.res.Name, m.withID(), m.guardWord(), m.names.ErrConflict, m.names.ErrNotFound, m.andIncarnation())
	m.Group.Id("Delete" + m.names.Title).Params(append(m.storeParams(), m.guardParams()...)...).Error()
}

// guardParams are the parameters that a deletion is compared by: the guard, and
// the incarnation where versions start again.
func (o *output) guardParams() []jen.Code {
	params := []jen.Code{jen.Id(o.guardName()).Add(typeCode(o.guard().Type))}
	if f := o.res.Incarnation; f != nil {
		params = append(params, jen.Id("incarnation").Add(typeCode(f.Type)))
	}
	return params
}

// andIncarnation says that an incarnation is compared too.
func (o *output) andIncarnation() string {
	if o.res.Incarnation == nil {
		return ""
	}
	return " and of the given incarnation"
}

// guardWord is the guard in a sentence.
func (o *output) guardWord() string {
	if o.res.Version != nil {
		return "version"
	}
	return "time of change"
}

// incarnationDuty says that a version alone does not tell a resource from one
// that was there before.
func (o *output) incarnationDuty() string {
	if o.res.Incarnation == nil {
		return ""
	}
	return fmt.Sprintf(" The %s of %s has to be the stored one too.", o.res.Incarnation.Name(), o.local)
}

// comment writes a comment of several lines inside braces.
func (o *output) comment(g *jen.Group, format string, args ...any) {
	for _, line := range wrap(fmt.Sprintf(format, args...)) {
		g.Comment(line)
	}
}

// withID tells the resource by its ids, where it has any.
func (o *output) withID() string {
	switch len(o.res.Route.IDs) {
	case 0:
		return ""
	case 1:
		return " with the id"
	}
	return " with the ids"
}

// storeParams are the parameters of the methods that find a resource.
func (o *output) storeParams() []jen.Code {
	params := []jen.Code{jen.Id("ctx").Qual("context", "Context")}
	for _, id := range o.res.Route.IDs {
		params = append(params, jen.Id(o.idParam(id)).Add(typeCode(id.Field.Type)))
	}
	return params
}
