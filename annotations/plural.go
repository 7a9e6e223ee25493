package annotations

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// namePlurals gives each resource with a list the plural in the list's pattern. Two
// lists with the same name, or a list with the name of another resource, get the regular
// English plural instead, which may again be the name of a third list. If the plural is
// the name of another resource, the functions for pages get a different name.
func namePlurals(all []*source.Subject) {
	for _, b := range all {
		if b.List != nil {
			b.Plural = patternPlural(model.UpperFirst(b.Name), b.List.Text)
		}
	}
	for again := true; again; {
		again = false
		claims := nameClaims(all)
		for _, b := range all {
			if b.Plural != "" && claims[strings.ToLower(b.Plural)] > 1 {
				b.Plural, again = "", true
			}
		}
	}
	claims := nameClaims(all)
	for _, b := range all {
		b.Crowded = b.Collection != nil && claims[strings.ToLower(model.PluralName(b.Resource))] > 1
	}
}

// nameClaims counts the resources and lists with each name, ignoring case.
func nameClaims(all []*source.Subject) map[string]int {
	claims := map[string]int{}
	for _, b := range all {
		claims[strings.ToLower(b.Name)]++
		if b.Collection != nil {
			claims[strings.ToLower(model.PluralName(b.Resource))]++
		}
	}
	return claims
}

// patternPlural returns the plural of a type's name in the words of a list's pattern:
// People for Person and /people. It returns "" if the pattern does not seem to name the
// type, or is the regular English plural.
func patternPlural(title, pattern string) string {
	said := camelCase(lastLiteral(pattern))
	first, _ := utf8.DecodeRuneInString(title)
	begins, _ := utf8.DecodeRuneInString(said)
	switch {
	case !strings.EqualFold(string(first), string(begins)),
		utf8.RuneCountInString(said) < utf8.RuneCountInString(title)-2,
		strings.EqualFold(said, title),               // /series: an item and the list have the same name
		strings.EqualFold(said, model.Plural(title)): // /urls: the type has the right capitals
		return ""
	}
	return said
}

// lastLiteral returns the last segment of a pattern that is not a wildcard.
func lastLiteral(pattern string) string {
	segments := strings.Split(pattern, "/")
	for _, s := range slices.Backward(segments) {
		if s != "" && !strings.HasPrefix(s, "{") {
			return s
		}
	}
	return ""
}

// camelCase turns line-items into LineItems. It returns "" if a segment contains
// anything but letters, digits, and characters that join words.
func camelCase(segment string) string {
	text, err := url.PathUnescape(segment)
	if err != nil {
		return ""
	}
	name := ""
	for word := range strings.FieldsFuncSeq(text, func(c rune) bool { return c == '-' || c == '_' }) {
		if strings.ContainsFunc(word, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
			return ""
		}
		if word == strings.ToUpper(word) {
			word = strings.ToLower(word)
		}
		name += model.UpperFirst(word)
	}
	return name
}
