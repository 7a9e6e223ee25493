package model

import (
	"unicode"
	"unicode/utf8"
)

// UpperFirst returns a text with its first letter in upper case. Use it to make a name
// exported, or to begin a sentence.
func UpperFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// lowerInitials turns Book into book, ISBN into isbn and URLEntry into urlEntry.
func lowerInitials(s string) string {
	runes := []rune(s)
	for i, c := range runes {
		if !unicode.IsUpper(c) {
			break
		}
		if i > 0 && i+1 < len(runes) && unicode.IsLower(runes[i+1]) {
			break
		}
		runes[i] = unicode.ToLower(c)
	}
	return string(runes)
}
