package grammar

// Directives returns the definition of every directive, in the order of the reference. It
// must not be changed. Use it for everything that depends on which directives there are.
func Directives() []Directive { return directives[:] }

var directives = [...]Directive{
	resourceDirective,
	collectionDirective,
	{
		Name:     "cache",
		Synopsis: "the Cache-Control field of 200 and 304 (RFC 9111 §5.2.2)",
		Value:    "VALUE",
		Default:  DefaultCache,
		Example:  "//etagen:cache private, max-age=60",
	},
	{
		Name:     "vary",
		Synopsis: "the Vary field of 200 and 304 (RFC 9110 §12.5.5)",
		Value:    "VALUE",
		Default:  "none",
		Example:  "//etagen:vary Accept-Encoding",
	},
	{
		Name:     "cors",
		Synopsis: "scripts from other origins can read the response fields, and BookCORS tells CORS middleware what to allow",
		Default:  "scripts from other origins cannot read the entity tag, unless middleware exposes it",
		Example:  "//etagen:cors",
	},
	tagDirective,
	proxyDirective,
	compressDirective,
	requireDirective,
	putValidatorsDirective,
	clientDirective,
	openAPIDirective,
}

var resourceDirective = Directive{
	Name:     "resource",
	Synopsis: "this type is a resource",
	Arguments: []Argument{
		{Name: "PATTERN", Positional: true, Value: "PATTERN", Example: "//etagen:resource /books/{id}",
			Synopsis: "a net/http.ServeMux path; each {wildcard} binds an id field; without it, the functions are generated without a handler"},
		{Name: "methods", Value: "LIST", Default: "GET", Example: "//etagen:resource /books/{id} methods=GET,PUT,DELETE",
			Synopsis: "the methods that the handler serves; HEAD comes with GET",
			Values:   []string{"GET", "PUT", "PATCH", "DELETE"}},
		{Name: "patch", Value: "json", Default: "application/merge-patch+json only", Example: "//etagen:resource /books/{id} methods=GET,PATCH patch=json",
			Synopsis: "PATCH also accepts application/json as a merge patch",
			Values:   []string{"json"}},
		{Name: "create", Synopsis: "a PUT to an id that does not exist creates it", Example: "//etagen:resource /books/{id} methods=GET,PUT create"},
		{Name: "stat", Synopsis: "the store can return the validators without loading the body", Example: "//etagen:resource /books/{id} stat"},
		{Name: "replicas", Synopsis: "the store reads from replicas; GetXForWrite loads from the primary, for writes and for reads that name a newer version", Example: "//etagen:resource /books/{id} methods=GET,PUT replicas"},
		{Name: "keep", Value: "SIZE", Default: "nothing is kept", Example: "//etagen:resource /books/{id} stat keep=8MiB",
			Synopsis: "how much memory a handler uses for encoded representations; a version must have the same bytes for every user"},
		{Name: "sample", Value: "FUNC", Synopsis: "a function in the package's tests that returns a valid *T for the generated tests", Example: "//etagen:resource /books/{id} sample=newBook"},
		{Name: "validate", Value: "FUNC", Synopsis: "a function of the package, or a method such as T.Validate, that checks what a client wants to store, and may change the value", Example: "//etagen:resource /books/{id} methods=GET,PUT validate=validateBook"},
		{Name: "id", Value: "FIELDS", Synopsis: "the id fields in the order of the wildcards, if the struct cannot have tags", Example: "//etagen:resource /orgs/{org}/books/{number} id=Org,Number"},
		{Name: "version", Value: "FIELD", Synopsis: "the version field, if the struct cannot have tags", Example: "//etagen:resource /books/{id} version=Revision"},
		{Name: "modified", Value: "FIELD[,UNIT]", Synopsis: "the field with the modification time, if the struct cannot have tags", Example: "//etagen:resource /books/{id} modified=UpdatedAt"},
		{Name: "incarnation", Value: "FIELD", Synopsis: "the field with the role incarnation, if the struct cannot have tags", Example: "//etagen:resource /books/{id} incarnation=Number"},
		{Name: "variant", Value: "FIELD", Synopsis: "the field with the role variant, if the struct cannot have tags", Example: "//etagen:resource /books/{id} variant=Language"},
		{Name: "derived", Value: "FIELDS", Synopsis: "the fields with the role derived, in addition to tags", Example: "//etagen:resource /books/{id} derived=Rating"},
		{Name: "readonly", Value: "FIELDS", Synopsis: "the fields with the role readonly, in addition to tags", Example: "//etagen:resource /books/{id} readonly=Org,Number"},
		{Name: "covered", Value: "FIELDS", Synopsis: "the fields with the role covered, in addition to tags", Example: "//etagen:resource /books/{id} covered=Meta.Extra"},
		{Name: "sort", Value: "FIELDS", Synopsis: "the fields with the role sort, in addition to tags", Example: "//etagen:resource /books/{id} sort=Rating"},
		{Name: "filter", Value: "FIELDS", Synopsis: "the fields with the role filter, in addition to tags", Example: "//etagen:resource /books/{id} filter=Org"},
		{Name: "filter-in", Value: "FIELDS", Synopsis: "the fields with the role filter=in, in addition to tags", Example: "//etagen:resource /books/{id} filter-in=Org"},
		{Name: "filter-range", Value: "FIELDS", Synopsis: "the fields with the role filter=range, in addition to tags", Example: "//etagen:resource /books/{id} filter-range=Number"},
	},
	Default: "the type is not a resource",
	Example: "//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE stat",
}

var collectionDirective = Directive{
	Name:     "collection",
	Synopsis: "the list of such resources",
	Arguments: []Argument{
		{Name: "PATTERN", Positional: true, Value: "PATTERN", Example: "//etagen:collection /books",
			Synopsis: "a net/http.ServeMux path; each {wildcard} binds an id field; the store's ListPeople is named after /people; without it, the list functions are generated without a handler"},
		{Name: "methods", Value: "LIST", Default: "GET", Example: "//etagen:collection /books methods=GET,POST",
			Synopsis: "the methods that the handler serves; HEAD comes with GET",
			Values:   []string{"GET", "POST"}},
		{Name: "stat", Synopsis: "the store can report whether a list has changed without loading it", Example: "//etagen:collection /books stat"},
		{Name: "limit", Value: "DEFAULT,MAX", Default: "20,100", Example: "//etagen:collection /books limit=50,500",
			Synopsis: "the number of items in a page if the query gives none, and the maximum"},
		{Name: "total", Synopsis: "a query can ask for the total number of items with total=true", Example: "//etagen:collection /books total"},
		{Name: "params", Value: "NAMES", Synopsis: "query parameters that only the store interprets; each is a *string in the query", Example: "//etagen:collection /books params=q,due_before"},
		{Name: "ignore", Value: "NAMES", Synopsis: "query parameters that are meant for others and dropped; an asterisk at the end matches any ending", Example: "//etagen:collection /books ignore=_,utm_*"},
		{Name: "item-tags", Synopsis: "the body contains the entity tag of each item", Example: "//etagen:collection /books item-tags"},
		{Name: "group", Synopsis: "a write invalidates the list in caches that support groups (RFC 9875)", Example: "//etagen:collection /books group"},
	},
	Default: "none",
	Example: "//etagen:collection /books methods=GET,POST",
}

var tagDirective = Directive{
	Name:     "tag",
	Synopsis: "how the entity tag is made",
	Arguments: []Argument{
		{Name: "weak", Synopsis: "mark the tag as weak (RFC 9110 §8.8.1)", Example: "//etagen:tag weak"},
		{Name: "epoch", Value: "N", Default: "0", Example: "//etagen:tag epoch=2",
			Synopsis: "a number that is part of the fingerprint: raise it if the bytes of the body change in a way that the struct does not show"},
		{Name: "digest", Example: "//etagen:tag digest",
			Synopsis: "make the tag from the JSON, for a type without a version; writes compare the stored state in their transaction"},
		{Name: "guard", Value: "version", Default: "the whole tag", Example: "//etagen:tag guard=version",
			Synopsis: "what If-Match of a write compares: the version and the rest of the tag, without the derived values",
			Values:   []string{"version"}},
	},
	Default: "a strong tag; weak if there is neither a version nor a digest",
	Example: "//etagen:tag weak epoch=2",
}

var requireDirective = Directive{
	Name:     "require",
	Synopsis: "which precondition a write must carry",
	OneOf:    true,
	Arguments: []Argument{
		{Name: "none", Synopsis: "a write needs no precondition", Example: "//etagen:require none"},
		{Name: "any", Synopsis: "a date is enough", Example: "//etagen:require any"},
	},
	Default: "If-Match, or If-None-Match on a creating PUT",
	Example: "//etagen:require any",
}

var putValidatorsDirective = Directive{
	Name:      "put-validators",
	Synopsis:  "when the response to a PUT contains validators (RFC 9110 §9.3.4)",
	OneOf:     true,
	Arguments: []Argument{{Name: "always", Synopsis: "in every response", Example: "//etagen:put-validators always"}},
	Default:   "if the content was stored as it was sent",
	Example:   "//etagen:put-validators always",
}

var clientDirective = Directive{
	Name:     "client",
	Synopsis: "a typed client for the resource",
	Arguments: []Argument{
		{Name: "only", Synopsis: "no handler and no store, for a server without etagen", Example: "//etagen:client only"},
	},
	Default: "none",
	Example: "//etagen:client",
}

// DirectiveNames returns the names of all directives. Use it for suggestions.
func DirectiveNames() []string {
	var names []string
	for _, d := range Directives() {
		names = append(names, d.Name)
	}
	return names
}

// LoneNames returns the names of the directives without a value or arguments. Use it to
// suggest a directive if what was written has no argument either.
func LoneNames() []string {
	var names []string
	for _, d := range Directives() {
		if d.Value == "" && len(d.Arguments) == 0 {
			names = append(names, d.Name)
		}
	}
	return names
}
