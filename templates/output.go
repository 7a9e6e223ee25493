package templates

import (
	"bytes"
	"fmt"
	"go/types"
	"strings"
	"unicode/utf8"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// An output is a generated file in the making.
type output struct {
	*jen.File
	pkg   Package
	res   *annotations.Resource
	names annotations.Names
	local string // what a *Book is called where it is a parameter: b

	okDeclared bool // the function that appends the tag has a variable ok
}

// newOutput returns an empty file of the user's package for a resource.
func newOutput(pkg Package, res *annotations.Resource) *output {
	o := &output{
		File:  jen.NewFilePathName(pkg.Path, pkg.Name),
		pkg:   pkg,
		res:   res,
		names: res.Names(),
		local: localName(res.Name),
	}
	o.nameImports()
	return o
}

// localName returns the first letter of a type's name in lower case, as Go
// calls a parameter, or v where the output has another use for that letter.
func localName(typeName string) string {
	letter := strings.ToLower(typeName[:1])
	if letter < "a" || letter > "z" || strings.Contains("himnqrtw", letter) {
		return "v"
	}
	return letter
}

// typ is the resource's type.
func (o *output) typ() *jen.Statement { return jen.Id(marked(o.res.Name)) }

// param is the parameter through which the resource comes: b *Book.
func (o *output) param() *jen.Statement { return jen.Id(o.local).Op("*").Add(o.typ()) }

// support is an identifier of the support package.
func (o *output) support(name string) *jen.Statement { return jen.Qual(o.pkg.Support, name) }

// doc writes a comment of several lines: jennifer would make a block of it.
func (o *output) doc(format string, args ...any) {
	for _, line := range wrap(fmt.Sprintf(format, args...)) {
		o.Comment(line)
	}
}

// wrap breaks a text into lines that fit 80 columns behind "// ". What is
// separated by an empty line stays apart, and the number of an RFC stays with
// it.
func wrap(text string) []string {
	var lines []string
	for i, paragraph := range strings.Split(strings.ReplaceAll(text, "RFC ", "RFC_"), "\n\n") {
		if i > 0 {
			lines = append(lines, "//")
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

// bytes renders the file: the header, an empty line, the build constraint,
// and the code with its imports in two groups.
func (o *output) bytes() ([]byte, error) {
	var code bytes.Buffer
	if err := o.Render(&code); err != nil {
		return nil, fmt.Errorf("rendering the file for %s: %w", o.res.Name, err)
	}
	source, err := unmark(code.Bytes())
	if err != nil {
		return nil, fmt.Errorf("rendering the file for %s: %w", o.res.Name, err)
	}
	var b bytes.Buffer
	b.WriteString(fileHeader(o.pkg.Header))
	if o.res.Constraint != "" {
		fmt.Fprintf(&b, "//go:build %s\n\n", o.res.Constraint)
	}
	b.Write(o.groupImports(source))
	return b.Bytes(), nil
}

// pointee returns the type that an embedded pointer of the resource points to,
// and has its import named.
func (o *output) pointee(selector []string) types.Type {
	t := o.res.Object.Type()
	for _, name := range selector {
		obj, _, _ := types.LookupFieldOrMethod(t, true, o.res.Object.Pkg(), name)
		if obj == nil {
			return types.Typ[types.Invalid]
		}
		t = obj.Type()
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	o.nameTypeImports(t)
	return t
}

// has reports whether the user's package declares a name.
func (o *output) has(name string) bool {
	return o.pkg.Scope != nil && o.pkg.Scope.Lookup(name) != nil
}

// aType is the type's name with its indefinite article.
func (o *output) aType() string { return article(o.res.Name) }

// article puts the indefinite article before a name.
func article(name string) string {
	if strings.Contains("AEIOaeio", name[:1]) {
		return "an " + name
	}
	return "a " + name
}

// upperFirst begins a sentence with s.
func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// word returns the type's name in lower case words: order line for OrderLine.
func word(typeName string) string {
	var b strings.Builder
	for i, r := range typeName {
		if i > 0 && r >= 'A' && r <= 'Z' && !strings.HasSuffix(b.String(), " ") && startsWord(typeName, i) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return strings.ToLower(b.String())
}

// startsWord reports whether the capital letter at i begins a word: it follows
// a small letter or digit, or a small letter follows it (HTTPServer).
func startsWord(name string, i int) bool {
	small := func(i int) bool { return i < len(name) && (name[i] < 'A' || name[i] > 'Z') }
	return small(i-1) || small(i+1) && i+1 < len(name)
}
