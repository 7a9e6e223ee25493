package gosource

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
)

// Plural returns the plural for a sentence: line items. Use it in comments.
func (o *File) Plural() string {
	if o.Res.Plural != "" {
		return Word(o.Res.Plural)
	}
	return model.Plural(Word(o.Res.Name))
}

// MethodName returns the name of the handler's method for an HTTP method: Get. Use it to
// declare and to call the method.
func MethodName(method string) string { return method[:1] + strings.ToLower(method[1:]) }

// wrap breaks a text into lines that fit into 80 columns after "// ". It keeps
// paragraphs, which are separated by an empty line, and code after a tab. It does not
// separate RFC from its number.
func wrap(text string) []string {
	var lines []string
	for i, paragraph := range strings.Split(strings.ReplaceAll(text, "RFC ", "RFC_"), "\n\n") {
		if i > 0 {
			lines = append(lines, "//")
		}
		if strings.HasPrefix(paragraph, "\t") { // code
			lines = append(lines, paragraph)
			continue
		}
		line := ""
		for word := range strings.FieldsSeq(paragraph) {
			word = strings.ReplaceAll(word, "RFC_", "RFC ")
			if line != "" && utf8.RuneCountInString(line+" "+word) > 77 {
				lines = append(lines, line)
				line = ""
			}
			line = strings.TrimPrefix(line+" "+word, " ")
		}
		lines = append(lines, line)
	}
	return lines
}

// AType returns the type's name with its indefinite article. Use it in comments.
func (o *File) AType() string { return Article(o.Res.Name) }

// Article puts the indefinite article before a name. Use it in comments.
func Article(name string) string {
	if strings.Contains("AEIOaeio", name[:1]) {
		return "an " + name
	}
	return "a " + name
}

// Word returns the type's name in lower-case words: order line for OrderLine. Use it in
// comments and messages.
func Word(typeName string) string {
	var b strings.Builder
	for i, r := range typeName {
		if i > 0 && r >= 'A' && r <= 'Z' && !strings.HasSuffix(b.String(), " ") && startsWord(typeName, i) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return strings.ToLower(b.String())
}

// startsWord reports whether the capital letter at i begins a word: it follows a
// lower-case letter or a digit, or is followed by a lower-case letter (HTTPServer).
func startsWord(name string, i int) bool {
	small := func(i int) bool { return i < len(name) && (name[i] < 'A' || name[i] > 'Z') }
	return small(i-1) || small(i+1) && i+1 < len(name)
}

// Comment writes a comment of several lines inside braces. Use it for the reason of a
// statement.
func Comment(g *jen.Group, format string, args ...any) {
	for _, line := range wrap(fmt.Sprintf(format, args...)) {
		g.Comment(line)
	}
}

// Doc writes a comment of several lines, which jennifer would write as a block comment.
// Use it for each declaration.
func (o *File) Doc(format string, args ...any) {
	for _, line := range wrap(fmt.Sprintf(format, args...)) {
		o.Comment(line)
	}
}

// GuardName returns the name of the parameter for the guard. Use it for the methods of a
// store that compare.
func GuardName(res *model.Resource) string {
	if res.Version != nil {
		return "version"
	}
	return "modified"
}

// GuardWord returns the guard as a word in a sentence. Use it in comments.
func GuardWord(res *model.Resource) string {
	if res.Digest {
		return "state"
	}
	if res.Version != nil {
		return "version"
	}
	return "modification time"
}
