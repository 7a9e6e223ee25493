package templates

import (
	"maps"
	"slices"
	"strings"

	"github.com/etagen/etagen/templates/subset"
)

// Mentions are the names that one generated file uses of a support package, as a text. A
// run has those of all its files in memory, and keeps them for the next run, so they must
// be small. Each line begins with the name of a package, and continues with the names of
// declarations, with a dot before selectors, and with a colon before keys.
type Mentions string

// MentionsIn returns the names that a generated file uses of the support package with an
// import path, and of the packages below it.
func MentionsIn(file []byte, support string) Mentions {
	var b strings.Builder
	for _, p := range supportParts() {
		names := subset.NamesIn(file, strings.TrimSuffix(support+"/"+p.folder, "/"), p.name)
		if p.name == SupportName && names.Declared[handlerMark] {
			for _, name := range publicNames() {
				names.Declared[name] = true
			}
		}
		b.WriteString(p.name)
		for _, name := range slices.Sorted(maps.Keys(names.Declared)) {
			b.WriteString(" " + name)
		}
		for _, name := range slices.Sorted(maps.Keys(names.Selectors)) {
			b.WriteString(" ." + name)
		}
		for _, name := range slices.Sorted(maps.Keys(names.Keys)) {
			b.WriteString(" :" + name)
		}
		b.WriteByte('\n')
	}
	return Mentions(b.String())
}

// Add adds the names that a file uses.
func (u *Use) Add(m Mentions) {
	for line := range strings.Lines(string(m)) {
		name, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		names := u.names[name]
		if names == nil {
			names = subset.NewNames()
			if u.names == nil {
				u.names = map[string]*subset.Names{}
			}
			u.names[name] = names
		}
		for word := range strings.FieldsSeq(rest) {
			switch word[0] {
			case '.':
				names.Selectors[word[1:]] = true
			case ':':
				names.Keys[word[1:]] = true
			default:
				names.Declared[word] = true
			}
		}
	}
}
