package handler

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
)

// store writes the interface that the user implements.
func (o stores) store() {
	o.Doc("%s %s for %s.%s", o.Names.Store, o.verbs(), gosource.Article(o.Names.Handler), o.duty())
	o.Type().Id(o.Names.Store).InterfaceFunc(func(g *jen.Group) {
		m := &methods{output: o.output, Group: g}
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
			"Get%[1]s returns the %[2]s%[3]s, or an error that wraps %[4]s.%[5]s", o.Names.Title, o.Res.Name, m.withID(), o.Names.ErrNotFound, m.mayLag())
		if o.Res.Replicas {
			m.read("Get", fromPrimary, jen.Op("*").Add(o.Typ()),
				"Get%[1]sForWrite is Get%[1]s on the primary: it sees every change that was acknowledged before the call.%[2]s It takes no lock%[3]s.", o.Names.Title, m.comparedWith(), m.readsFromPrimary())
		}
		if o.Res.Stat {
			m.read("Stat", fromAnywhere, jen.Id(o.Names.Stat),
				"Stat%[1]s returns the fields that the validators of the %[2]s%[3]s are made of, as Get%[1]s would find them, or an error that wraps %[4]s.%[5]s", o.Names.Title, o.Res.Name, m.withID(), o.Names.ErrNotFound, m.statExact())
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

// verbs lists what the store does.
func (o stores) verbs() string {
	if o.Res.Creates() || o.Res.Updates() || o.Res.Serves("DELETE") {
		return "loads and changes " + o.Plural()
	}
	return "loads " + o.Plural()
}

// duty says which fields the store of a resource with writes has to set.
func (o stores) duty() string {
	if !o.Res.Writes() {
		return ""
	}
	if o.Res.Digest {
		return fmt.Sprintf(" An implementation must set the fields that clients cannot set. It must compare the stored state with the one that a write is for, by the %s of both, in the transaction of the write.", o.Names.ETag)
	}
	sets := []string{"the " + gosource.GuardWord(o.Res)}
	if o.Res.Modified != nil && !o.Res.Modified.Is(o.Res.Guard()) {
		sets = append(sets, "the modification time")
	}
	return fmt.Sprintf(" An implementation must set %s. It must compare the %s in the same step as it writes, such as by UPDATE … WHERE id = ? AND %s = ?, and give the row a new one.", series(sets), gosource.GuardWord(o.Res), gosource.GuardName(o.Res))
}

// methods collects the methods of the store.
type methods struct {
	*output
	*jen.Group
	any bool // a method is already written
}

// begin writes the comment of a method, after an empty line.
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
	query := []jen.Code{gosource.Context(), jen.Id("q").Id(m.Names.Query)}
	sorted := ""
	if len(m.Res.Collection.Sort) > 0 {
		sorted = "q.Sort, if it is given, and then by "
	}
	m.begin("List%[1]s returns a page of at most q.Limit %[2]s that match q. They are sorted by %[6]sid, so that their order is always the same. If it cannot read q.After, it returns an error that wraps %[3]s.%[4]s%[5]s", m.Names.Plural, m.Plural(), m.Names.ErrCursor, m.parentDuty(), m.totalDuty(), sorted)
	m.Group.Id("List"+m.Names.Plural).Params(query...).Params(jen.Id(m.Names.Page), jen.Error())
	if m.Res.Collection.Stat {
		m.begin("Stat%[1]s returns what identifies the state of the list that matches q. List%[1]s is called after it, and must not find an older state.", m.Names.Plural)
		m.Group.Id("Stat"+m.Names.Plural).Params(query...).Params(jen.Id(m.Names.ListStat), jen.Error())
	}
}

// parentDuty says what to return for a list whose parent does not exist.
func (m *methods) parentDuty() string {
	if len(m.Res.Collection.IDs) == 0 {
		return ""
	}
	return fmt.Sprintf(" If the path names something that does not exist, return an error that wraps %s, which is sent as 404; an empty page is an empty list.", m.Names.ErrNotFound)
}

// totalDuty says what the number of all items includes.
func (m *methods) totalDuty() string {
	if !m.Res.Collection.Total {
		return ""
	}
	return " If q.Total is true, Total is the number of all that match q, regardless of Limit and After, read in one transaction with the items."
}

// create writes the method that stores a new resource.
func (m *methods) create() {
	id := ""
	if m.Res.Posts() {
		id = " or under a new one if it has none,"
	}
	m.begin("Create%[1]s stores %[2]s under its id,%[4]s and returns it as stored. If the id is taken, it changes nothing and returns an error that wraps %[3]s.", m.Names.Title, m.Local, m.Names.ErrExists, id)
	m.Group.Id("Create"+m.Names.Title).Params(gosource.Context(), m.Param()).Params(jen.Op("*").Add(m.Typ()), jen.Error())
}

// update writes the method that replaces what is stored.
func (m *methods) update() {
	if m.Res.Digest {
		m.digestUpdate()
		return
	}
	m.begin("Update%[1]s replaces the %[3]s that has the id of %[2]s, if it still has the given %[4]s, and returns %[2]s as stored. Otherwise it changes nothing and returns an error that wraps %[5]s, or %[6]s if there is none.%[7]s",
		m.Names.Title, m.Local, m.Res.Name, gosource.GuardWord(m.Res), m.Names.ErrConflict, m.Names.ErrNotFound, m.incarnationDuty())
	m.Group.Id("Update"+m.Names.Title).Params(
		gosource.Context(), m.Param(), jen.Id(gosource.GuardName(m.Res)).Add(gosource.TypeCode(m.Res.Guard().Type)),
	).Params(jen.Op("*").Add(m.Typ()), jen.Error())
}

// delete writes the method that removes what is stored.
func (m *methods) delete() {
	if m.Res.Digest {
		m.digestDelete()
		return
	}
	m.begin("Delete%[1]s deletes the %[2]s%[3]s, if it still has the given %[4]s%[7]s. Otherwise it changes nothing and returns an error that wraps %[5]s, or %[6]s if there is none.",
		m.Names.Title, m.Res.Name, m.withID(), gosource.GuardWord(m.Res), m.Names.ErrConflict, m.Names.ErrNotFound, m.andIncarnation())
	m.Group.Id("Delete" + m.Names.Title).Params(append(m.StoreParams(), m.GuardParams()...)...).Error()
}

// digestUpdate writes the method that replaces what is stored, if the resource has a
// digest instead of a version.
func (m *methods) digestUpdate() {
	m.begin("Update%[1]s replaces the %[3]s that has the id of %[2]s, if its state is still that of stored, and returns %[2]s as stored. Otherwise it changes nothing and returns an error that wraps %[4]s, or %[5]s if there is none. In one transaction, read the row for update, and compare its %[6]s with that of stored before you change %[2]s, which may share memory with stored.",
		m.Names.Title, m.Local, m.Res.Name, m.Names.ErrConflict, m.Names.ErrNotFound, m.Names.ETag)
	m.Group.Id("Update"+m.Names.Title).Params(
		gosource.Context(), jen.List(jen.Id(m.Local), jen.Id("stored")).Add(m.Pointer()),
	).Params(jen.Op("*").Add(m.Typ()), jen.Error())
}

// digestDelete writes the method that removes what is stored, if the resource has a
// digest instead of a version.
func (m *methods) digestDelete() {
	m.begin("Delete%[1]s deletes the %[2]s%[3]s of stored, if its state is still that of stored. Otherwise it changes nothing and returns an error that wraps %[4]s, or %[5]s if there is none. In one transaction, read the row for update, and compare its %[6]s with that of stored.",
		m.Names.Title, m.Res.Name, m.withID(), m.Names.ErrConflict, m.Names.ErrNotFound, m.Names.ETag)
	m.Group.Id("Delete"+m.Names.Title).Params(gosource.Context(), jen.Id("stored").Add(m.Pointer())).Error()
}

// andIncarnation says that an incarnation is compared too.
func (m *methods) andIncarnation() string {
	if m.Res.Incarnation == nil {
		return ""
	}
	return " and the given incarnation"
}

// incarnationDuty says that the version alone does not distinguish a resource from an
// earlier one with the same id.
func (m *methods) incarnationDuty() string {
	if m.Res.Incarnation == nil {
		return ""
	}
	return fmt.Sprintf(" The stored %s has to be that of %s, too.", m.Res.Incarnation.Name(), m.Local)
}

// mayLag says that a store may read from a replica.
func (m *methods) mayLag() string {
	if !m.Res.Replicas {
		return ""
	}
	return " It may read from a replica that lags."
}

// comparedWith says which writes are compared with what the primary has.
func (m *methods) comparedWith() string {
	switch title := m.Names.Title; {
	case m.Res.Updates() && m.Res.Serves("DELETE"):
		return fmt.Sprintf(" Update%[1]s and Delete%[1]s compare with that state.", title)
	case m.Res.Updates():
		return fmt.Sprintf(" Update%s compares with that state.", title)
	case m.Res.Serves("DELETE"):
		return fmt.Sprintf(" Delete%s compares with that state.", title)
	}
	return ""
}

// readsFromPrimary says that reads load from the primary too.
func (m *methods) readsFromPrimary() string {
	if !m.Res.Ordered() {
		return ""
	}
	return ", because reads call it too, if the client has seen a newer version than the replica has"
}

// statExact says what only the store can check: that the validators belong to the
// requested row, even if an id can be spelled differently.
func (m *methods) statExact() string {
	if !m.hasTexts() {
		return ""
	}
	return " It compares ids byte for byte, because the result does not name its row."
}

// withID identifies the resource by its ids, if it has any.
func (m *methods) withID() string {
	switch len(m.Res.Route.IDs) {
	case 0:
		return ""
	case 1:
		return " with the id"
	}
	return " with the ids"
}
