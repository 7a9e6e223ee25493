package grammar

import (
	"slices"
	"strings"
)

// Tool is the name before the colon of every directive, and the key in struct tags. Use
// it instead of the text in whatever reads or prints the language.
const Tool = "etagen"

// A Directive is the definition of one directive. The parser, the diagnostics and the
// help use it.
type Directive struct {
	Name      string     // after the colon: resource
	Synopsis  string     // one line for the help
	Value     string     // describes the rest of the line; "" if that is Arguments
	Arguments []Argument // in the order that help shows
	OneOf     bool       // exactly one of the arguments must be given
	Default   string     // what applies without the directive
	Example   string     // a complete directive
	Package   bool       // it belongs in the package comment, not in that of a type
}

// An Argument is the definition of an argument of a directive. Use it for the parser,
// diagnostics and the reference, so that they agree.
type Argument struct {
	Name       string   // the word, or the key before the equals sign; a placeholder if Positional
	Positional bool     // the argument consists of its value only
	Value      string   // syntax of the value; "" for a bare word
	Values     []string // the values that a list may contain; nil for any
	Synopsis   string   // one line for the help
	Default    string   // what applies without the argument
	Example    string   // a complete directive
}

// IsList reports whether the value has elements that commas separate. Use it before
// ListElements, for what is true of every list.
func (a Argument) IsList() bool {
	return a.Values != nil || slices.Contains([]string{"FIELD", "FIELDS", "FIELD[,UNIT]", "NAMES", "DEFAULT,MAX"}, a.Value)
}

// A Role is the definition of a field role. Use it for the parser, diagnostics and the
// reference, so that they agree.
type Role struct {
	Name     string   // in a struct tag: version
	Value    string   // syntax of the option after the equals sign; "" for none
	Values   []string // the possible options; nil for any
	Synopsis string   // one line for the help
	Types    string   // the types of field that can have the role
	Example  string   // a complete field
	Many     bool     // more than one field of a resource may have it
	Repeats  bool     // one field may have it with each of its options

	Validates bool // it makes a validator, so the field says when the row changes
	Settles   bool // it says how the version covers the field
	Exclusive bool // it excludes every other role that is exclusive
	InBody    bool // it only makes sense for a member of the JSON
	Copied    bool // the output copies the value
	Kept      bool // a write keeps the stored value, whatever a client sends
	Listed    bool // it only makes sense with a list
}

// Tag returns the struct tag in the example. Use it to suggest a tag.
func (r Role) Tag() string {
	_, tag, _ := strings.Cut(r.Example, "etagen:")
	return "etagen:" + strings.TrimSuffix(tag, "`")
}
