// Package diff writes what changes in a file as a unified diff, which git apply
// and patch -p1 take.
//
// Lines that differ only in how they end, as Windows ends them or as Unix does,
// are the same: such a difference is made by a checkout and by nobody's hand.
package diff

import (
	"bytes"
	"strings"
)

// Unified returns the change of a file from one content to another as a unified
// diff; nil if the two have the same lines. The name is the file's path with
// slashes. A nil content stands for a file that is not there, which makes the
// other one new or deleted.
//
// Lines that are added end as most lines of the old content do, so that the
// diff fits the file and what comes of it has one kind of line ends.
//
// There is no line "diff --git": where it is, git apply takes the paths to be
// from the root of the repository, and passes over them without a word where it
// is called in a folder below. Only for a file with nothing in it there is, for
// no hunk can tell that one comes or goes.
func Unified(name string, before, after []byte) []byte {
	a, b := splitLines(before), splitLines(after)
	b.endAs(a)
	changes := changes(match(a, b), len(a), len(b))
	created, deleted := before == nil, after == nil
	if len(changes) == 0 {
		return emptyFile(name, created, deleted)
	}
	var out bytes.Buffer
	out.WriteString("--- " + side("a/", name, created) + "\n")
	out.WriteString("+++ " + side("b/", name, deleted) + "\n")
	for _, h := range hunks(changes) {
		writeHunk(&out, h, a, b)
	}
	return out.Bytes()
}

// emptyFile is the diff of a file with nothing in it that comes or goes; nil if
// it does neither. The empty line is for git apply, which would take the header
// of a next file to go on with this one.
func emptyFile(name string, created, deleted bool) []byte {
	header := "diff --git " + quote("a/"+name) + " " + quote("b/"+name) + "\n"
	switch {
	case created == deleted:
		return nil
	case created:
		return []byte(header + "new file mode 100644\n\n")
	}
	return []byte(header + "deleted file mode 100644\n\n")
}

// side names one side of the change. A tab tells patch that a name with a space
// in it ends here, and no date begins.
func side(prefix, name string, missing bool) string {
	switch {
	case missing:
		return "/dev/null"
	case strings.Contains(name, " "):
		return quote(prefix+name) + "\t"
	}
	return quote(prefix + name)
}

// quote puts a path into quotes where git does: if it has a quote, a backslash
// or a control character in it.
func quote(path string) string {
	special := func(r rune) bool { return r < ' ' || r == '"' || r == '\\' || r == 0x7f }
	if !strings.ContainsFunc(path, special) {
		return path
	}
	var quoted strings.Builder
	quoted.WriteByte('"')
	for i := range len(path) {
		switch c := path[i]; {
		case c == '"' || c == '\\':
			quoted.WriteByte('\\')
			quoted.WriteByte(c)
		case special(rune(c)):
			quoted.WriteByte('\\')
			for shift := 6; shift >= 0; shift -= 3 {
				quoted.WriteByte('0' + c>>shift&7)
			}
		default:
			quoted.WriteByte(c)
		}
	}
	quoted.WriteByte('"')
	return quoted.String()
}
