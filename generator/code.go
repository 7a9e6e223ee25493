package generator

import (
	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/generator/plan"
)

// What is wrong with files rather than with the annotations in them.
const (
	// CodeSyntax is of a file with directives that does not parse.
	CodeSyntax annotations.Code = "syntax"
	// CodePackageName is of a file with directives whose package clause is not
	// that of the other files in its folder.
	CodePackageName annotations.Code = "package-name"
	// CodeForeignFile is of a file that has the name of an output and is not one.
	CodeForeignFile = plan.CodeForeignFile
)

// Codes lists the codes that a plan's diagnostics can have beside those of
// [annotations.Codes].
func Codes() []annotations.CodeMeaning {
	return []annotations.CodeMeaning{
		{Code: CodeSyntax, Meaning: "a file with directives does not parse"},
		{Code: CodePackageName, Meaning: "a file with directives is of another package than those beside it"},
		{Code: CodeForeignFile, Meaning: "a file that etagen has to write is there and was not generated"},
	}
}
