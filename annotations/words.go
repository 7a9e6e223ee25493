package annotations

import (
	"go/token"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word is one argument as it stands in a directive: a word, or a key and a
// value that are joined by an equals sign.
type word struct {
	span
	text    string // the word or the key, without quotes
	joined  bool   // there is a value, maybe an empty one
	value   string // without quotes
	valueAt span   // with its quotes
}

// A wordError says what is wrong with the form of arguments.
type wordError struct {
	at      span
	message string
}

// splitWords splits the arguments of a directive, which begin at pos. It stops
// at the first that is malformed.
func splitWords(args string, pos token.Pos) ([]word, *wordError) {
	var words []word
	for rest := args; ; {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if rest == "" {
			return words, nil
		}
		w, n, err := splitWord(rest, pos+token.Pos(len(args)-len(rest)))
		if err != nil {
			return words, err
		}
		words = append(words, w)
		rest = rest[n:]
	}
}

// splitWord reads one word from the start of s, and tells its length.
func splitWord(s string, pos token.Pos) (word, int, *wordError) {
	if strings.HasPrefix(s, "//") {
		return word{}, 0, &wordError{from(pos, len(s)), "a comment cannot stand behind a directive: put it on a line of its own"}
	}
	key := keyLength(s)
	text, n, err := splitValue(s[key:], pos+token.Pos(key))
	if err != nil {
		return word{}, 0, err
	}
	w := word{span: from(pos, key+n), text: text}
	if key > 0 {
		w.text, w.joined, w.value = s[:key-1], true, text
		w.valueAt = from(pos+token.Pos(key), n)
	}
	return w, key + n, nil
}

// keyLength is the length of a key and its equals sign at the start of s, or 0.
func keyLength(s string) int {
	for i, c := range s {
		switch {
		case c == '=' && i > 0:
			return i + 1
		case c != '-' && c != '_' && !unicode.IsLetter(c) && (i == 0 || !unicode.IsDigit(c)):
			return 0
		}
	}
	return 0
}

// splitValue reads a quoted string or what comes before the next space.
func splitValue(s string, pos token.Pos) (string, int, *wordError) {
	n := strings.IndexFunc(s, unicode.IsSpace)
	if n < 0 {
		n = len(s)
	}
	if s == "" || s[0] != '"' && s[0] != '`' {
		if q := strings.IndexAny(s[:n], "\"`"); q >= 0 {
			return "", 0, &wordError{from(pos+token.Pos(q), 1), "a quote stands in the middle of a word: quote the whole value"}
		}
		return s[:n], n, nil
	}
	quoted, err := strconv.QuotedPrefix(s)
	if err != nil && strings.IndexByte(s[1:], s[0]) >= 0 {
		return "", 0, &wordError{from(pos, len(s)), "the quoted value is not a string of Go: check its backslashes"}
	}
	if err != nil {
		return "", 0, &wordError{from(pos, len(s)), "the quoted value has no end: close it with " + s[:1]}
	}
	if behind, _ := utf8.DecodeRuneInString(s[len(quoted):]); len(quoted) < len(s) && !unicode.IsSpace(behind) {
		return "", 0, &wordError{from(pos+token.Pos(len(quoted)), n-len(quoted)), "a space is missing behind the quoted value"}
	}
	text, err := strconv.Unquote(quoted)
	if err != nil {
		return "", 0, &wordError{from(pos, len(quoted)), "the quoted value is not a string of Go"}
	}
	return text, len(quoted), nil
}

// listElements are the elements of a value that is a list with commas. In a
// quoted value each of them stands where the whole does.
func listElements(w word) []word {
	var all []word
	pos := w.valueAt.pos
	for text := range strings.SplitSeq(w.value, ",") {
		at := w.valueAt.roughly()
		if int(at.end-at.pos) == len(w.value) {
			at = from(pos, len(text))
		}
		pos += token.Pos(len(text) + 1)
		all = append(all, word{span: at, text: text})
	}
	return all
}
