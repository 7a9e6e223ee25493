package openapi

import (
	"fmt"
	"go/types"
	"path"
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/genfile"
	"github.com/etagen/etagen/templates/gosource"
)

// Server returns a function that renders the file which serves a document, given the
// document's file name. Call it once for each kind of file.
func Server(document string) func(gosource.Package, []*model.Resource) ([]byte, error) {
	return func(pkg gosource.Package, _ []*model.Resource) ([]byte, error) {
		return server(pkg, document), nil
	}
}

// server returns the file that serves a document.
func server(pkg gosource.Package, document string) []byte {
	var b strings.Builder
	b.WriteString(genfile.GoTop(pkg.Header))
	fmt.Fprintf(&b, "package %s\n\nimport (\n", pkg.Name)
	var renamed []string
	for _, imported := range []string{"crypto/sha256", "embed", "encoding/base64", "encoding/json", "net/http", "", pkg.Support} {
		name := path.Base(imported)
		switch imported {
		case "":
			b.WriteByte('\n')
			continue
		case "embed":
			b.WriteString("\t_ \"embed\"\n")
			continue
		case pkg.Support:
			name = "etagen"
		}
		local := free(pkg.Scope, name)
		if local != path.Base(imported) {
			fmt.Fprintf(&b, "\t%s %q\n", local, imported)
		} else {
			fmt.Fprintf(&b, "\t%q\n", imported)
		}
		renamed = append(renamed, name+".", local+".")
	}
	b.WriteString(")\n" + strings.NewReplacer(append(renamed, "DOCUMENT", document)...).Replace(serve))
	return []byte(b.String())
}

// free returns the name of an import, or another one if the user's package declares it.
func free(scope *types.Scope, name string) string {
	for scope != nil && scope.Lookup(name) != nil {
		name = "std" + name
	}
	return name
}

// serve declares the document and the function that serves it. The entity tag is made
// from the text that is sent, so it is correct even if a program changes OpenAPI, or
// somebody edits the file.
const serve = `
// OpenAPI describes the handlers of this package, as an OpenAPI 3.1 document in
// JSON. ServeOpenAPI serves it to clients and tools; use the text in tests.
//
//go:embed DOCUMENT
var OpenAPI string

// openAPIResource holds what the responses with OpenAPI share.
var openAPIResource = etagen.Resource{CacheControl: []string{"no-cache"}}

// ServeOpenAPI serves GET and HEAD with OpenAPI: 304 or 412 if a precondition of
// the request says so, else 200 (RFC 9110 §13.2.2). The entity tag is made of the
// text.
func ServeOpenAPI(w http.ResponseWriter, r *http.Request) {
	if !openAPIResource.AllowRead(w, r, nil) {
		return
	}
	sum := sha256.Sum256([]byte(OpenAPI))
	state := &etagen.State{Tag: []byte(` + "`\"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `\"`" + `)}
	if err := openAPIResource.Serve(w, r, state, nil, json.RawMessage(OpenAPI)); err != nil {
		openAPIResource.Fail(w, r, err, nil)
	}
}
`
