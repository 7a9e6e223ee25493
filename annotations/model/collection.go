package model

// A Collection is the path of a list of resources and what is served there.
type Collection struct {
	Pattern  string   // "" when only the functions are wanted
	Methods  []string // GET, in the order GET, POST
	Stat     bool     // the store can tell whether a list has changed without loading it
	ItemTags bool     // the body carries the entity tag of each item
	Group    bool     // a write drops the list from caches that know groups
	Limit    int      // how many items a page has unless its query says
	MaxLimit int      // how many items a query can ask for
	Total    bool     // a query can ask for the number of all items

	IDs    []*ID     // one for each wildcard, in their order
	Keys   []*Field  // by which an item is told from others: the id fields
	Sort   []*Member // what a query can sort by
	Filter []*Filter // what a query can filter by
	Params []*Param  // the parameters that only the store knows
	Ignore []string  // the parameters that are dropped; an asterisk at the end stands for any ending
}

// How many items a page of a list has.
const (
	DefaultLimit    = 20
	DefaultMaxLimit = 100
)

// A Filter is a member of the JSON that a query can choose items by. Kind of its
// field is set, and its type is that of a value in a query.
type Filter struct {
	Member
	Equal bool // by one value, which a slice has to contain
	In    bool // by one of several values
	Range bool // by a least value, a greatest, or both
}

// A Param is a parameter of a query that only the store knows.
type Param struct {
	Name  string // in a query: due_before
	Field string // of the type of a query: DueBefore
}

// A By says how a parameter of a query chooses items.
type By string

// The ways in which a parameter chooses items.
const (
	ByValue  By = "value"  // they have this value, or contain it
	ByValues By = "values" // they have one of these values
	ByLeast  By = "least"  // they have at least this value
	ByMost   By = "most"   // they have at most this value
	ByStore  By = "store"  // as the store says
)

// A Parameter is a parameter of a query that chooses items.
type Parameter struct {
	Name   string  // in a query: author, year.min, q
	Field  string  // of the type of a query: Author, YearMin, Q
	By     By      // how it does
	Filter *Filter // nil if the store alone knows
}

// Parameters are those that choose items, in the order of the struct and of the
// directive.
func (c *Collection) Parameters() []Parameter {
	var all []Parameter
	for _, f := range c.Filter {
		all = append(all, f.Parameters()...)
	}
	for _, p := range c.Params {
		all = append(all, Parameter{Name: p.Name, Field: p.Field, By: ByStore})
	}
	return all
}

// Parameters are those of one filter.
func (f *Filter) Parameters() []Parameter {
	var all []Parameter
	field := UpperFirst(f.Field.Name())
	if f.Equal {
		all = append(all, Parameter{f.Name, field, ByValue, f})
	}
	if f.In {
		all = append(all, Parameter{f.Name, field, ByValues, f})
	}
	if f.Range {
		all = append(all, Parameter{f.Name + ".min", field + "Min", ByLeast, f}, Parameter{f.Name + ".max", field + "Max", ByMost, f})
	}
	return all
}
