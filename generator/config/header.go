package config

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// directive matches a line of a header that the go command or the compiler would obey.
var directive = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^//(go:|line |export |extern )|^(//)?\s*\+build\b`) })

// otherTool matches a line that marks a file as the output of a tool.
var otherTool = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(// )?Code generated .* DO NOT EDIT\.$`) })

// CheckHeader returns an error if a header text cannot be written in a comment, or
// contains a line that tools would obey.
func CheckHeader(text string) error {
	text = strings.TrimPrefix(text, "\ufeff") // some editors begin a file with a byte order mark
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
		case directive().MatchString(line):
			return fmt.Errorf("the header text has a directive in line %d, which is not for people: %s", number, line)
		case otherTool().MatchString(line):
			return fmt.Errorf("the header text says in line %d who generated the file, which the line above it says already: %s", number, line)
		}
	}
	return nil
}

// unprintable reports whether a character cannot be in a comment, or controls a
// terminal. Form feeds are allowed: licences separate their pages with them.
func unprintable(c rune) bool {
	return c == '\ufeff' || unicode.IsControl(c) && c != '\t' && c != '\f' && c != '\v'
}
