package generator

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/names"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
)

// outputs lists the files of all resources.
func (r *run) outputs() []*output {
	var all []*output
	for _, s := range r.sources {
		all = append(all, r.outputsOf(s)...)
	}
	for _, module := range r.modules() {
		all = append(all, r.moduleOutputs(module)...)
	}
	return all
}

// outputsOf lists the files of a package: first those of each resource, then those for
// all of them.
func (r *run) outputsOf(s *source) []*output {
	var all, wider []*output
	for _, res := range s.resources {
		for i := range r.kinds {
			k := &r.kinds[i]
			if k.Scope == templates.PerResource && len(wanted(k, []*model.Resource{res})) > 0 && r.writes(k, s) {
				all = append(all, &output{kind: k, source: s, resources: []*model.Resource{res}, path: r.outputStem(s, res) + k.Suffix})
			}
		}
	}
	for i := range r.kinds {
		k := &r.kinds[i]
		if k.Scope != templates.PerPackage || !r.writes(k, s) {
			continue
		}
		if resources := wanted(k, s.resources); len(resources) > 0 {
			wider = append(wider, &output{kind: k, source: s, resources: resources, path: filepath.Join(s.Dir, k.Suffix)})
		}
	}
	return append(all, wider...)
}

// moduleOutputs lists the files of a module, if the run sees all of it. Otherwise it
// does not know all resources.
func (r *run) moduleOutputs(module *load.Module) []*output {
	var all []*output
	for i := range r.kinds {
		k := &r.kinds[i]
		if k.Scope != templates.PerModule {
			continue
		}
		o := &output{kind: k, path: filepath.Join(module.Dir, k.Suffix)}
		for _, s := range r.sources {
			if s.Module == nil || s.Module.Dir != module.Dir || !r.writes(k, s) {
				continue
			}
			found := wanted(k, s.resources)
			o.resources = append(o.resources, found...)
			if o.source == nil && len(found) > 0 {
				o.source = s
			}
		}
		if o.source != nil && r.loader.SeesAll(module) {
			all = append(all, o)
		}
	}
	return all
}

// origin returns what an output is made from, if that is one resource.
func (o *output) origin() plan.Origin {
	if o.kind.Scope != templates.PerResource {
		return plan.Origin{}
	}
	return plan.Origin{Name: o.resources[0].Name, Fingerprint: o.resources[0].Fingerprint}
}

// sharedPaths reports resources whose outputs of two kinds would be the same file, such
// as the client of Book and the handler of Book_client.
func sharedPaths(outputs []*output) []model.Diagnostic {
	var found []model.Diagnostic
	first := map[string]*output{}
	for _, o := range outputs {
		before := first[o.path]
		if before == nil {
			first[o.path] = o
			continue
		}
		// A file of several resources has its name whatever they are called.
		res, other := o.resources[0], "the file for "+before.resources[0].Name+": rename one of the types"
		if o.kind.Scope != templates.PerResource {
			res = before.resources[0]
			other = "the " + o.kind.Name + " of the package: rename the type"
		}
		found = append(found, model.Diagnostic{
			Pos: res.Pos, End: model.EndOf(res), Code: model.FileCollision,
			Message: fmt.Sprintf("the generated file for %s would be %s, and so would %s", res.Name, filepath.Base(o.path), other),
		})
	}
	return found
}

// outputStem returns the path of a resource's output without the suffix. Outputs are
// next to the file that declares the resource.
func (r *run) outputStem(s *source, res *model.Resource) string {
	dir := s.Dir
	if f := r.loader.Fset.File(res.Object.Pos()); f != nil {
		dir = filepath.Dir(f.Name())
	}
	return filepath.Join(dir, strings.ToLower(res.Name))
}

// render makes the content of one file. It fails if the generated line is missing,
// because the file would be in the way of the next run.
func (o *output) render(pkg templates.Package) {
	o.content, o.err = o.kind.Render(pkg, o.resources)
	if o.err == nil && !o.kind.Format.Generated(o.content) {
		o.err = fmt.Errorf("the %s has no %s", o.kind.Name, o.kind.Format.Mark)
	}
	if o.err == nil && o.isOfPackage() {
		o.names, o.err = names.Read(o.content)
	}
	if o.err == nil {
		o.mentions = templates.MentionsIn(o.content, pkg.Support)
	}
}

// failure adds to an error which file was not made.
func (o *output) failure(err error) error {
	return fmt.Errorf("rendering %s for %s: %w", filepath.Base(o.path), o.resources[0].Pos, err)
}

// isOfPackage reports whether an output is compiled together with the package of its
// resources.
func (o *output) isOfPackage() bool {
	return o.kind.Format.Extension == ".go" && o.kind.Scope != templates.PerModule
}
