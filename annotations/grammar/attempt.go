package grammar

import (
	"go/token"
	"slices"
	"strings"
)

// An Attempt is a comment line, split into the parts that a directive would have. Use it
// for comments that may be meant as directives but are none.
type Attempt struct {
	Block     bool   // in a block comment
	indent    string // before the tool
	Tool      string // what is before the colon
	separator string // between tool and name, including blanks
	Name      string // of the directive
	Rest      string // what is after the name
}

// ParseAttempt splits a comment line, given without its slashes. The tool is empty if
// the line cannot have been meant as a directive.
func ParseAttempt(text string) Attempt {
	var a Attempt
	s := &listScanner{text: strings.TrimRight(text, " \t\r")}
	a.indent = s.while(func(c byte) bool { return strings.IndexByte(" \t+@", c) >= 0 })
	a.Tool = s.while(func(c byte) bool { return IsWordByte(c) && c != '_' })
	a.separator = s.while(func(c byte) bool { return strings.IndexByte(" \t:;.=_", c) >= 0 })
	a.Name = s.while(IsWordByte)
	a.Rest = strings.TrimLeft(s.rest(), " \t")
	if a.separator == ":" && a.Name == "" {
		a.Name, a.Rest, _ = strings.Cut(a.Rest, " ")
	}
	return a
}

// Likely returns the directive that the name probably means, or "". Use it for the
// suggestion.
func (a Attempt) Likely() string { return Closest(a.Name, DirectiveNames()) }

// exact reports whether the name is that of a directive, ignoring case.
func (a Attempt) exact() bool { return a.Name != "" && strings.EqualFold(a.Likely(), a.Name) }

// Reason says why a line that was probably meant as a directive is not one; otherwise it
// returns "". A line that reads like a sentence is reported only if the text after the
// name could be arguments of the directive.
func (a Attempt) Reason() string {
	code := strings.Contains(a.indent, "\t") || len(a.indent) > 2 // an example in a doc comment
	if code || !NearTool(a.Tool) {
		return ""
	}
	likely := a.Likely() != ""
	switch {
	case !strings.EqualFold(a.Tool, Tool):
		if a.separator != ":" || !likely || a.indent != "" && !a.plausible() {
			return ""
		}
		return "because the tool is not " + Tool
	case a.separator == ":" && (likely || a.indent == "" && a.Tool == Tool && !a.Block):
		return a.flaw()
	case strings.Trim(a.separator, " \t") == ":":
		if a.indent == "" && !a.Block && likely || a.exact() && a.plausible() || likely && strings.HasPrefix(a.Rest, "/") {
			return "because there is a space next to its colon"
		}
	case a.exact() && a.separator != "" && (a.plausible() && a.indent == "" || strings.HasPrefix(a.Rest, "/")):
		return "because the tool and the name are not joined by a colon"
	}
	return ""
}

// NearTool reports whether a name is probably a misspelling of etagen: it has one wrong
// letter, or two after the first two letters. Words such as stage are similar. Use it for
// what comes before the colon of a comment, and for keys of struct tags.
func NearTool(name string) bool {
	if len(name) < len(Tool)-2 || len(name) > len(Tool)+2 {
		return false // most comments end here
	}
	name = strings.ToLower(name)
	return distance(name, Tool) <= 1 || strings.HasPrefix(name, Tool[:2]) && Closest(name, []string{Tool}) != ""
}

// flaw describes what is wrong with a line that has tool, colon and name in place.
func (a Attempt) flaw() string {
	switch {
	case a.Block:
		return "because it is in a block comment"
	case strings.Trim(a.indent, " ") != "":
		return "because there is a character before " + Tool
	case a.indent != "":
		return "because there is a space after the slashes"
	case a.Tool != Tool:
		return "because the tool is not in lower case"
	}
	return "because the name is not in lower case"
}

// plausible reports whether the text after the name could be its arguments.
func (a Attempt) plausible() bool {
	all := Directives()
	i := slices.IndexFunc(all, func(d Directive) bool { return d.Name == a.Likely() })
	if i < 0 {
		return false
	}
	switch def := all[i]; {
	case a.Rest == "":
		return true
	case def.Name == "cache":
		items, err := SplitCache(a.Rest, token.NoPos)
		return err == nil && Closest(items[0].Name, CacheNames()) != ""
	case def.Name == "vary":
		_, err := SplitVary(a.Rest, token.NoPos)
		return err == nil
	default:
		first, _, _ := strings.Cut(strings.Fields(a.Rest)[0], "=")
		return slices.ContainsFunc(def.Arguments, func(arg Argument) bool {
			return arg.Name == first || arg.Positional && strings.HasPrefix(first, "/")
		})
	}
}
