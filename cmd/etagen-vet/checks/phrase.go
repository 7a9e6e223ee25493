package checks

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// phrases are the words by which an error says what it means.
func phrases() map[string]meaning {
	return map[string]meaning{
		"not found":               absent,
		"no such":                 absent,
		"does not exist":          absent,
		"doesnt exist":            absent,
		"no rows":                 absent,
		"conflict":                conflicting,
		"stale":                   conflicting,
		"version mismatch":        conflicting,
		"wrong version":           conflicting,
		"changed meanwhile":       conflicting,
		"modified meanwhile":      conflicting,
		"modified concurrently":   conflicting,
		"concurrent modification": conflicting,
		"concurrent update":       conflicting,
		"lost update":             conflicting,
		"optimistic lock":         conflicting,
		"already exists":          existing,
		"exists already":          existing,
		"duplicate":               existing,
	}
}

// fillers are the words that may stand beside a phrase and leave it about the
// resource itself.
func fillers() []string {
	return strings.Fields(`a an the this that it there such with by in of for from to at on is was has been
		id ids key row rows record item document doc entity entry resource object value
		store storage repository repo db database sql error err failed cannot could
		get stat load find fetch read select update save write put delete remove create insert add`)
}

var verbPattern = regexp.MustCompile(`%[-+# 0-9.]*[a-zA-Z]`)

// meaningOf is what an error of the method means by its text; none where the
// text may be about something else than the resource: each word has to be known.
func (m *method) meaningOf(text string) meaning {
	found, meant := 0, none
	words := wordsOf(verbPattern.ReplaceAllString(strings.ReplaceAll(text, "'", ""), " "))
	for phrase, means := range phrases() {
		parts := strings.Fields(phrase)
		at := indexWords(words, parts)
		if at < 0 || len(parts) <= found {
			continue
		}
		rest := slices.Concat(words[:at], words[at+len(parts):])
		if m.areOwn(rest, means) {
			found, meant = len(parts), means
		}
	}
	return meant
}

// areOwn reports whether words are about the resource, or say nothing.
func (m *method) areOwn(words []string, means meaning) bool {
	own := fillers()
	for _, name := range []string{m.name, m.of.Obj().Name(), m.pkg.Name(), m.fn.Pkg().Name()} {
		parts := wordsOf(name)
		own = append(own, parts...)
		own = append(own, strings.Join(parts, ""))
	}
	if means == conflicting {
		own = append(own, "version", "revision", "locking")
	}
	return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(own, w) })
}

// indexWords is where some words stand among others in a row; -1 for nowhere.
func indexWords(all, some []string) int {
	for i := 0; i+len(some) <= len(all); i++ {
		if slices.Equal(all[i:i+len(some)], some) {
			return i
		}
	}
	return -1
}

// wordsOf splits a text or a name into words in lower case: OrderLine is order
// and line.
func wordsOf(text string) []string {
	var spaced strings.Builder
	var last rune
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r):
			r = ' '
		case unicode.IsUpper(r) && unicode.IsLower(last):
			spaced.WriteByte(' ')
		}
		spaced.WriteRune(r)
		last = r
	}
	return strings.Fields(strings.ToLower(spaced.String()))
}
