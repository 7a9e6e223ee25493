package openapi

import (
	"fmt"
	"go/types"
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/genfile"
	"github.com/etagen/etagen/templates/gosource"
)

// Server returns what renders the file that serves a document, given the name of
// that.
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
	local := map[string]string{"embed": "_"}
	for _, path := range []string{"crypto/sha256", "embed", "encoding/base64", "net/http", "strings", "time"} {
		name := path[strings.LastIndexByte(path, '/')+1:]
		switch {
		case name == "embed":
			fmt.Fprintf(&b, "\t_ %q\n", path)
		case declared(pkg.Scope, name):
			local[name] = "std" + name
			fmt.Fprintf(&b, "\tstd%s %q\n", name, path)
		default:
			local[name] = name
			fmt.Fprintf(&b, "\t%q\n", path)
		}
	}
	b.WriteString(")\n\n// OpenAPI describes what the handlers of this package do, as an OpenAPI 3.1\n// document in JSON.\n//\n//go:embed " + document + "\nvar OpenAPI string\n")
	r := strings.NewReplacer("sha256.", local["sha256"]+".", "base64.", local["base64"]+".", "http.", local["http"]+".", "strings.", local["strings"]+".", "time.", local["time"]+".")
	b.WriteString(r.Replace(serve))
	return []byte(b.String())
}

// declared reports whether the user's package declares a name.
func declared(scope *types.Scope, name string) bool {
	return scope != nil && scope.Lookup(name) != nil
}

// serve is the function that serves the document. The tag is made of the text that
// is sent: it is right also if a program changes OpenAPI at its start.
const serve = `
// ServeOpenAPI responds to GET and HEAD with OpenAPI, and with 304 if the client
// has it.
func ServeOpenAPI(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		return
	}
	sum := sha256.Sum256([]byte(OpenAPI))
	w.Header().Set("ETag", ` + "`\"`+base64.RawURLEncoding.EncodeToString(sum[:12])+`\"`" + `)
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-cache")
	http.ServeContent(w, r, "", time.Time{}, strings.NewReader(OpenAPI))
}
`
