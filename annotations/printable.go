package annotations

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isPlain reports whether a text can stand in a comment, in a header field and
// on a terminal as it is: it is UTF-8, and no character in it is a command or
// turns the direction of what follows.
func isPlain(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, isCommand)
}

// isCommand reports whether a character does something other than to be seen.
func isCommand(c rune) bool {
	return unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) || c == '\u2028' || c == '\u2029' || c == '\ufeff'
}

// Visible is a text as it can be printed on one line of a terminal: what is not
// UTF-8, moves the cursor or turns the direction is written in the way of Go.
func Visible(text string) string { return visible(text) }

// visible writes what is not plain, which the user's source may have between
// quotes, in the way of Go: a diagnostic is one line.
func visible(text string) string {
	if isPlain(text) {
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

// addressOf is a pattern with each character that no address can have as it is
// in the form that addresses have for it.
func addressOf(pattern string) string {
	var b strings.Builder
	for i := range len(pattern) {
		if c := pattern[i]; isUnsafe(c) || c == '%' && !isEscape(pattern[i:]) {
			b.WriteString("%" + strings.ToUpper(strconv.FormatUint(0x100|uint64(c), 16)[1:]))
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// isUnsafe reports whether the path of an address cannot have a character as it
// is (RFC 3986, section 3.3). Braces are those of wildcards.
func isUnsafe(c byte) bool { return strings.IndexByte(" \"<>?#[]\\^`|", c) >= 0 }

// isEscape reports whether a text begins with a percent sign and two hexadecimal
// digits.
func isEscape(text string) bool {
	if len(text) < 3 {
		return false
	}
	_, err := strconv.ParseUint(text[1:3], 16, 8)
	return err == nil
}
