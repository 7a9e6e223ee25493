package reference

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/etagen/etagen/cmd/etagen/internal/term"
)

// width is the width of the text.
const width = 80

// introduction is the introduction to the whole reference. The type in it is indented,
// like code in Markdown.
const introduction = `# Annotations

Directives in its doc comment make a struct a resource. Roles in the tags of its
fields say what the fields are for:

    // Book is one title in the catalogue.
    //
    //etagen:resource /books/{id} methods=GET,PUT
    //etagen:cache private, max-age=60
    type Book struct {
        ID        string    ` + "`json:\"id\" etagen:\"id\"`" + `
        Version   int64     ` + "`json:\"version\" etagen:\"version\"`" + `
        UpdatedAt time.Time ` + "`json:\"updated_at\" etagen:\"modified\"`" + `
        Title     string    ` + "`json:\"title\"`" + `
    }

A directive is a comment on its own line, without a space after the slashes. An
argument that contains spaces is quoted like a Go string. A field can have
several roles, separated by commas. Roles also work on the promoted fields of
embedded structs.

` + "`etagen --explain`" + ` prints this page, and ` + "`etagen --explain NAME`" + ` the part about
one directive, argument, role or diagnostic code.`

// blocks are the paragraphs of a text in Markdown that is also readable as it is.
type blocks []string

// Markdown formats a reference. If whole is set, it has headings for its parts.
func (all Reference) Markdown(whole bool) string {
	var text blocks
	text.add(whole, introduction)
	text.add(whole, "## Directives")
	for _, d := range all.Directives {
		text = append(text, directiveText(d)...)
	}
	text.add(whole, "## Roles")
	for _, r := range all.Roles {
		text = append(text, roleText(r)...)
	}
	text.add(whole, "## Diagnostic codes")
	var codes []string
	for _, c := range all.Codes {
		codes = append(codes, item(fmt.Sprintf("`%s`: %s", c.Code, c.Meaning)))
	}
	text.add(len(codes) > 0, strings.Join(codes, "\n"))
	return strings.Join(text, "\n\n") + "\n"
}

// add adds a block if wanted is set.
func (b *blocks) add(wanted bool, block string) {
	if wanted {
		*b = append(*b, block)
	}
}

// directiveText explains a directive.
func directiveText(d Directive) blocks {
	text := blocks{
		"### " + d.Name,
		verbatim(wrapUsage(d.Usage)...),
		paragraph(sentence(d.Synopsis) + " Without it: " + d.Default + "."),
		verbatim(d.Example),
	}
	for _, a := range d.Arguments {
		words := fmt.Sprintf("`%s`: %s.", a.Usage, a.Synopsis)
		if len(a.Values) > 0 {
			words += " Values: " + strings.Join(a.Values, ", ") + "."
		}
		if a.Default != "" {
			words += " Without it: " + a.Default + "."
		}
		text = append(text, item(words), "  "+verbatim(a.Example))
	}
	return text
}

// roleText explains a role.
func roleText(r Role) blocks {
	words := sentence(r.Synopsis)
	if len(r.Values) > 0 {
		words += " Options: " + strings.Join(r.Values, ", ") + "."
	}
	if r.Many {
		words += " Several fields can have it."
	}
	return blocks{"### " + r.Name, verbatim(r.Usage), paragraph(words), paragraph("Types: " + r.Types + "."), verbatim(r.Example)}
}

// paragraph wraps words.
func paragraph(words string) string {
	return strings.Join(term.Wrap(strings.Fields(words), " ", width), "\n")
}

// item formats an item of a list.
func item(words string) string {
	return "- " + strings.Join(term.Wrap(strings.Fields(words), " ", width-2), "\n  ")
}

// verbatim formats lines as code.
func verbatim(lines ...string) string { return "    " + strings.Join(lines, "\n    ") }

// wrapUsage wraps the usage of a directive. Continuation lines begin below its
// arguments.
func wrapUsage(usage string) []string {
	name, rest, more := strings.Cut(usage, " ")
	if !more {
		return []string{name}
	}
	lines := term.Wrap(strings.Fields(rest), " ", width-4-len(name)-1)
	for i := range lines {
		lines[i] = strings.Repeat(" ", len(name)+1) + lines[i]
	}
	lines[0] = name + " " + strings.TrimLeft(lines[0], " ")
	return lines
}

// sentence returns a phrase as a sentence.
func sentence(phrase string) string {
	first, size := utf8.DecodeRuneInString(phrase)
	return string(unicode.ToUpper(first)) + phrase[size:] + "."
}
