package term

import (
	"strings"
	"unicode"
)

// runeWidth returns the number of columns that a character takes on a terminal.
func runeWidth(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me) || r == '\u200d':
		return 0 // combines with the character before it
	case isWide(r):
		return 2
	}
	return 1
}

// isWide reports whether a character takes two columns: East Asian scripts, their
// punctuation and full-width forms, and emoji (Unicode Standard Annex #11, wide and
// fullwidth).
func isWide(r rune) bool {
	switch {
	case r < 0x1100:
		return false
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Yi):
		return r < 0xff61 || r > 0xff9f // half-width Katakana
	case r <= 0x115f, 0xac00 <= r && r <= 0xd7a3: // Hangul
		return true
	case 0x3000 <= r && r <= 0x303e, 0xfe30 <= r && r <= 0xfe6f: // punctuation
		return true
	case 0xff01 <= r && r <= 0xff60, 0xffe0 <= r && r <= 0xffe6: // full-width forms
		return true
	}
	return 0x1f300 <= r && r <= 0x1f64f || 0x1f680 <= r && r <= 0x1f6ff || 0x1f900 <= r && r <= 0x1faff
}

// Printable replaces each character that controls a terminal or changes the direction of
// the text with a replacement character. Use it for text from the user's source.
func Printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}
