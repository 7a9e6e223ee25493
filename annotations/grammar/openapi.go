package grammar

var openAPIDirective = Directive{
	Name:     "openapi",
	Synopsis: "write an OpenAPI 3.1 document of the package's resources; the directive belongs in the package comment",
	Package:  true,
	Arguments: []Argument{
		{Name: "title", Value: "TEXT", Default: "the name of the package", Synopsis: "the title of the document", Example: `//etagen:openapi title="Book shop"`},
		{Name: "version", Value: "TEXT", Default: DefaultDocumentVersion, Synopsis: "the version of the document", Example: "//etagen:openapi version=2.1.0"},
		{Name: "server", Value: "URL", Default: DefaultServer, Synopsis: "the URL that the routes are relative to", Example: "//etagen:openapi server=https://shop.example/api"},
		{Name: "license", Value: "SPDX", Default: "none", Synopsis: "the license, as an SPDX expression", Example: "//etagen:openapi license=Apache-2.0"},
		{Name: "contact", Value: "URL", Default: "none", Synopsis: "the contact for questions: a mailto URL or the URL of a page", Example: "//etagen:openapi contact=https://shop.example/help"},
		{Name: "security", Value: "SCHEME", Default: "none", Synopsis: "how requests are authenticated: bearer, basic, cookie:NAME or header:NAME", Example: "//etagen:openapi security=bearer"},
	},
	Default: "no document",
	Example: "//etagen:openapi license=MIT security=cookie:session",
}

// Defaults for an OpenAPI document. They are used if the arguments version and servers
// are missing.
const (
	DefaultDocumentVersion = "1.0.0"
	DefaultServer          = "/"
)
