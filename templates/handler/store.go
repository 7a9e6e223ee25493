package handler

import (
	"fmt"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// store writes the interface that the user implements.
func (o *output) store() {
	o.Doc("%s %s for %s.%s", o.Names.Store, o.storeVerbs(), gosource.Article(o.Names.Handler), o.storeDuty())
	o.Type().Id(o.Names.Store).InterfaceFunc(func(g *jen.Group) {
		m := &methods{output: o, Group: g}
		if o.Res.Lists() {
			m.list()
		}
		if o.Res.Creates() {
			m.create()
		}
		if o.Res.Route == nil {
			return
		}
		m.read("Get", fromAnywhere, jen.Op("*").Add(o.Typ()),
			"Get%[1]s returns the %[2]s%[3]s, or an error that wraps %[4]s.%[5]s", o.Names.Title, o.Res.Name, o.withID(), o.Names.ErrNotFound, o.mayLag())
		if o.Res.Replicas {
			m.read("Get", fromPrimary, jen.Op("*").Add(o.Typ()),
				"Get%[1]sForWrite is Get%[1]s on the primary: what it returns has every change that was acknowledged before the call.%[2]s It takes no lock%[3]s.", o.Names.Title, o.comparedWith(), o.readsFromPrimary())
		}
		if o.Res.Stat {
			m.read("Stat", fromAnywhere, jen.Id(o.Names.Stat),
				"Stat%[1]s returns what the validators of the %[2]s%[3]s are made of, as Get%[1]s would find them, or an error that wraps %[4]s.%[5]s", o.Names.Title, o.Res.Name, o.withID(), o.Names.ErrNotFound, o.statExact())
		}
		if o.Res.Updates() {
			m.update()
		}
		if o.Res.Serves("DELETE") {
			m.delete()
		}
	})
	o.Line()
}

// storeVerbs says what the store does.
func (o *output) storeVerbs() string {
	if o.Res.Creates() || o.Res.Updates() || o.Res.Serves("DELETE") {
		return "loads and changes " + o.Plural()
	}
	return "loads " + o.Plural()
}

// mayLag says that a store may read from a replica.
func (o *output) mayLag() string {
	if !o.Res.Replicas {
		return ""
	}
	return " It may read from a replica that lags."
}

// comparedWith says which writes are compared with what the primary has.
func (o *output) comparedWith() string {
	switch title := o.Names.Title; {
	case o.Res.Updates() && o.Res.Serves("DELETE"):
		return fmt.Sprintf(" Update%[1]s and Delete%[1]s compare with that state.", title)
	case o.Res.Updates():
		return fmt.Sprintf(" Update%s compares with that state.", title)
	case o.Res.Serves("DELETE"):
		return fmt.Sprintf(" Delete%s compares with that state.", title)
	}
	return ""
}

// readsFromPrimary says that reads load from the primary too.
func (o *output) readsFromPrimary() string {
	if !o.Res.Ordered() {
		return ""
	}
	return ", because reads call it too, if the client has seen a newer version than the replica has"
}

// statExact says what nobody but the store can see: which row the validators are
// of. Numbers have one spelling.
func (o *output) statExact() string {
	if !slices.ContainsFunc(o.Res.Route.IDs, func(id *model.ID) bool { return !values.IsInteger(id.Field) }) {
		return ""
	}
	return " It compares ids byte for byte: the result does not say which row it is of."
}

// storeDuty says what the store of a resource that can be written owns.
func (o *output) storeDuty() string {
	if !o.Res.Writes() {
		return ""
	}
	if o.Res.Digest {
		return fmt.Sprintf(" It owns what clients cannot set, and compares what it has with what a write is for in the transaction in which it writes: by %s of both.", o.Names.ETag)
	}
	return fmt.Sprintf(" It owns the version and the modification time: it moves the version with each change, and compares it in the same step as it writes, such as by UPDATE … WHERE id = ? AND %s = ?.", gosource.GuardName(o.Res))
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
	gosource.Comment(m.Group, format, args...)
}

// read writes a method that finds something by its ids.
func (m *methods) read(verb string, from origin, result jen.Code, format string, args ...any) {
	m.begin(format, args...)
	m.Group.Id(verb+m.Names.Title+string(from)).Params(m.StoreParams()...).Params(result, jen.Error())
}

// list writes the methods that find lists.
func (m *methods) list() {
	query := []jen.Code{jen.Id("ctx").Qual("context", "Context"), jen.Id("q").Id(m.Names.Query)}
	m.begin("List%[1]s returns a page of the %[2]s of a query, at most q.Limit of them, in an order in which no two are equal: by q.Sort, if there is one, then by the id. An After that it cannot read is an error that wraps %[3]s.%[4]s%[5]s", m.Names.Plural, m.Plural(), m.Names.ErrCursor, m.parentDuty(), m.totalDuty())
	m.Group.Id("List"+m.Names.Plural).Params(query...).Params(jen.Id(m.Names.Page), jen.Error())
	if m.Res.Collection.Stat {
		m.begin("Stat%[1]s returns what identifies the state of the list of a query. List%[1]s, which is called after it, must not find an older state.", m.Names.Plural)
		m.Group.Id("Stat"+m.Names.Plural).Params(query...).Params(jen.Id(m.Names.ListStat), jen.Error())
	}
}

// parentDuty says what a list below what does not exist is.
func (m *methods) parentDuty() string {
	if len(m.Res.Collection.IDs) == 0 {
		return ""
	}
	return fmt.Sprintf(" If what the path names does not exist, an error that wraps %s is sent as 404; an empty page is an empty list.", m.Names.ErrNotFound)
}

// totalDuty says what the number of all items counts.
func (m *methods) totalDuty() string {
	if !m.Res.Collection.Total {
		return ""
	}
	return " If q.Total is true, the page has the number of all that the query chooses, whatever Limit and After are, read in one transaction with the items."
}

// create writes the method that stores what does not exist.
func (m *methods) create() {
	id := ""
	if m.Res.Posts() {
		id = " or a new one if it has none,"
	}
	m.begin("Create%[1]s stores %[2]s under its id,%[4]s if there is nothing yet, and returns it as stored; else an error that wraps %[3]s.", m.Names.Title, m.Local, m.Names.ErrExists, id)
	m.Group.Id("Create"+m.Names.Title).Params(jen.Id("ctx").Qual("context", "Context"), m.Param()).Params(jen.Op("*").Add(m.Typ()), jen.Error())
}

// update writes the method that replaces what is stored.
func (m *methods) update() {
	if m.Res.Digest {
		m.digestUpdate()
		return
	}
	m.begin("Update%[1]s puts %[2]s in the place of the %[3]s with its id, if that is still at the given %[4]s, and returns it as stored. Else it changes nothing and returns an error that wraps %[5]s, or %[6]s if there is none.%[7]s",
		m.Names.Title, m.Local, m.Res.Name, gosource.GuardWord(m.Res), m.Names.ErrConflict, m.Names.ErrNotFound, m.incarnationDuty())
	m.Group.Id("Update"+m.Names.Title).Params(
		jen.Id("ctx").Qual("context", "Context"), m.Param(), jen.Id(gosource.GuardName(m.Res)).Add(gosource.TypeCode(m.Res.Guard().Type)),
	).Params(jen.Op("*").Add(m.Typ()), jen.Error())
}

// delete writes the method that removes what is stored.
func (m *methods) delete() {
	if m.Res.Digest {
		m.digestDelete()
		return
	}
	m.begin("Delete%[1]s removes the %[2]s%[3]s, if it is still at the given %[4]s%[7]s. Else it changes nothing and returns an error that wraps %[5]s, or %[6]s if there is none.",
		m.Names.Title, m.Res.Name, m.withID(), gosource.GuardWord(m.Res), m.Names.ErrConflict, m.Names.ErrNotFound, m.andIncarnation())
	m.Group.Id("Delete" + m.Names.Title).Params(append(m.StoreParams(), m.GuardParams()...)...).Error()
}

// digestUpdate writes the method that replaces what is stored, if it is told by a
// digest.
func (m *methods) digestUpdate() {
	m.begin("Update%[1]s puts %[2]s in the place of the %[3]s with its id, if that is still as stored is, and returns it as stored. Else it changes nothing and returns an error that wraps %[4]s, or %[5]s if there is none. In one transaction, read the row for update, and compare %[6]s of it and of stored before %[2]s is touched, which may share memory with stored.",
		m.Names.Title, m.Local, m.Res.Name, m.Names.ErrConflict, m.Names.ErrNotFound, m.Names.ETag)
	m.Group.Id("Update"+m.Names.Title).Params(
		jen.Id("ctx").Qual("context", "Context"), jen.List(jen.Id(m.Local), jen.Id("stored")).Add(m.Pointer()),
	).Params(jen.Op("*").Add(m.Typ()), jen.Error())
}

// digestDelete writes the method that removes what is stored, if it is told by a
// digest.
func (m *methods) digestDelete() {
	m.begin("Delete%[1]s removes the %[2]s%[3]s of stored, if it is still as stored is. Else it changes nothing and returns an error that wraps %[4]s, or %[5]s if there is none. In one transaction, read the row for update, and compare %[6]s of it and of stored.",
		m.Names.Title, m.Res.Name, m.withID(), m.Names.ErrConflict, m.Names.ErrNotFound, m.Names.ETag)
	m.Group.Id("Delete"+m.Names.Title).Params(jen.Id("ctx").Qual("context", "Context"), jen.Id("stored").Add(m.Pointer())).Error()
}

// andIncarnation says that an incarnation is compared too.
func (o *methods) andIncarnation() string {
	if o.Res.Incarnation == nil {
		return ""
	}
	return " and of the given incarnation"
}

// incarnationDuty says that a version alone does not tell a resource from one
// that was there before.
func (o *methods) incarnationDuty() string {
	if o.Res.Incarnation == nil {
		return ""
	}
	return fmt.Sprintf(" The %s of %s has to be the stored one too.", o.Res.Incarnation.Name(), o.Local)
}

// withID tells the resource by its ids, where it has any.
func (o *output) withID() string {
	switch len(o.Res.Route.IDs) {
	case 0:
		return ""
	case 1:
		return " with the id"
	}
	return " with the ids"
}
