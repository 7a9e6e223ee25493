package term

import "strings"

// Wrap joins parts into lines of at most so many columns, with what separates
// them between: "; " at the end of a line is ";". A longer part has a line of
// its own.
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
