package annotations

import (
	"go/types"
	"go/version"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/body"
	"github.com/etagen/etagen/annotations/coverage"
	"github.com/etagen/etagen/annotations/directive"
	"github.com/etagen/etagen/annotations/function"
	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/roles"
	"github.com/etagen/etagen/annotations/source"
)

// oldestGo is the first version of Go whose http.ServeMux has patterns and PathValue.
const oldestGo = "go1.22"

// read builds the resource that a declaration describes, and reports mistakes in it. It
// returns false if the type is not a resource.
func (r *builder) read() bool {
	d := r.Declaration
	dir := d.Find("resource")
	if dir == nil {
		r.reportNoResource()
		return false
	}
	r.checkGo(dir)
	r.readResource(dir)
	(&lister{r}).readCollection(d.Find("collection"))
	epoch := tagger{r.Subject}.readTag(d.Find("tag"))
	r.readRequire(d.Find("require"))
	r.readPutValidators(d.Find("put-validators"))
	r.readCache(d.Find("cache"))
	r.readVary(d.Find("vary"))
	r.readProxy(d.Find("proxy"))
	r.readClient(d.Find("client"))
	r.readCompress(d.Find("compress"))
	r.readCORS(d.Find("cors"))
	if st := r.structOf(); st != nil {
		r.readStruct(st, epoch)
		r.checkVary()
		r.checkProxy(d.Find("proxy"))
		r.checkClient(d.Find("client"), st)
		tagger{r.Subject}.check()
		function.ReadSample(r.Subject)
		function.ReadValidate(r.Subject)
	}
	r.Faulty = slices.ContainsFunc(r.Found, func(d model.Diagnostic) bool { return !d.Note })
	return true
}

// readStruct reads everything in the fields of the resource.
func (r *builder) readStruct(st *types.Struct, epoch int) {
	fields := roles.Read(r.Subject, st)
	joins := []source.RoleField(nil)
	ends := body.Read(r.Subject, st)
	if ends && !r.Digest && !r.ClientOnly() {
		joins = coverage.Join(r.Subject, st, fields)
	}
	r.setDerived(fields, joins)
	if ends {
		r.Shape = jsonshape.Text(r.Schema)
		r.Fingerprint = jsonshape.Fingerprint(r.Resource, epoch)
		r.Structs = body.Structs(r.Subject)
	}
	roles.CheckInBody(r.Subject, fields)
	body.NoteProtobuf(r.Subject, st)
	r.checkWrites(st)
	roles.CheckReplicas(r.Subject)
	keeper{r.Subject}.check(st, fields)
	roles.NoteCreation(r.Subject, fields)
	(&lister{r}).readListFields(st, fields)
}

// setDerived sets the derived fields in the order of declaration: those with the role,
// and those that join the entity tag automatically.
func (r *builder) setDerived(fields, joins []source.RoleField) {
	derived := joins
	for _, f := range fields {
		if f.Role.Name == "derived" && f.Field != nil && f.Field.Kind == model.Value {
			derived = append(derived, f)
		}
	}
	derived = slices.SortedStableFunc(slices.Values(derived), func(a, b source.RoleField) int { return slices.Compare(a.Index, b.Index) })
	for _, f := range derived {
		r.Derived = append(r.Derived, f.Field)
	}
	for _, f := range joins {
		r.Joined = append(r.Joined, f.Field)
	}
}

func (r *builder) reportNoResource() {
	if r.Declaration.Attempted {
		return
	}
	for _, dir := range r.Declaration.Directives {
		r.Report(model.MissingResource, dir.Span, "type %s has a %s directive but no resource directive: add //%s:resource with the pattern of its route",
			r.Declaration.Spec.Name.Name, dir.Definition.Name, grammar.Tool)
	}
}

func (r *builder) checkGo(dir *source.Directive) {
	v := r.Package.GoVersion
	if v != "" && !strings.HasPrefix(v, "go") {
		v = "go" + v
	}
	if version.IsValid(v) && version.Compare(v, oldestGo) < 0 {
		r.Report(model.GoTooOld, dir.Span, "go.mod says go %s, and the generated code needs go 1.22: run go mod edit -go=1.22",
			strings.TrimPrefix(v, "go"))
	}
}

// failArguments marks the roles whose arguments are wrong or misspelt. That no field has such
// a role would be a second report of one mistake.
func (r *builder) failArguments(dir *source.Directive) {
	names := grammar.RoleNames(func(grammar.Role) bool { return true })
	words, _ := grammar.SplitWords(dir.Args, dir.ArgsPos)
	for _, w := range words {
		if _, ok := r.Given[w.Text]; !ok && !strings.HasPrefix(w.Text, "/") {
			r.Failed[grammar.Closest(w.Text, names)] = true
		}
	}
}

// readResource reads the arguments of the resource directive. It stores those that name
// fields, because the fields are not known yet.
func (r *builder) readResource(dir *source.Directive) {
	args, _ := directive.Arguments(&r.Findings, dir)
	r.Given = args
	r.failArguments(dir)
	_, r.Stat = args["stat"]
	_, r.Replicas = args["replicas"]
	written, ok := args["PATTERN"]
	if !ok {
		for _, name := range []string{"stat", "replicas", "methods", "patch", "create", "validate", "keep"} {
			if w, ok := args[name]; ok {
				r.Report(model.NeedsPattern, w.Span, "%s needs a route: give the resource a pattern, as in %s/{id}", name, r.likelyPath())
			}
		}
		return
	}
	r.Pattern = r.readPattern(written)
	r.Route = &model.Route{Pattern: written.Text, Methods: []string{"GET"}}
	if w, ok := args["methods"]; ok {
		r.Route.Methods = r.readMethods(w)
	}
	if w, ok := args["patch"]; ok {
		r.readPatch(w)
	}
	if w, ok := args["create"]; ok {
		r.readCreate(w)
	}
	if w, ok := args["keep"]; ok {
		keeper{r.Subject}.read(w)
	}
}

// structOf returns the struct of a declaration. It returns nil, and reports a
// diagnostic, if there is none.
func (r *builder) structOf() *types.Struct {
	obj, name := r.Object, r.Declaration.Spec.Name.Name
	if strings.HasPrefix(name, "_") {
		r.Report(model.BadTypeName, r.Declaration.Name(), "the files for type %s would begin with an underscore, and go build ignores such files: rename the type", name)
		return nil
	}
	if r.Declaration.Spec.TypeParams != nil {
		r.Report(model.TypeParameters, r.Declaration.Name(), "type %s has type parameters: annotate an alias of one instance, as in type %sOfString = %s[string]", name, name, name)
		return nil
	}
	if obj == nil || obj.Type() == nil {
		r.Report(model.UnknownType, r.Declaration.Name(), "type %s is unknown: check its declaration and imports", name)
		return nil
	}
	switch t := obj.Type().Underlying().(type) {
	case *types.Struct:
		if gotype.Endless(obj.Type()) {
			r.Report(model.NotEncodable, r.Declaration.Name(), "type %s embeds itself endlessly: replace an embedded field by a named one", name)
			return nil
		}
		return t
	case *types.Basic:
		if t.Kind() == types.Invalid {
			r.Report(model.UnknownType, r.Declaration.Name(), "type %s has no valid definition: check its declaration and imports", name)
			return nil
		}
	}
	r.Report(model.NotAStruct, r.Declaration.Name(), "type %s is not a struct: a resource is a struct with a version or a modification time", name)
	return nil
}
