// Package listing describes resources as etagen has understood them, for JSON and as a
// table.
package listing

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/cmd/etagen/internal/place"
	"github.com/etagen/etagen/generator"
)

// A Resource is the description of a resource by --list. It is encoded as JSON, or
// printed as a table. Use it for --list only; other code has model.Resource.
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
	Joined      []*Field       `json:"joined,omitempty"` // like Derived, listed separately
	ReadOnly    []*Field       `json:"readonly,omitempty"`
	Validators  Validators     `json:"validators"`
	Policies    Policies       `json:"policies"`
	Outputs     []string       `json:"outputs"`
}

// A Route is a pattern, with its methods. It is set if a resource has a route.
type Route struct {
	Pattern string   `json:"pattern"`
	Methods []string `json:"methods"`
}

// A Collection describes a list. It is set if a resource has a list.
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

// A Field is a field: its selector with dots, its type, and the unit of an integer that
// is a time. Use it for every field that --list mentions.
type Field struct {
	Field string `json:"field"`
	Type  string `json:"type"`
	Unit  string `json:"unit,omitempty"`
}

// Validators describes the validators of responses. It is set for every resource.
type Validators struct {
	ETag         string `json:"etag"` // strong or weak
	LastModified bool   `json:"lastModified"`
}

// Policies has what the directives say apart from routes and fields. It is set for every
// resource.
type Policies struct {
	Cache         string    `json:"cache"`
	Vary          string    `json:"vary,omitempty"`
	CORS          bool      `json:"cors"`
	Require       string    `json:"require,omitempty"` // tag, any or none; only of a resource with writes
	Create        bool      `json:"create"`
	Stat          bool      `json:"stat"`
	Keep          int64     `json:"keep,omitempty"`          // memory for encoded representations, in bytes
	Replicas      string    `json:"replicas,omitempty"`      // all or writes: the requests that are decided by the state of the primary
	PutValidators string    `json:"putValidators,omitempty"` // always
	Tag           string    `json:"tag,omitempty"`           // digest
	Guard         string    `json:"guard,omitempty"`         // version
	Compress      *Compress `json:"compress,omitempty"`      // how content is encoded
	Proxy         *Proxy    `json:"proxy,omitempty"`         // what the proxy does with entity tags
	Patch         string    `json:"patch,omitempty"`         // json
	Sample        string    `json:"sample,omitempty"`
	Validate      string    `json:"validate,omitempty"`
}

// A Compress describes how content is encoded. It is set if a resource has the directive
// compress.
type Compress struct {
	Coding string `json:"coding"` // gzip
	Min    int    `json:"min"`
}

// A Proxy describes how a proxy changes entity tags. It is set if a resource has the
// directive proxy.
type Proxy struct {
	Weakens bool   `json:"weakens"`
	Suffix  string `json:"suffix,omitempty"`
}

// List describes resources, with paths relative to a folder. Call it for --list.
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

// listPolicies returns what the directives of a resource say.
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

// listCollection describes a list.
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

// listFields lists fields in the order of their declaration, except some of them.
func listFields(r generator.Resource, fields, without []*model.Field) []*Field {
	var all []*Field
	for _, f := range fields {
		if !slices.Contains(without, f) {
			all = append(all, listField(r, f))
		}
	}
	return all
}

// listField returns the name of a field and its type as written in its package, or nil
// for nil.
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
