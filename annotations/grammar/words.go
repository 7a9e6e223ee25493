package grammar

import (
	"go/token"
	"strconv"
	"strings"
	"unicode"
)

// A Word is one argument of a directive: a word, or a key and a value joined by an equals
// sign. Use its spans for diagnostics about either part.
type Word struct {
	Span
	Text    string // the word or the key, without quotes
	Joined  bool   // there is a value, possibly an empty one
	Value   string // without quotes
	ValueAt Span   // with its quotes
}

// A WordError describes a syntax error in arguments. Use it if a diagnostic has to point
// to the character.
type WordError struct {
	At      Span   // what is wrong
	Message string // for a diagnostic, without a full stop
}

// SplitWords splits the arguments of a directive, which begin at pos. It stops at the
// first malformed one. Use it for directives with arguments; cache and vary have a
// grammar of their fields.
func SplitWords(args string, pos token.Pos) ([]Word, *WordError) {
	var words []Word
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

// splitWord reads one word from the start of s, and returns its length.
func splitWord(s string, pos token.Pos) (Word, int, *WordError) {
	if strings.HasPrefix(s, "//") {
		return Word{}, 0, &WordError{From(pos, len(s)), "a comment cannot come after a directive: put it on a separate line"}
	}
	key := keyLength(s)
	text, n, err := splitValue(s[key:], pos+token.Pos(key))
	if err != nil {
		return Word{}, 0, err
	}
	w := Word{Span: From(pos, key+n), Text: text}
	if key > 0 {
		w.Text, w.Joined, w.Value = s[:key-1], true, text
		w.ValueAt = From(pos+token.Pos(key), n)
	}
	return w, key + n, nil
}

// keyLength returns the length of a key and its equals sign at the start of s, or 0.
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

// splitValue reads a quoted string, or the text before the next space.
func splitValue(s string, pos token.Pos) (string, int, *WordError) {
	n := strings.IndexFunc(s, unicode.IsSpace)
	if n < 0 {
		n = len(s)
	}
	if s == "" || s[0] != '"' && s[0] != '`' {
		if q := strings.IndexAny(s[:n], "\"`"); q >= 0 {
			return "", 0, &WordError{From(pos+token.Pos(q), 1), "a quote is in the middle of a word: quote the whole value"}
		}
		return s[:n], n, nil
	}
	quoted, err := strconv.QuotedPrefix(s)
	if err != nil && strings.IndexByte(s[1:], s[0]) >= 0 {
		return "", 0, &WordError{From(pos, len(s)), "the quoted value is not a Go string: check its backslashes"}
	}
	if err != nil {
		return "", 0, &WordError{From(pos, len(s)), "the quoted value has no end: close it with " + s[:1]}
	}
	if stray := strings.IndexFunc(s[len(quoted):]+" ", unicode.IsSpace); stray > 0 {
		return "", 0, &WordError{From(pos+token.Pos(len(quoted)), stray), "a space is missing after the quoted value"}
	}
	text, _ := strconv.Unquote(quoted) // QuotedPrefix has checked it
	return text, len(quoted), nil
}

// ListElements returns the elements of a comma-separated value. In a quoted value, each
// element has the span of the whole. Use it for arguments such as methods and sort.
func ListElements(w Word) []Word {
	var all []Word
	pos := w.ValueAt.Pos
	for text := range strings.SplitSeq(w.Value, ",") {
		at := w.ValueAt.Roughly()
		if int(at.End-at.Pos) == len(w.Value) {
			at = From(pos, len(text))
		}
		pos += token.Pos(len(text) + 1)
		all = append(all, Word{Span: at, Text: text})
	}
	return all
}
