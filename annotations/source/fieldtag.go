package source

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// A locator maps offsets in a struct tag to positions in the source.
type locator struct {
	span func(start, end int) grammar.Span
	raw  bool // in back quotes, where double quotes need no escape
}

// tagOf returns the text of a field's tag and the positions of its bytes.
func (r *Source) tagOf(f *ast.Field) (string, locator, bool) {
	if f.Tag == nil || f.Tag.Kind != token.STRING {
		return "", locator{}, false
	}
	literal := f.Tag.Value
	text, err := strconv.Unquote(literal)
	if err != nil {
		return "", locator{}, false
	}
	var offsets []int // nil until needed, because most fields have no roles
	at := func(start, end int) grammar.Span {
		if offsets == nil {
			_, offsets = grammar.Unquote(literal)
		}
		return grammar.Between(r.OffsetIn(f.Tag.Pos(), literal, offsets[start]), r.OffsetIn(f.Tag.Pos(), literal, offsets[end]))
	}
	return text, locator{at, literal[0] == '`'}, true
}

// FieldTag returns the tag of a field whose source is available. It reads each tag once.
// Call it for each field that may have roles; mistakes are reported only once.
func (r *Source) FieldTag(f *ast.Field) *fieldTag {
	tag := r.tags[f]
	if tag == nil {
		text, at, ok := r.tagOf(f)
		tag = &fieldTag{}
		if ok {
			tag = r.readTag(text, at)
		}
		r.tags[f] = tag
	}
	return tag
}

// varTag returns the tag of a field that the type checker knows. If its source is not
// available, all positions in it are fallback.
func (r *Source) varTag(v *types.Var, text string, fallback grammar.Span) *fieldTag {
	if f := r.Syntax(v); f != nil {
		if tag := r.FieldTag(f); tag.text == text {
			return tag
		}
	}
	return r.readTag(text, locator{span: func(int, int) grammar.Span { return fallback.Roughly() }})
}

// readTag reads a struct tag.
func (r *Source) readTag(text string, at locator) *fieldTag {
	t := &tagReader{Findings: Findings{Source: r}}
	roles := t.rolesOf(text, at)
	tag := &fieldTag{text: text, Roles: roles}
	if len(t.Found)+len(t.failed) > 0 {
		tag.wrong = &wrongTag{t.Found, t.failed}
	}
	return tag
}

// A tagReader reads one struct tag.
type tagReader struct {
	Findings
	failed []string // the roles in parts that cannot be read
}

// rolesOf reads the roles in a struct tag, and reports mistakes in them.
func (r *tagReader) rolesOf(tag string, at locator) []TagRole {
	pairs, bad := grammar.SplitTag(tag)
	var value *grammar.TagPair
	for i, p := range pairs {
		switch {
		case p.Key == grammar.Tool && value == nil:
			value = &pairs[i]
		case p.Key == grammar.Tool:
			r.Report(model.BadStructTag, at.span(p.KeyAt, p.KeyAt+len(p.Key)), "the struct tag has a second %s key, which would be ignored: put all roles in one, separated by commas", grammar.Tool)
		case likelyKey(p.Key, p.Value):
			r.failedIn(p.Value)
			r.Suggest(model.BadStructTag, at.span(p.KeyAt, p.KeyAt+len(p.Key)), grammar.Tool, "the struct tag has the key %s: write %s", p.Key, grammar.Tool)
		}
	}
	if bad >= 0 && (mentions(tag[bad:]) || value == nil && mentions(tag)) {
		r.failedIn(tag)
		r.Suggest(model.BadStructTag, at.span(bad, len(tag)), likelyTag(tag[bad:], at), "the struct tag is malformed from here on and would be ignored: write it as in %s:\"version\"", grammar.Tool)
	}
	if value == nil {
		return nil
	}
	return r.splitRoles(*value, at)
}

// failedIn records the roles in a text that cannot be read, so that they are not
// reported as missing.
func (r *tagReader) failedIn(text string) {
	for _, role := range grammar.Roles() {
		if strings.Contains(text, role.Name) {
			r.failed = append(r.failed, role.Name)
		}
	}
}

// likelyTag returns the end of a struct tag as it was probably meant, if that is clear
// and the tag is a raw string.
func likelyTag(text string, at locator) string {
	key, value, _ := strings.Cut(text, ":")
	value = strings.Trim(value, `" `)
	stray := strings.TrimSuffix(strings.ToLower(key), grammar.Tool) // such as a comma
	clean := !strings.ContainsFunc(value, func(c rune) bool { return c > 0x7e || c != '=' && c != ',' && !grammar.IsWordByte(byte(c)) })
	if stray == strings.ToLower(key) || strings.Trim(stray, " ,;") != "" || !clean || value == "" || !at.raw {
		return ""
	}
	return strings.Repeat(" ", min(1, len(stray))) + grammar.Tool + `:"` + value + `"`
}

func mentions(text string) bool { return strings.Contains(strings.ToLower(text), grammar.Tool) }

// likelyKey reports whether a key is probably a misspelling of etagen.
func likelyKey(key, value string) bool {
	if strings.EqualFold(key, grammar.Tool) {
		return true
	}
	if !grammar.NearTool(key) {
		return false
	}
	name, _, _ := strings.Cut(strings.Split(value, ",")[0], "=")
	return slices.ContainsFunc(grammar.Roles(), func(r grammar.Role) bool { return r.Name == name })
}

// splitRoles reads the value of the etagen key.
func (r *tagReader) splitRoles(p grammar.TagPair, at locator) []TagRole {
	var all []TagRole
	offset, offsets := 0, p.ValueAt()
	for text := range strings.SplitSeq(p.Value, ",") {
		where := at.span(offsets[offset], offsets[offset+len(text)])
		if role, ok := r.role(text, where); ok {
			if slices.ContainsFunc(all, role.repeats) {
				r.Report(model.DuplicateRole, where, "the role %s is given twice for one field: keep one of them", role.Role.Name)
			} else {
				all = append(all, role)
			}
		}
		offset += len(text) + 1
	}
	return all
}

// role reads one role and its option.
func (r *tagReader) role(text string, at grammar.Span) (TagRole, bool) {
	name, option, joined := strings.Cut(text, "=")
	all := grammar.Roles()
	i := slices.IndexFunc(all, func(role grammar.Role) bool { return role.Name == name })
	if i < 0 {
		r.reportUnknownRole(all, text, name, at)
		return TagRole{}, false
	}
	def := &all[i]
	switch {
	case joined && def.Value == "":
		r.Suggest(model.BadRoleOption, at, name, "the role %s takes no option: write %s alone", name, name)
	case joined && option == "":
		r.Report(model.BadRoleOption, at, "the role %s lacks its option after the equals sign: write it as in %s", name, def.Tag())
	case joined && def.Values != nil && !slices.Contains(def.Values, option):
		likely := grammar.Closest(option, def.Values)
		if likely != "" {
			likely = name + "=" + likely
		}
		r.Suggest(model.BadRoleOption, at, likely, "the role %s has no option %q: its options are %s", name, option, strings.Join(def.Values, ", "))
	default:
		return TagRole{def, option, at}, true
	}
	r.failed = append(r.failed, def.Name)
	return TagRole{}, false
}

func (r *tagReader) reportUnknownRole(all []grammar.Role, text, name string, at grammar.Span) {
	var names []string
	for _, role := range all {
		names = append(names, role.Name)
	}
	likely := grammar.Closest(name, names)
	for _, role := range all {
		for _, option := range role.Values {
			if name == role.ArgumentFor(option) && name != role.Name {
				likely = role.Name + "=" + option
			}
		}
	}
	switch {
	case text == "":
		r.Report(model.UnknownRole, at, "a role is missing here: the roles are %s", strings.Join(names, ", "))
	case likely == "":
		r.Report(model.UnknownRole, at, "there is no role %q: the roles are %s", name, strings.Join(names, ", "))
	default:
		r.failed = append(r.failed, strings.Split(likely, "=")[0])
		r.Suggest(model.UnknownRole, at, likely+text[len(name):], "there is no role %q: write %s", name, likely)
	}
}
