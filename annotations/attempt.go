package annotations

import (
	"go/token"
	"slices"
	"strings"
)

// An attempt is a comment line in the parts that a directive would have.
type attempt struct {
	block     bool   // in a block comment
	indent    string // before the tool
	tool      string
	separator string // between tool and name, with the space around it
	name      string
	rest      string
}

// parseAttempt takes a comment line without its slashes apart. The tool is
// empty where the line cannot have been meant as a directive.
func parseAttempt(text string) attempt {
	var a attempt
	s := &listScanner{text: strings.TrimRight(text, " \t\r")}
	a.indent = s.while(func(c byte) bool { return strings.IndexByte(" \t+@", c) >= 0 })
	a.tool = s.while(func(c byte) bool { return isWordByte(c) && c != '_' })
	a.separator = s.while(func(c byte) bool { return strings.IndexByte(" \t:;.=_", c) >= 0 })
	a.name = s.while(isWordByte)
	a.rest = strings.TrimLeft(s.rest(), " \t")
	if a.separator == ":" && a.name == "" {
		a.name, a.rest, _ = strings.Cut(a.rest, " ")
	}
	return a
}

// likely is the directive that the name stands for, or "".
func (a attempt) likely() string { return Closest(a.name, directiveNames()) }

// exact reports whether the name is that of a directive, but for case.
func (a attempt) exact() bool { return a.name != "" && strings.EqualFold(a.likely(), a.name) }

// reason says why the line is no directive, when it was probably meant as one;
// else it is "". What reads like a sentence counts only where what follows the
// name could stand there in a directive.
func (a attempt) reason() string {
	code := strings.Contains(a.indent, "\t") || len(a.indent) > 2 // an example in a doc comment
	if code || !nearTool(a.tool) {
		return ""
	}
	likely := a.likely() != ""
	switch {
	case !strings.EqualFold(a.tool, Tool):
		if a.separator != ":" || !likely || a.indent != "" && !a.plausible() {
			return ""
		}
		return "because the tool is not " + Tool
	case a.separator == ":" && (likely || a.indent == "" && a.tool == Tool && !a.block):
		return a.flaw()
	case strings.Trim(a.separator, " \t") == ":":
		if a.indent == "" && !a.block && likely || a.exact() && a.plausible() || likely && strings.HasPrefix(a.rest, "/") {
			return "because there is a space at its colon"
		}
	case a.exact() && a.separator != "" && (a.plausible() && a.indent == "" || strings.HasPrefix(a.rest, "/")):
		return "because the tool and the name are not joined by a colon"
	}
	return ""
}

// nearTool reports whether a name is probably a misspelling of etagen: one letter
// is wrong, or two behind the first two. There are words such as stage.
func nearTool(name string) bool {
	if len(name) < len(Tool)-2 || len(name) > len(Tool)+2 {
		return false // most comments end here
	}
	name = strings.ToLower(name)
	return distance(name, Tool) <= 1 || strings.HasPrefix(name, Tool[:2]) && Closest(name, []string{Tool}) != ""
}

// flaw is what is wrong with a line whose tool, colon and name are in place.
func (a attempt) flaw() string {
	switch {
	case a.block:
		return "because it is in a block comment"
	case strings.Trim(a.indent, " ") != "":
		return "because there is a sign before " + Tool
	case a.indent != "":
		return "because there is a space behind the slashes"
	case a.tool != Tool:
		return "because the tool is not in lower case"
	}
	return "because the name is not in lower case"
}

// plausible reports whether what follows the name could be its arguments.
func (a attempt) plausible() bool {
	all := Directives()
	i := slices.IndexFunc(all, func(d Directive) bool { return d.Name == a.likely() })
	if i < 0 {
		return false
	}
	switch def := all[i]; {
	case a.rest == "":
		return true
	case def.Name == "cache":
		items, err := splitCache(a.rest, token.NoPos)
		return err == nil && Closest(items[0].name, cacheNames()) != ""
	case def.Name == "vary":
		_, err := splitVary(a.rest, token.NoPos)
		return err == nil
	default:
		first, _, _ := strings.Cut(strings.Fields(a.rest)[0], "=")
		return slices.ContainsFunc(def.Arguments, func(arg Argument) bool {
			return arg.Name == first || arg.Positional && strings.HasPrefix(first, "/")
		})
	}
}
