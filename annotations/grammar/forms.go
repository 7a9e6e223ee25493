package grammar

func proxyDirective() Directive {
	return Directive{
		Name:     "proxy",
		Synopsis: "what a proxy makes of entity tags, so that clients with such tags can save, against RFC 9110 §13.1.1 and §8.8.3.2",
		Arguments: []Argument{
			{Name: "weakens", Synopsis: "it marks tags as weak: If-Match takes them for the strong ones", Example: "//etagen:proxy weakens"},
			{Name: "suffix", Value: "TEXT", Default: "none", Example: "//etagen:proxy suffix=-gzip",
				Synopsis: "what it adds to tags: If-Match and If-None-Match take it off once"},
		},
		Default: "requests have to name the entity tags that the handler sends",
		Example: "//etagen:proxy weakens suffix=-gzip",
	}
}
