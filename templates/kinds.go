package templates

import (
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/client"
	"github.com/etagen/etagen/templates/genfile"
	"github.com/etagen/etagen/templates/handler"
	"github.com/etagen/etagen/templates/handlertest"
	"github.com/etagen/etagen/templates/openapi"
)

// A Scope says for what there is one file of a kind. Use it to find the folder of a file.
type Scope int

// The scopes, narrowest first. They are set in a Kind.
const (
	PerResource Scope = iota // next to the file that declares the resource
	PerPackage               // in the folder of the package
	PerModule                // in the root of the module, written by runs that see all of it
)

// A Kind is a kind of file that is generated for resources. Use it for everything that
// depends on which files there are.
type Kind struct {
	Name   string          // for messages: handler
	Scope  Scope           // what there is one file for
	Suffix string          // of the file's name, after the resource's name in lower case; for wider scopes, the complete name
	Test   bool            // it is only written if tests are
	Format *genfile.Format // how files are marked as generated

	// Wants reports whether a file includes a resource. If it is nil, every resource is
	// included. A file without resources is not written.
	Wants func(*model.Resource) bool

	// Render returns the file for the included resources: for one, or for all of the
	// package or the module, ordered by package and file. The file has the mark of the
	// format. The parts of the support package that it refers to are written too.
	Render func(Package, []*model.Resource) ([]byte, error)
}

// Kinds returns the kinds of files for resources. This is the only place that defines
// their names, and when they are written.
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

// of turns a function for one resource into a Render.
func of(render func(Package, *model.Resource) ([]byte, error)) func(Package, []*model.Resource) ([]byte, error) {
	return func(pkg Package, resources []*model.Resource) ([]byte, error) {
		return render(pkg, resources[0])
	}
}
