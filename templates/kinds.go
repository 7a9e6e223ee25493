package templates

import (
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/client"
	"github.com/etagen/etagen/templates/genfile"
	"github.com/etagen/etagen/templates/handler"
	"github.com/etagen/etagen/templates/handlertest"
	"github.com/etagen/etagen/templates/openapi"
)

// A Scope is what there is one file of a kind for.
type Scope int

// The scopes, the narrowest first.
const (
	PerResource Scope = iota // beside the file that declares it
	PerPackage               // in its folder
	PerModule                // in its root, written by runs that see all of it
)

// A Kind is one of the files that resources get.
type Kind struct {
	Name   string          // for people: handler
	Scope  Scope           // what there is one file for
	Suffix string          // of the file's name, after that of the resource in lower case; for the wider scopes the whole name
	Test   bool            // it is written only if tests are
	Format *genfile.Format // how the file shows that it is ours

	// Wants reports whether a resource has a place in a file. If it is nil, all
	// have. A file without a resource is not written.
	Wants func(*model.Resource) bool

	// Render returns the file for resources that are wanted: for one, or for all
	// of the package or the module, in the order of their packages and files. It
	// has the mark of the format. What it mentions of the support package is
	// written there.
	Render func(Package, []*model.Resource) ([]byte, error)
}

// Kinds lists the files that resources get. What a file is called, and when it is
// written, is nowhere but here.
func Kinds() []Kind {
	const document = "openapi_etagen.json"
	return []Kind{
		{Name: "handler", Suffix: "_etagen.go", Format: genfile.Go(), Wants: isServed, Render: of(handler.Render)},
		{Name: "test", Suffix: "_etagen_test.go", Test: true, Format: genfile.Go(), Wants: isServed, Render: of(handlertest.Render)},
		{Name: "client", Suffix: "_client_etagen.go", Format: genfile.Go(), Wants: hasClient, Render: of(client.Render)},
		{Name: "client test", Suffix: "_client_etagen_test.go", Test: true, Format: genfile.Go(), Wants: hasClient, Render: of(client.RenderTest)},
		{Name: "OpenAPI document", Scope: PerPackage, Suffix: document, Format: genfile.JSON(), Wants: openapi.Wants, Render: openapi.Render},
		{Name: "OpenAPI server", Scope: PerPackage, Suffix: "openapi_etagen.go", Format: genfile.Go(), Wants: openapi.Wants, Render: openapi.Server(document)},
	}
}

// isServed reports whether a resource has a handler, or the functions for one.
func isServed(res *model.Resource) bool { return !res.ClientOnly() }

// hasClient reports whether a resource has a client.
func hasClient(res *model.Resource) bool { return res.Client != nil }

// of makes a Render of a function for one resource.
func of(render func(Package, *model.Resource) ([]byte, error)) func(Package, []*model.Resource) ([]byte, error) {
	return func(pkg Package, resources []*model.Resource) ([]byte, error) {
		return render(pkg, resources[0])
	}
}
