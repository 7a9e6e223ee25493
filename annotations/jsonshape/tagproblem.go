package jsonshape

import (
	"go/types"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/etagen/etagen/annotations/gotype"
)

// UnderNamed reports whether a path passes through an embedded struct that is a member
// of the JSON itself, so that its fields are not promoted.
func UnderNamed(st *types.Struct, path []*types.Var) bool {
	for _, f := range Fields(st) {
		n := len(f.Path)
		if n < len(path) && slices.Equal(f.Path, path[:n]) {
			return true
		}
	}
	return false
}

// TagProblem says what is wrong with the value of a json key; "" if nothing is.
func TagProblem(v *types.Var, tag string) string {
	_, isStruct := gotype.Deref(v.Type()).Underlying().(*types.Struct)
	if tag == "-" || !v.Exported() && !(v.Embedded() && isStruct) {
		return ""
	}
	name, options, _ := strings.Cut(tag, ",")
	if name != "" && !validName(name) {
		return "the JSON name " + strconv.Quote(name) + ", which Go releases read differently: use letters, digits and punctuation other than quotes and backslashes"
	}
	for option := range strings.SplitSeq(options, ",") {
		if problem := jsonOptionProblem(option); problem != "" && (option != "embed" || !v.Embedded() || !isStruct) {
			return problem
		}
		if _, isNamed := types.Unalias(v.Type()).(*types.Named); option == "string" && isNamed && gotype.IsPointer(v.Type().Underlying()) {
			return "the JSON option string on a type defined as a pointer, which only Go 1.27 and later honor: write the pointer type itself"
		}
	}
	return ""
}

// jsonOptionProblem says what is wrong with an option in a json key. Go 1.27 reads only
// the word at its beginning.
func jsonOptionProblem(option string) string {
	word := option
	if i := strings.IndexFunc(option, func(c rune) bool { return c != '_' && !unicode.IsLetter(c) && !unicode.IsNumber(c) }); i >= 0 {
		word = option[:i]
	}
	if first, _ := utf8.DecodeRuneInString(word); first != '_' && !unicode.IsLetter(first) {
		return ""
	}
	switch word {
	case "format":
		return "the JSON option format, which Go 1.27 refuses to encode and earlier releases ignore: remove it"
	case "embed":
		return "the JSON option embed, which Go 1.27 follows and earlier releases ignore: embed the struct in Go, or remove the option"
	case "omitempty", "omitzero", "string", "case":
		if option != word && option != "case:ignore" && option != "case:strict" {
			return "the JSON option " + strconv.Quote(option) + ", which Go 1.27 reads as " + word + " and earlier releases ignore: write " + word + ", or remove it"
		}
	}
	return ""
}
