package source

import (
	"cmp"
	"go/doc/comment"
	"go/types"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// Markdown returns the text of a comment as CommonMark. Links to declarations become
// plain text, because they have no target outside of Go. Use it for descriptions in
// OpenAPI.
func Markdown(text string) string {
	p := comment.Printer{
		HeadingID:  func(*comment.Heading) string { return "" },
		DocLinkURL: func(*comment.DocLink) string { return "" },
	}
	known := comment.Parser{
		LookupPackage: func(name string) (string, bool) { return name, true },
		LookupSym:     func(string, string) bool { return true },
	}
	return strings.TrimSpace(withoutTags(string(p.Markdown(known.Parse(text)))))
}

// withoutTags replaces each escaped less-than sign of CommonMark with an entity: linters
// of OpenAPI documents take \<script> for a script. Lines of code begin with a tab and
// contain no escapes.
func withoutTags(markdown string) string {
	lines := strings.Split(markdown, "\n")
	for i, line := range lines {
		if !strings.HasPrefix(line, "\t") {
			lines[i] = strings.NewReplacer(`\\`, `\\`, `\<`, "&lt;").Replace(line)
		}
	}
	return strings.Join(lines, "\n")
}

// TypeComments returns the comments of the types of a package. Use it for Describe, once
// for each package.
func (r *Source) TypeComments() map[*types.TypeName]string {
	all := map[*types.TypeName]string{}
	for _, file := range r.Files {
		owners, _ := DocOwners(file)
		for _, group := range file.Comments { // that of a type comes after that of its group
			d, text := owners[group], group.Text()
			if d == nil || text == "" {
				continue
			}
			if obj := r.ObjectOf(d.Spec); obj != nil {
				all[obj] = Markdown(text)
			}
		}
	}
	return all
}

// Describe sets the comments of the resource and of the parts of its schema, from the
// comments of types. Call it if the package has a document.
func (r *Subject) Describe(comments map[*types.TypeName]string) {
	r.Doc = comments[r.Object]
	seen := map[*model.Schema]bool{nil: true}
	for next := []*model.Schema{r.Schema}; len(next) > 0; next = next[1:] {
		schema := next[0]
		if seen[schema] {
			continue
		}
		seen[schema] = true
		schema.Doc = comments[typeName(schema.Go)]
		for _, m := range schema.Members {
			if f := r.Syntax(gotype.Last(m.Path)); f != nil {
				m.Doc = Markdown(cmp.Or(f.Doc.Text(), f.Comment.Text()))
			}
			next = append(next, m.Schema)
		}
		next = append(next, schema.Elem)
	}
}

// typeName returns the declaration of a type, or nil.
func typeName(t types.Type) *types.TypeName {
	if n, ok := types.Unalias(t).(*types.Named); ok {
		return n.Obj()
	}
	return nil
}
