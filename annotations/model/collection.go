package model

// A Collection describes a list of resources: its path, and what is served there. It is
// set in a Resource with a collection directive.
type Collection struct {
	Pattern  string   // "" if only the functions are wanted
	Methods  []string // GET, in the order GET, POST
	Stat     bool     // the store can report whether a list has changed without loading it
	ItemTags bool     // the body contains the entity tag of each item
	Group    bool     // a write invalidates the list in caches that support cache groups
	Limit    int      // the number of items in a page, unless the query says otherwise
	MaxLimit int      // the largest number of items that a query can ask for
	Total    bool     // a query can ask for the number of all items

	IDs    []*ID     // one for each wildcard, in their order
	Keys   []*Field  // the id fields, which distinguish items
	Sort   []*Member // the members that a query can sort by
	Filter []*Filter // the members that a query can filter by
	Params []*Param  // the parameters that only the store knows
	Ignore []string  // the parameters that are ignored; a final asterisk matches any ending
}

// Defaults for the number of items in a page of a list. They are used if the argument
// limit is missing.
const (
	DefaultLimit    = 20
	DefaultMaxLimit = 100
)

// A Filter is a member of the JSON that a query can select items by. The Kind of its
// field is set, and its type is that of a value in a query.
type Filter struct {
	Member
	Equal bool // by one value, which a slice has to contain
	In    bool // by one of several values
	Range bool // by a minimum, a maximum, or both
}

// A Param is a parameter of a query that only the store knows. It is set by the argument
// params.
type Param struct {
	Name  string // in a query: due_before
	Field string // in the query type: DueBefore
}

// A By says how a parameter of a query selects items. Use it to choose the code and the
// OpenAPI schema for a parameter.
type By string

// The ways in which a parameter selects items. Handle each of them if code depends on By.
const (
	ByValue  By = "value"  // they have this value, or contain it
	ByValues By = "values" // they have one of these values
	ByLeast  By = "least"  // they have at least this value
	ByMost   By = "most"   // they have at most this value
	ByStore  By = "store"  // as the store defines it
)

// A Parameter is a parameter of a query that selects items. Use it where a query is read,
// written or described.
type Parameter struct {
	Name   string  // in a query: author, year.min, q
	Field  string  // in the query type: Author, YearMin, Q
	By     By      // how it selects items
	Filter *Filter // nil if only the store knows the parameter
}

// Parameters returns the parameters that select items, in the order of the struct and of
// the directive. Use it for code or documents about a whole query.
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

// Parameters returns the parameters of one filter. Use it if only one field is concerned,
// as in a diagnostic.
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
