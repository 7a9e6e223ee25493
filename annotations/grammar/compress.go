package grammar

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
