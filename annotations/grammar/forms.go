package grammar

var proxyDirective = Directive{
	Name:     "proxy",
	Synopsis: "accept entity tags that a proxy has changed, so that its clients can save, contrary to RFC 9110 §13.1.1 and §8.8.3.2",
	Arguments: []Argument{
		{Name: "weakens", Synopsis: "the proxy marks tags as weak: If-Match accepts them as strong ones", Example: "//etagen:proxy weakens"},
		{Name: "suffix", Value: "TEXT", Default: "none", Example: "//etagen:proxy suffix=-gzip",
			Synopsis: "the text that the proxy adds to tags: If-Match and If-None-Match remove it once"},
	},
	Default: "requests must have the entity tags that the handler sends",
	Example: "//etagen:proxy weakens suffix=-gzip",
}

var compressDirective = Directive{
	Name:     "compress",
	Synopsis: "send content in the coding that the client prefers, with an entity tag for each coding (RFC 9110 §8.8.3.3, §12.5.3)",
	Arguments: []Argument{
		{Name: "gzip", Synopsis: "the coding that each handler supports; its Codings adds others", Example: "//etagen:compress gzip"},
		{Name: "min", Value: "N", Default: "0", Example: "//etagen:compress gzip min=1024",
			Synopsis: "the size of the smallest JSON that is coded, in bytes; a proxy may code smaller responses, and change their tags"},
	},
	Default: "content is sent without a coding",
	Example: "//etagen:compress gzip",
}
