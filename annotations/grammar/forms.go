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

func compressDirective() Directive {
	return Directive{
		Name:     "compress",
		Synopsis: "content is coded as its client likes it best, under an entity tag of its own (RFC 9110 §8.8.3.3, §12.5.3)",
		Arguments: []Argument{
			{Name: "gzip", Synopsis: "the coding that each handler has; others are in its Codings", Example: "//etagen:compress gzip"},
			{Name: "min", Value: "N", Default: "0", Example: "//etagen:compress gzip min=1024",
				Synopsis: "how many bytes of JSON are coded, at least; what is not coded, proxies may code, and change its tag"},
		},
		Default: "content is sent as it is",
		Example: "//etagen:compress gzip",
	}
}
