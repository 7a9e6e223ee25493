package subset

import (
	"bytes"
	"fmt"
	"go/format"
	"maps"
	"slices"
)

// A Concern is a file to write, and the source files whose declarations belong in it, in
// this order. Use one for each file that a user gets.
type Concern struct {
	Name  string   // of the file
	Files []string // names of source files
}

// Cut returns files with the declarations that the names reach, in the order of the
// concerns. The package comment is in the first file. It returns an error for a source
// file without a concern. It ignores names that the package does not declare. Call it
// with the names that all code of a module mentions.
func (p *Package) Cut(names Names, concerns []Concern) ([]File, error) {
	kept := p.reach(names)
	of := map[string]int{}
	for i, c := range concerns {
		for _, file := range c.Files {
			of[file] = i
		}
	}
	parts := make([][]*declaration, len(concerns))
	for _, d := range p.declarations {
		i, ok := of[d.file]
		if !ok {
			return nil, fmt.Errorf("%s belongs to no file that is written", d.file)
		}
		if kept[d.whole] {
			parts[i] = append(parts[i], d)
		}
	}
	var files []File
	doc := p.doc
	for i, c := range concerns {
		order := func(a, b *declaration) int { return slices.Index(c.Files, a.file) - slices.Index(c.Files, b.file) }
		slices.SortStableFunc(parts[i], order)
		if len(parts[i]) > 0 {
			source, err := p.source(doc, parts[i], kept)
			if err != nil {
				return nil, fmt.Errorf("writing %s: %w", c.Name, err)
			}
			files = append(files, File{c.Name, source})
			doc = ""
		}
	}
	return files, nil
}

// source writes a file of declarations. Their text is already formatted, unless a part, or
// a declaration that gofmt has aligned with another, is left out.
func (p *Package) source(doc string, declarations []*declaration, kept map[*part]bool) ([]byte, error) {
	var b bytes.Buffer
	if doc != "" {
		b.WriteString(doc + "\n")
	}
	b.WriteString("package " + p.name + "\n")
	imports := map[string]string{}
	for _, d := range declarations {
		d.whole.addImports(imports, kept)
	}
	writeImports(&b, slices.Sorted(maps.Values(imports)))
	changed := false
	for i, d := range declarations {
		if d.after == nil || i == 0 || declarations[i-1] != d.after {
			b.WriteString("\n")
		}
		text, cut := d.whole.lines(nil, d.text, kept)
		b.Write(append(text, '\n'))
		changed = changed || cut || d.after != nil
	}
	if changed {
		return format.Source(b.Bytes())
	}
	return b.Bytes(), nil
}

// writeImports writes an import declaration in the form of gofmt.
func writeImports(b *bytes.Buffer, imports []string) {
	switch len(imports) {
	case 0:
	case 1:
		b.WriteString("\nimport " + imports[0] + "\n")
	default:
		b.WriteString("\nimport (\n")
		for _, imp := range imports {
			b.WriteString("\t" + imp + "\n")
		}
		b.WriteString(")\n")
	}
}
