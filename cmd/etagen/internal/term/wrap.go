package term

import "strings"

// Wrap joins parts into lines of at most the given number of columns, with the separator
// between them. At the end of a line, the separator loses its space. A longer part gets
// its own line. Use it for text whose parts must not be broken.
func Wrap(parts []string, separator string, columns int) []string {
	var lines []string
	line := ""
	for i, part := range parts {
		if i < len(parts)-1 {
			part += separator
		}
		if line != "" && Width(strings.TrimRight(line+part, " ")) > columns {
			lines = append(lines, strings.TrimRight(line, " "))
			line = ""
		}
		line += part
	}
	return append(lines, line)
}
