package annotations

import (
	"go/token"
	"go/types"
	"go/version"
	"slices"
	"strconv"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
)

// oldestGo is the first version with patterns in http.ServeMux and PathValue.
const oldestGo = "go1.22"

// A built is a resource and where it comes from.
type built struct {
	*model.Resource
	declared *declaration
	pattern  *grammar.Pattern // nil when there is none, or a bad one
	list     *grammar.Pattern // likewise, of the collection

	arguments map[string]grammar.Word // of the resource directive
	varying   []grammar.FieldName     // the fields in Vary that choose a representation
	joined    map[*model.Field]string // why each of Joined is, as what it does
	faulty    bool                    // there is a diagnostic about it
}

// resource makes the resource that a declaration describes, and reports what
// is wrong with it. It returns nil for a type that is no resource.
func (r *reader) resource(d *declaration) *built {
	before := len(r.found)
	dir := d.find("resource")
	if dir == nil {
		r.reportNoResource(d)
		return nil
	}
	r.checkGo(dir)
	res := &model.Resource{
		Name:       d.spec.Name.Name,
		Object:     r.object(d.spec),
		Pos:        r.position(d.spec.Name.Pos()),
		Constraint: r.constraint(d.file),
		Cache:      grammar.DefaultCache,
	}
	b := &built{Resource: res, declared: d}
	r.readResource(dir, b)
	r.readCollection(d.find("collection"), b)
	epoch := r.readTag(d.find("tag"), res)
	r.readRequire(d.find("require"), res)
	r.readPutValidators(d.find("put-validators"), res)
	r.readCache(d.find("cache"), res)
	r.readVary(d.find("vary"), b)
	if st := r.structOf(d, res.Object); st != nil {
		r.readStruct(b, st, epoch)
		r.checkVary(b)
		r.readSample(b)
	}
	b.faulty = slices.ContainsFunc(r.found[before:], func(d model.Diagnostic) bool { return !d.Note })
	return b
}

// readStruct reads all that is in the fields of the resource.
func (r *reader) readStruct(b *built, st *types.Struct, epoch int) {
	roles := r.namedFields(b, r.withoutListRoles(b, r.roleFields(b, st)))
	roles = append(roles, r.readOnlyBelow(b, st, roles)...)
	r.assignRoles(b.declared, st, roles, b.Resource)
	r.bindIDs(b.declared, b.pattern, roles, b.Resource)
	if s := r.readJSON(b.declared, st, b.Resource); s != nil {
		r.coverMembers(b, st, roles)
		b.Shape = s.Canonical()
		b.Fingerprint = jsonshape.Fingerprint(b.Resource, epoch)
		b.Structs = r.structs(b.Object, s)
	}
	r.checkInBody(st, b.Resource, roles)
	r.noteProtobuf(b.declared, st, b.Resource)
	r.checkWrites(b, st)
	r.noteCreation(b, roles)
	r.readListFields(b, st, roles)
}

func (r *reader) reportNoResource(d *declaration) {
	if d.attempted {
		return
	}
	for _, dir := range d.directives {
		r.report(model.MissingResource, dir.Span, "type %s has a %s directive and no resource directive: add //%s:resource with the pattern of its route",
			d.spec.Name.Name, dir.definition.Name, grammar.Tool)
	}
}

func (r *reader) checkGo(dir *directive) {
	v := r.pkg.GoVersion
	if v != "" && !strings.HasPrefix(v, "go") {
		v = "go" + v
	}
	if version.IsValid(v) && version.Compare(v, oldestGo) < 0 {
		r.report(model.GoTooOld, dir.Span, "the module says go %s, and the output needs go 1.22: raise it with go mod edit -go=1.22",
			strings.TrimPrefix(v, "go"))
	}
}

// readResource reads the arguments of the resource directive. Those that name
// fields are kept: the fields are not known yet.
func (r *reader) readResource(dir *directive, b *built) {
	args, _ := r.arguments(dir)
	b.arguments = args
	_, b.Stat = args["stat"]
	written, ok := args["PATTERN"]
	if !ok {
		for _, name := range []string{"stat", "methods", "create"} {
			if w, ok := args[name]; ok {
				r.report(model.NeedsPattern, w.Span, "%s says something about a route: give the resource a pattern, as in /%s/{id}", name, strings.ToLower(model.Plural(b.Name)))
			}
		}
		return
	}
	b.pattern = r.readPattern(written)
	b.Route = &model.Route{Pattern: written.Text, Methods: []string{"GET"}}
	if w, ok := args["methods"]; ok {
		b.Route.Methods = r.readMethods(w)
	}
	if w, ok := args["create"]; ok {
		r.readCreate(w, b.Resource)
	}
}

// readTag reads the tag directive and returns the epoch.
func (r *reader) readTag(dir *directive, res *model.Resource) int {
	if dir == nil {
		return 0
	}
	args, ok := r.arguments(dir)
	if len(args) == 0 && ok {
		r.report(model.BadArgument, dir.Span, "the directive tag says nothing: write weak, epoch=N or both")
	}
	_, res.Weak = args["weak"]
	w, ok := args["epoch"]
	if !ok {
		return 0
	}
	epoch, err := strconv.ParseUint(w.Value, 10, 31)
	if err != nil {
		r.report(model.BadArgument, w.ValueAt, "epoch cannot be %q: it is a whole number such as 2", w.Value)
	}
	return int(epoch)
}

// structOf is the struct that a declaration declares, or nil with a diagnostic.
func (r *reader) structOf(d *declaration, obj *types.TypeName) *types.Struct {
	name := d.spec.Name.Name
	if strings.HasPrefix(name, "_") {
		r.report(model.BadTypeName, d.name(), "the output for type %s would be %s_etagen.go, and go build passes over files that begin with an underscore: rename the type", name, strings.ToLower(name))
		return nil
	}
	if d.spec.TypeParams != nil {
		r.report(model.TypeParameters, d.name(), "type %s has type parameters: annotate an alias of one instance, as in type %sOfString = %s[string]", name, name, name)
		return nil
	}
	if obj == nil || obj.Type() == nil {
		r.report(model.UnknownType, d.name(), "type %s is not known to the type checker", name)
		return nil
	}
	switch t := obj.Type().Underlying().(type) {
	case *types.Struct:
		if gotype.Endless(obj.Type()) {
			r.report(model.NotEncodable, d.name(), "type %s embeds itself without end", name)
			return nil
		}
		return t
	case *types.Basic:
		if t.Kind() == types.Invalid {
			r.report(model.UnknownType, d.name(), "what type %s is made of is not known: check its declaration and imports", name)
			return nil
		}
	}
	r.report(model.NotAStruct, d.name(), "type %s is not a struct: a resource is a struct with a version or a modification time", name)
	return nil
}

// qualified names types as the user's file does.
func (r *reader) qualified(t types.Type) string {
	return types.TypeString(t, func(p *types.Package) string {
		if r.pkg.Types != nil && p.Path() == r.pkg.Types.Path() {
			return ""
		}
		return p.Name()
	})
}

// offsetIn is the position n bytes into a text that begins at pos and that the
// scanner has taken the carriage returns out of.
func (r *reader) offsetIn(pos token.Pos, text string, n int) token.Pos {
	lines := strings.Count(text[:n], "\n")
	file := r.pkg.Fset.File(pos)
	if lines == 0 || file == nil {
		return pos + token.Pos(n)
	}
	line := file.Line(pos) + lines
	if line > file.LineCount() {
		return pos + token.Pos(n)
	}
	return file.LineStart(line) + token.Pos(n-strings.LastIndexByte(text[:n], '\n')-1)
}
