// Package diff writes the changes of a file as a unified diff, for git apply and patch
// -p1.
//
// Lines that differ only in their line endings, of Windows or of Unix, are equal: nobody
// makes such a difference by hand, but a checkout does.
package diff

import (
	"bytes"
	"strings"
)

// Unified returns the change of a file from one content to another as a unified diff. It
// returns nil if both have the same lines. The name is the file's path with slashes. A
// nil content means that the file does not exist, so that the diff creates or deletes
// it.
//
// Added lines get the line ending of most lines in the old content, so that the diff
// applies and the result has one kind of line endings.
//
// There is no line "diff --git". With it, git apply would take the paths as relative to
// the root of the repository, and silently skip them if it runs in a folder below. Only
// the diff of an empty file has the line, because no hunk can express that the file is
// created or deleted.
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

// emptyFile returns the diff that creates or deletes an empty file, or nil if it does
// neither. The empty line keeps git apply from taking the header of the next file as a
// part of this one.
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

// side names one side of the change. After a name with a space, a tab tells patch that
// the name ends and that no date follows.
func side(prefix, name string, missing bool) string {
	switch {
	case missing:
		return "/dev/null"
	case strings.Contains(name, " "):
		return quote(prefix+name) + "\t"
	}
	return quote(prefix + name)
}

// quote quotes a path if git would: if it contains a quote, a backslash or a control
// character.
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
