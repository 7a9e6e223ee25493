// Package reference explains the annotations: directives, arguments, roles and the codes
// of diagnostics, as text and for JSON.
package reference

import (
	"strings"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/annotations/model"
)

// A Reference explains the language and the codes of its diagnostics, or a part of them.
// It is encoded as JSON, or formatted as text. Use it for --explain; the definitions are
// in package grammar.
type Reference struct {
	Directives []Directive `json:"directives,omitempty"`
	Roles      []Role      `json:"roles,omitempty"`
	Codes      []Code      `json:"codes,omitempty"`
}

// A Directive explains a directive. It is part of a Reference, and needs no other to be
// understood.
type Directive struct {
	Name      string     `json:"name"`
	Usage     string     `json:"usage"`
	Synopsis  string     `json:"synopsis"`
	Default   string     `json:"default"`
	Example   string     `json:"example"`
	Arguments []Argument `json:"arguments,omitempty"`
}

// An Argument explains an argument of a directive. It is used in a Directive.
type Argument struct {
	Name     string   `json:"name"`
	Usage    string   `json:"usage"`
	Synopsis string   `json:"synopsis"`
	Values   []string `json:"values,omitempty"`
	Default  string   `json:"default,omitempty"`
	Example  string   `json:"example"`
}

// A Role explains a role. It is part of a Reference, and needs no other to be understood.
type Role struct {
	Name     string   `json:"name"`
	Usage    string   `json:"usage"`
	Synopsis string   `json:"synopsis"`
	Types    string   `json:"types"`
	Values   []string `json:"values,omitempty"`
	Many     bool     `json:"many"`
	Example  string   `json:"example"`
}

// A Code explains the code of a diagnostic. It is used in a Reference.
type Code struct {
	Code    model.Code `json:"code"`
	Meaning string     `json:"meaning"`
}

// Whole returns the whole reference of this version. Use it to look for a name.
func Whole() Reference {
	var all Reference
	for _, d := range annotations.Directives() {
		all.Directives = append(all.Directives, explainDirective(d))
	}
	for _, r := range annotations.Roles() {
		all.Roles = append(all.Roles, explainRole(r))
	}
	for _, c := range model.Codes() {
		all.Codes = append(all.Codes, Code(c))
	}
	return all
}

// explainDirective explains a directive by its definition.
func explainDirective(d annotations.Directive) Directive {
	explained := Directive{Name: d.Name, Synopsis: d.Synopsis, Default: d.Default, Example: d.Example}
	usage := []string{d.Value}
	for _, a := range d.Arguments {
		argument := explainArgument(a)
		explained.Arguments = append(explained.Arguments, argument)
		if !d.OneOf {
			argument.Usage = "[" + argument.Usage + "]"
		}
		usage = append(usage, argument.Usage)
	}
	separator := " "
	if d.OneOf {
		separator = "|"
	}
	explained.Usage = strings.TrimRight("//"+annotations.Tool+":"+d.Name+" "+strings.TrimLeft(strings.Join(usage, separator), separator), " ")
	return explained
}

// explainArgument explains an argument by its definition.
func explainArgument(a annotations.Argument) Argument {
	explained := Argument{Name: a.Name, Usage: a.Name, Synopsis: a.Synopsis, Default: a.Default, Example: a.Example}
	if a.Value != "" && !a.Positional {
		explained.Usage += "=" + a.Value
	}
	explained.Values = a.Values
	return explained
}

// explainRole explains a role by its definition.
func explainRole(r annotations.Role) Role {
	usage := r.Name
	if r.Value != "" {
		usage += "[=" + r.Value + "]"
	}
	return Role{
		Name: r.Name, Usage: annotations.Tool + `:"` + usage + `"`, Synopsis: r.Synopsis,
		Types: r.Types, Values: r.Values, Many: r.Many, Example: r.Example,
	}
}
