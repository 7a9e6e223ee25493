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
