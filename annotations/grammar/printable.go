package grammar

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsPlain reports whether a text can stand in a comment, in a header field and
// on a terminal as it is: it is UTF-8, and no character in it is a command or
// turns the direction of what follows.
func IsPlain(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, isCommand)
}

// isCommand reports whether a character does something other than to be seen.
func isCommand(c rune) bool {
	return unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) || c == '\u2028' || c == '\u2029' || c == '\ufeff'
}

// Visible returns a text as it can be printed on one line of a terminal: what is
// not UTF-8, moves the cursor or turns the direction is written in the way of Go.
func Visible(text string) string {
	if IsPlain(text) {
		return text
	}
	var b strings.Builder
	for len(text) > 0 {
		c, size := utf8.DecodeRuneInString(text)
		if c == utf8.RuneError && size == 1 || isCommand(c) {
			b.WriteString(strings.Trim(strconv.QuoteToASCII(text[:size]), `"`))
		} else {
			b.WriteString(text[:size])
		}
		text = text[size:]
	}
	return b.String()
}
