package config

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// directive is a line of a header that the go command or the compiler would
// obey.
var directive = regexp.MustCompile(`^//(go:|line |export |extern )|^(//)?\s*\+build\b`)

// otherTool is a line by which a file is taken for the output of a tool.
var otherTool = regexp.MustCompile(`^(// )?Code generated .* DO NOT EDIT\.$`)

// CheckHeader makes sure that a header text can stand in a comment, and is
// nothing but words for people there.
func CheckHeader(text string) error {
	text = strings.TrimPrefix(text, "\ufeff") // that some editors begin with
	if !utf8.ValidString(text) {
		return fmt.Errorf("the header text is not UTF-8")
	}
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, "\r\n")
		switch {
		case strings.ContainsFunc(line, unprintable):
			return fmt.Errorf("the header text has a control character in line %d: %q", number, line)
		case directive.MatchString(line):
			return fmt.Errorf("the header text has a directive in line %d, which is not for people: %s", number, line)
		case otherTool.MatchString(line):
			return fmt.Errorf("the header text says in line %d who generated the file, which the line above it says already: %s", number, line)
		}
	}
	return nil
}

// unprintable reports whether a character cannot stand in a comment, or does
// something to a terminal. Licences part their pages with form feeds.
func unprintable(c rune) bool {
	return c == '\ufeff' || unicode.IsControl(c) && c != '\t' && c != '\f' && c != '\v'
}
