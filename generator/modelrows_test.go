package generator_test

import (
	"go/types"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator"
)

// columns are the results to show for each model.
var columns = []string{"generated", "vetted", "own tests", "live exchange"}

// A modelRow is a resource of the module with the models.
type modelRow struct {
	generator.Found
	seen map[string]bool // by column
}

type modelRows []*modelRow

// see fills in a column with the results of a check for each row.
func (rows modelRows) see(t *testing.T, column, dir string, check func(*testing.T, string) func(*modelRow) bool) {
	t.Helper()
	holds := check(t, dir)
	for _, r := range rows {
		r.seen[column] = holds(r)
	}
}

// table returns the table in docs/models.md.
func (rows modelRows) table() string {
	var b strings.Builder
	head := append([]string{"source", "model", "is", "version", "modification time", "id"}, columns...)
	b.WriteString("| " + strings.Join(head, " | ") + " |\n")
	b.WriteString(strings.Repeat("|---", len(head)) + "|\n")
	for _, r := range rows {
		cells := []string{r.source(), code(r.model()), r.origin(), field(r.Version), field(r.Modified), r.ids()}
		for _, name := range columns {
			cells = append(cells, map[bool]string{true: "yes", false: "**no**"}[r.seen[name]])
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	return b.String()
}

// model returns the name of the resource as another package would write it.
func (r *modelRow) model() string { return path.Base(r.Path) + "." + r.Name }

var sourceOf = regexp.MustCompile(`over \w+ of (.+)\.`)

// source returns the origin of the structs in the package, from its doc comment.
func (r *modelRow) source() string {
	if m := sourceOf.FindStringSubmatch(r.Doc); m != nil {
		return m[1]
	}
	return "hand-written"
}

// origin describes how the resource is declared.
func (r *modelRow) origin() string {
	t := r.Object.Type()
	if alias, ok := t.(*types.Alias); ok {
		return "alias of " + code(typeText(alias.Rhs()))
	}
	named := t.(*types.Named)
	for f := range named.Underlying().(*types.Struct).Fields() {
		if f.Pkg().Path() != r.Path {
			return "over a struct of " + code(path.Base(f.Pkg().Path()))
		}
	}
	return "struct"
}

// ids returns the types of the ids, in the order of the wildcards.
func (r *modelRow) ids() string {
	var all []string
	for _, id := range r.Route.IDs {
		text := field(id.Field)
		if id.Multi {
			text += ", the rest of the path"
		}
		all = append(all, text)
	}
	return strings.Join(all, ", ")
}

// field returns the type of a field in a role, with its underlying type or its unit.
func field(f *model.Field) string {
	if f == nil {
		return "none"
	}
	text := typeText(f.Type)
	if f.Deref {
		text = "*" + text
	}
	text = code(text)
	if f.Unit != "" {
		text += " in " + code(f.Unit)
	}
	if basic, ok := f.Type.Underlying().(*types.Basic); ok && !types.Identical(basic, f.Type) {
		text += ", a " + code(basic.Name())
	}
	return text
}

// typeText returns a type with package names before the names of types.
func typeText(t types.Type) string {
	return types.TypeString(t, func(p *types.Package) string { return p.Name() })
}

func code(text string) string { return "`" + text + "`" }
