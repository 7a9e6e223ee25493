package subset

// A declaration is a declaration at package level, or a parenthesised group of them.
type declaration struct {
	file     string       // its file
	text     string       // its source, with the comments before it
	after    *declaration // the declaration on the line before, with which gofmt aligns this one; nil if there is none
	receiver string       // the receiver's type; empty if it is not a method
	name     string       // of the function or method
	whole    *part
}
