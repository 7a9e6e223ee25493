package annotations

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/etagen/etagen/annotations/directive"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// readDocument reads a package's settings for its OpenAPI document, and the comments
// that the document contains.
func (r *reader) readDocument(all []*source.Subject) {
	if r.Package == nil {
		return
	}
	doc := r.documentOf(r.Package)
	if len(r.Resources) == 0 {
		r.Report(model.MissingResource, r.Package.Span, "the package has an openapi directive but no resource: add //%s:resource with the pattern of its route to a type", grammar.Tool)
	}
	comments := r.TypeComments()
	for _, s := range all {
		s.Document = doc
		s.Describe(comments)
	}
	r.checkPaths(all)
}

// checkPaths reports resources that would have the same path in the document, even
// though http.ServeMux distinguishes their patterns.
func (r *reader) checkPaths(all []*source.Subject) {
	var resources []*model.Resource
	for _, s := range all {
		resources = append(resources, s.Resource)
	}
	for _, shared := range model.SharedPaths(resources) {
		i := slices.IndexFunc(all, func(s *source.Subject) bool { return s.Resource == shared.Second })
		r.fault(all[i], model.SharedPath, all[i].Declaration.Name(), "the path %s of %s is that of %s too in an OpenAPI document, which has no wildcard for the rest of a path: change one of the patterns, or remove the directive openapi",
			shared.Path, shared.Second.Name, shared.First.Name)
	}
}

// documentOf makes a document from the arguments of its directive.
func (r *reader) documentOf(d *directive.OfPackage) *model.Document {
	args, _ := directive.Arguments(&r.Findings, d.Directive)
	for _, c := range []struct {
		name, want string
		valid      func(string) bool
	}{
		{"server", "an absolute URL, or a path that begins with a slash, without a trailing slash", isServer},
		{"license", "an SPDX expression such as MIT or Apache-2.0", spdx().MatchString},
		{"contact", "a URL with https, http or mailto", isContact},
		{"security", "bearer, basic, cookie:NAME or header:NAME", security().MatchString},
	} {
		if w, ok := args[c.name]; ok && !c.valid(w.Value) {
			r.Report(model.BadArgument, w.ValueAt, "%s cannot be %q: write %s", c.name, w.Value, c.want)
		}
	}
	return &model.Document{
		Title:       cmp.Or(args["title"].Value, d.File.Name.Name),
		Version:     cmp.Or(args["version"].Value, grammar.DefaultDocumentVersion),
		Description: source.Markdown(d.File.Doc.Text()),
		Server:      cmp.Or(args["server"].Value, grammar.DefaultServer),
		License:     args["license"].Value,
		Contact:     args["contact"].Value,
		Security:    args["security"].Value,
	}
}

var (
	spdx     = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[(]*[A-Za-z0-9][A-Za-z0-9.+:() -]*$`) })
	security = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile("^(bearer|basic|(cookie|header):[A-Za-z0-9!#$%&'*+.^_`|~-]+)$")
	})
)

// isServer reports whether a text is the URL of a server: paths are appended to it.
func isServer(text string) bool {
	u, err := url.Parse(text)
	if err != nil || u.RawQuery != "" || u.Fragment != "" || u.Opaque != "" {
		return false
	}
	return text == "/" || !strings.HasSuffix(text, "/") && (u.Host != "" || u.Scheme == "" && strings.HasPrefix(text, "/"))
}

// isContact reports whether a text is the URL of a contact.
func isContact(text string) bool {
	u, err := url.Parse(text)
	if err != nil {
		return false
	}
	return u.Host != "" && (u.Scheme == "https" || u.Scheme == "http") || u.Scheme == "mailto" && strings.Contains(u.Opaque, "@")
}
