package main

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"github.com/etagen/etagen/annotations"
)

// shownLines returns a text of several lines, such as output of the go command, in a
// form that is safe for a terminal.
func shownLines(text string) string {
	var b strings.Builder
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		for j, part := range strings.Split(line, "\t") {
			if j > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(annotations.Visible(part))
		}
	}
	return b.String()
}

// escapeJSON escapes characters that encoding/json leaves as they are and that a
// terminal would interpret. They occur only in strings.
func escapeJSON(text []byte) []byte {
	var b bytes.Buffer
	for _, c := range string(text) {
		if c != '\n' && (unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c)) {
			fmt.Fprintf(&b, "\\u%04x", c)
		} else {
			b.WriteRune(c)
		}
	}
	return b.Bytes()
}
