package main

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator"
)

// A listedResource is what --list says about one: the JSON has it as it is, and
// the table is made from it.
type listedResource struct {
	Name        string            `json:"name"`
	Package     string            `json:"package"` // import path
	Position    position          `json:"position"`
	Route       *listedRoute      `json:"route,omitempty"`
	Collection  *listedCollection `json:"collection,omitempty"`
	Version     *listedField      `json:"version,omitempty"`
	Modified    *listedField      `json:"modified,omitempty"`
	Incarnation *listedField      `json:"incarnation,omitempty"`
	Derived     []*listedField    `json:"derived,omitempty"`
	Joined      []*listedField    `json:"joined,omitempty"` // as derived ones, by themselves
	ReadOnly    []*listedField    `json:"readonly,omitempty"`
	Validators  listedValidators  `json:"validators"`
	Policies    listedPolicies    `json:"policies"`
	Outputs     []string          `json:"outputs"`
}

// A listedRoute is where something is served, and how.
type listedRoute struct {
	Pattern string   `json:"pattern"`
	Methods []string `json:"methods"`
}

// A listedCollection is what there is of a list.
type listedCollection struct {
	listedRoute
	Stat     bool     `json:"stat"`
	ItemTags bool     `json:"itemTags"`
	Group    bool     `json:"group"`
	Limit    int      `json:"limit,omitempty"`
	MaxLimit int      `json:"maxLimit,omitempty"`
	Total    bool     `json:"total"`
	Sort     []string `json:"sort,omitempty"`
	Filter   []string `json:"filter,omitempty"`
	In       []string `json:"filterIn,omitempty"`
	Range    []string `json:"filterRange,omitempty"`
	Params   []string `json:"params,omitempty"`
	Ignore   []string `json:"ignore,omitempty"`
}

// A listedField is a field: its selector with dots, its type, and what an
// integer counts that is a time.
type listedField struct {
	Field string `json:"field"`
	Type  string `json:"type"`
	Unit  string `json:"unit,omitempty"`
}

// listedValidators are those that responses carry.
type listedValidators struct {
	ETag         string `json:"etag"` // strong or weak
	LastModified bool   `json:"lastModified"`
}

// listedPolicies are what the directives say beyond routes and fields.
type listedPolicies struct {
	Cache         string `json:"cache"`
	Vary          string `json:"vary,omitempty"`
	Require       string `json:"require,omitempty"` // tag, any or none; of what can be written
	Create        bool   `json:"create"`
	Stat          bool   `json:"stat"`
	PutValidators string `json:"putValidators,omitempty"` // always
	Sample        string `json:"sample,omitempty"`
}

// list is what --list says about resources, with paths as seen from dir.
func (p *printer) list(all []generator.Resource) []listedResource {
	listed := make([]listedResource, 0, len(all))
	for _, r := range all {
		l := listedResource{
			Name:        r.Name,
			Package:     r.Package,
			Position:    p.position(r.Pos),
			Version:     listField(r, r.Version),
			Modified:    listField(r, r.Modified),
			Incarnation: listField(r, r.Incarnation),
			Derived:     listFields(r, r.Derived, r.Joined),
			Joined:      listFields(r, r.Joined, nil),
			ReadOnly:    listFields(r, r.ReadOnly, nil),
			Validators:  listedValidators{ETag: "strong", LastModified: r.TellsTime()},
			Policies:    listPolicies(r.Resource),
		}
		if r.Weak {
			l.Validators.ETag = "weak"
		}
		if r.Route != nil {
			l.Route = &listedRoute{r.Route.Pattern, r.Route.Methods}
		}
		if r.Collection != nil {
			l.Collection = listCollection(r.Collection)
		}
		for _, path := range r.Outputs {
			l.Outputs = append(l.Outputs, p.slashed(path))
		}
		listed = append(listed, l)
	}
	return listed
}

// listPolicies tells what the directives of a resource say.
func listPolicies(r *model.Resource) listedPolicies {
	l := listedPolicies{Cache: r.Cache, Vary: r.Vary, Create: r.Create, Stat: r.Stat}
	if r.Writes() {
		l.Require = map[model.Requirement]string{
			model.RequireTag: "tag", model.RequireAny: "any", model.RequireNone: "none",
		}[r.Require]
	}
	if r.PutAlways {
		l.PutValidators = "always"
	}
	if r.Sample != nil {
		l.Sample = r.Sample.Func
	}
	return l
}

// listCollection tells what there is of a list.
func listCollection(c *model.Collection) *listedCollection {
	l := &listedCollection{
		listedRoute: listedRoute{c.Pattern, append([]string{}, c.Methods...)},
		Stat:        c.Stat, ItemTags: c.ItemTags, Group: c.Group, Total: c.Total,
		Ignore: c.Ignore,
	}
	if c.Pattern != "" {
		l.Limit, l.MaxLimit = c.Limit, c.MaxLimit
	}
	for _, m := range c.Sort {
		l.Sort = append(l.Sort, m.Name)
	}
	for _, f := range c.Filter {
		if f.Equal {
			l.Filter = append(l.Filter, f.Name)
		}
		if f.In {
			l.In = append(l.In, f.Name)
		}
		if f.Range {
			l.Range = append(l.Range, f.Name)
		}
	}
	for _, p := range c.Params {
		l.Params = append(l.Params, p.Name)
	}
	return l
}

// listFields lists fields in the order in which they are declared, without
// some of them.
func listFields(r generator.Resource, fields, without []*model.Field) []*listedField {
	var all []*listedField
	for _, f := range fields {
		if !slices.Contains(without, f) {
			all = append(all, listField(r, f))
		}
	}
	return all
}

// listField names a field and its type, as a file of its package does; nil for
// none.
func listField(r generator.Resource, f *model.Field) *listedField {
	if f == nil {
		return nil
	}
	qualifier := func(other *types.Package) string {
		if other.Path() == r.Package {
			return ""
		}
		return other.Name()
	}
	text := types.TypeString(f.Type, qualifier)
	if f.Deref {
		text = "*" + text
	}
	return &listedField{strings.Join(f.Selector, "."), text, f.Unit}
}
