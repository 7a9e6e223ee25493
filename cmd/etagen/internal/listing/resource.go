// Package listing says of resources what was understood: as what JSON is made
// from, and as a table.
package listing

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/cmd/etagen/internal/place"
	"github.com/etagen/etagen/generator"
)

// A Resource is what --list says about one: the JSON has it as it is, and
// the table is made from it.
type Resource struct {
	Name        string         `json:"name"`
	Package     string         `json:"package"` // import path
	Position    place.Position `json:"position"`
	Route       *Route         `json:"route,omitempty"`
	Collection  *Collection    `json:"collection,omitempty"`
	Version     *Field         `json:"version,omitempty"`
	Modified    *Field         `json:"modified,omitempty"`
	Incarnation *Field         `json:"incarnation,omitempty"`
	Variant     *Field         `json:"variant,omitempty"`
	Derived     []*Field       `json:"derived,omitempty"`
	Joined      []*Field       `json:"joined,omitempty"` // as derived ones, by themselves
	ReadOnly    []*Field       `json:"readonly,omitempty"`
	Validators  Validators     `json:"validators"`
	Policies    Policies       `json:"policies"`
	Outputs     []string       `json:"outputs"`
}

// A Route is where something is served, and how.
type Route struct {
	Pattern string   `json:"pattern"`
	Methods []string `json:"methods"`
}

// A Collection is what there is of a list.
type Collection struct {
	Route
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

// A Field is a field: its selector with dots, its type, and what an
// integer counts that is a time.
type Field struct {
	Field string `json:"field"`
	Type  string `json:"type"`
	Unit  string `json:"unit,omitempty"`
}

// Validators are those that responses carry.
type Validators struct {
	ETag         string `json:"etag"` // strong or weak
	LastModified bool   `json:"lastModified"`
}

// Policies are what the directives say beyond routes and fields.
type Policies struct {
	Cache         string    `json:"cache"`
	Vary          string    `json:"vary,omitempty"`
	CORS          bool      `json:"cors"`
	Require       string    `json:"require,omitempty"` // tag, any or none; of what can be written
	Create        bool      `json:"create"`
	Stat          bool      `json:"stat"`
	Keep          int64     `json:"keep,omitempty"`          // bytes of memory for encoded representations
	Replicas      string    `json:"replicas,omitempty"`      // all or writes: what is decided on what the primary has
	PutValidators string    `json:"putValidators,omitempty"` // always
	Tag           string    `json:"tag,omitempty"`           // digest
	Guard         string    `json:"guard,omitempty"`         // version
	Compress      *Compress `json:"compress,omitempty"`      // how content is coded
	Proxy         *Proxy    `json:"proxy,omitempty"`         // what it makes of entity tags
	Patch         string    `json:"patch,omitempty"`         // json
	Sample        string    `json:"sample,omitempty"`
	Validate      string    `json:"validate,omitempty"`
}

// A Compress describes how content is coded.
type Compress struct {
	Coding string `json:"coding"` // gzip
	Min    int    `json:"min"`
}

// A Proxy describes how a proxy changes entity tags.
type Proxy struct {
	Weakens bool   `json:"weakens"`
	Suffix  string `json:"suffix,omitempty"`
}

// List describes resources, with paths relative to a folder.
func List(all []generator.Resource, from place.Folder) []Resource {
	listed := make([]Resource, 0, len(all))
	for _, r := range all {
		l := Resource{
			Name:        r.Name,
			Package:     r.Package,
			Position:    from.Position(r.Pos),
			Version:     listField(r, r.Version),
			Modified:    listField(r, r.Modified),
			Incarnation: listField(r, r.Incarnation),
			Variant:     listField(r, r.Variant),
			Derived:     listFields(r, r.Derived, r.Joined),
			Joined:      listFields(r, r.Joined, nil),
			ReadOnly:    listFields(r, r.ReadOnly, nil),
			Validators:  Validators{ETag: "strong", LastModified: r.TellsTime()},
			Policies:    listPolicies(r.Resource),
		}
		if r.Weak {
			l.Validators.ETag = "weak"
		}
		if r.Route != nil {
			l.Route = &Route{r.Route.Pattern, r.Route.Methods}
		}
		if r.Collection != nil {
			l.Collection = listCollection(r.Collection)
		}
		for _, path := range r.Outputs {
			l.Outputs = append(l.Outputs, from.Slashed(path))
		}
		listed = append(listed, l)
	}
	return listed
}

// listPolicies tells what the directives of a resource say.
func listPolicies(r *model.Resource) Policies {
	l := Policies{Cache: r.Cache, Vary: r.Vary, CORS: r.CORS, Create: r.Create, Stat: r.Stat, Keep: r.Keep}
	if r.Writes() {
		l.Require = map[model.Requirement]string{
			model.RequireTag: "tag", model.RequireAny: "any", model.RequireNone: "none",
		}[r.Require]
	}
	switch {
	case r.Ordered():
		l.Replicas = "all"
	case r.Replicas:
		l.Replicas = "writes"
	}
	if r.PutAlways {
		l.PutValidators = "always"
	}
	if r.Digest {
		l.Tag = "digest"
	}
	if r.VersionOnly {
		l.Guard = "version"
	}
	if r.Proxy != (model.Proxy{}) {
		l.Proxy = &Proxy{r.Proxy.Weakens, r.Proxy.Suffix}
	}
	if r.Compress != nil {
		l.Compress = &Compress{"gzip", r.Compress.Min}
	}
	if r.PatchJSON {
		l.Patch = "json"
	}
	if r.Sample != nil {
		l.Sample = r.Sample.Func
	}
	if r.Validate != nil {
		l.Validate = r.Validate.Name(r.Name)
	}
	return l
}

// listCollection tells what there is of a list.
func listCollection(c *model.Collection) *Collection {
	l := &Collection{
		Route: Route{c.Pattern, append([]string{}, c.Methods...)},
		Stat:  c.Stat, ItemTags: c.ItemTags, Group: c.Group, Total: c.Total,
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
func listFields(r generator.Resource, fields, without []*model.Field) []*Field {
	var all []*Field
	for _, f := range fields {
		if !slices.Contains(without, f) {
			all = append(all, listField(r, f))
		}
	}
	return all
}

// listField names a field and its type, as a file of its package does; nil for
// none.
func listField(r generator.Resource, f *model.Field) *Field {
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
	return &Field{strings.Join(f.Selector, "."), text, f.Unit}
}
