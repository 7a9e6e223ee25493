package grammar

import "strings"

// Tool is the name before the colon of every directive, and the key in struct tags.
const Tool = "etagen"

// A Directive is the definition of one directive. The parser, the diagnostics and the
// help use it.
type Directive struct {
	Name      string
	Synopsis  string
	Value     string     // describes the rest of the line; "" if that is Arguments
	Arguments []Argument // in the order that help shows
	OneOf     bool       // exactly one of the arguments must be given
	Default   string     // what applies without the directive
	Example   string     // a complete directive
	Package   bool       // it belongs in the package comment, not in that of a type
}

// An Argument is the definition of an argument of a directive.
type Argument struct {
	Name       string   // the word, or the key before the equals sign; a placeholder if Positional
	Positional bool     // the argument consists of its value only
	Value      string   // syntax of the value; "" for a bare word
	Values     []string // the values that a list may contain; nil for any
	Synopsis   string
	Default    string
	Example    string // a complete directive
}

// A Role is the definition of a field role.
type Role struct {
	Name     string
	Value    string   // syntax of the option after the equals sign; "" for none
	Values   []string // the possible options; nil for any
	Synopsis string
	Types    string // the types of field that can have the role
	Example  string // a complete field
	Many     bool   // more than one field of a resource may have it
	Repeats  bool   // one field may have it with each of its options

	Validates bool // it makes a validator, so the field says when the row changes
	Settles   bool // it says how the version covers the field
	Exclusive bool // it excludes every other role that is exclusive
	InBody    bool // it only makes sense for a member of the JSON
	Copied    bool // the output copies the value
	Kept      bool // a write keeps the stored value, whatever a client sends
	Listed    bool // it only makes sense with a list
}

// Tag returns the struct tag in the example.
func (r Role) Tag() string {
	_, tag, _ := strings.Cut(r.Example, "etagen:")
	return "etagen:" + strings.TrimSuffix(tag, "`")
}
