package model

// A MemberName is a field or a method of a type that the output declares: no
// method of the user's can be called so.
type MemberName struct{ Type, Name string }

// DeclaredMembers lists the fields and methods of the types that the output for
// r declares.
func (r *Resource) DeclaredMembers() []MemberName {
	n := r.Names()
	var all []MemberName
	add := func(typ string, names ...string) {
		for _, name := range names {
			all = append(all, MemberName{typ, name})
		}
	}
	if r.Handled() {
		add(n.Handler, r.handlerMembers()...)
	}
	if r.Stat {
		add(n.Stat, r.statMembers()...)
	}
	if c := r.Collection; c != nil {
		add(n.Query, c.queryMembers()...)
		add(n.Page, "Items", "Next")
		if c.Stat {
			add(n.ListStat, "Counter", "Mark")
		}
		if len(c.Sort) > 0 {
			add(n.Sort, "Field", "Descending")
		}
	}
	return all
}

func (r *Resource) handlerMembers() []string {
	names := []string{"Store", "OnError", "Now", "Register"}
	if r.Route != nil {
		names = append(names, "find")
	}
	if r.Collection != nil {
		names = append(names, "list")
	}
	for _, op := range r.Operations() {
		names = append(names, op.Name)
	}
	if r.Posts() || r.Updates() {
		names = append(names, "MaxBody")
	}
	return names
}

func (r *Resource) statMembers() []string {
	names := []string{"appendTag"}
	if r.StatComputesModified() {
		names = append(names, "modified")
	}
	for _, f := range r.StatFields() {
		names = append(names, r.StatField(f))
	}
	return names
}

func (c *Collection) queryMembers() []string {
	names := []string{"Limit", "After"}
	if len(c.Sort) > 0 {
		names = append(names, "Sort")
	}
	for _, id := range c.IDs {
		names = append(names, UpperFirst(id.Field.Name()))
	}
	for _, m := range c.Filter {
		names = append(names, UpperFirst(m.Field.Name()))
	}
	return names
}
