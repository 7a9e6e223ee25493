package grammar

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsPlain reports whether a text can be written unchanged into a comment, a header field
// and a terminal. It must be UTF-8 and contain no control characters, and none that
// change the direction of text.
func IsPlain(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, isCommand)
}

// isCommand reports whether a character has an effect other than being displayed.
func isCommand(c rune) bool {
	return unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) || c == '\u2028' || c == '\u2029' || c == '\ufeff'
}

// Visible returns a text that can be printed on one line of a terminal. It escapes, as Go
// does, what is not UTF-8, moves the cursor or changes the direction of text. Use it for
// every text from the user's source in a message.
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
