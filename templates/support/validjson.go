package etagen

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// maxNested is how deep encoding/json lets arrays and objects be nested.
const maxNested = 10_000

// validJSON reports what json.Valid reports. That calls a function for each byte, and
// takes several times as long.
func validJSON(text []byte) bool {
	end := valueEnd(text, skipSpace(text, 0), 0)
	return end > 0 && skipSpace(text, end) == len(text)
}

// byteAt returns the byte at an index, or 0 after the end.
func byteAt(text []byte, i int) byte {
	if i < len(text) {
		return text[i]
	}
	return 0
}

// skipSpace returns the index of the first byte from i on that is not white space.
func skipSpace(text []byte, i int) int {
	for i < len(text) && (text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r') {
		i++
	}
	return i
}

// valueEnd returns the index after the value that begins at i, or 0 if it is malformed.
// So do the functions below for one kind of value.
func valueEnd(text []byte, i, depth int) int {
	switch byteAt(text, i) {
	case '"':
		return stringEnd(text, i)
	case '{', '[':
		return elementsEnd(text, i, depth+1)
	}
	for _, word := range [...]string{"true", "false", "null"} {
		if bytes.HasPrefix(text[i:], []byte(word)) {
			return i + len(word)
		}
	}
	return numberEnd(text, i)
}

// elementsEnd is for arrays and objects. What is malformed ends at 0, where no colon, comma
// or closing bracket is. In ASCII, that bracket is two characters after the opening one.
func elementsEnd(text []byte, i, depth int) int {
	begin := text[i]
	if i = skipSpace(text, i+1); depth > maxNested {
		return 0
	}
	if byteAt(text, i) == begin+2 {
		return i + 1
	}
	for ; ; i = skipSpace(text, i+1) {
		if begin == '{' {
			if byteAt(text, i) != '"' {
				return 0
			}
			if i = skipSpace(text, stringEnd(text, i)); byteAt(text, i) != ':' {
				return 0
			}
			i = skipSpace(text, i+1)
		}
		switch i = skipSpace(text, valueEnd(text, i, depth)); byteAt(text, i) {
		case begin + 2:
			return i + 1
		case ',':
		default:
			return 0
		}
	}
}

func stringEnd(text []byte, i int) int {
	for i++; i < len(text); i++ {
		for len(text)-i >= 8 && ordinary(binary.LittleEndian.Uint64(text[i:])) {
			i += 8
		}
		switch c := byteAt(text, i); {
		case c == '"':
			return i + 1
		case c < ' ':
			return 0
		case c != '\\':
		case byteAt(text, i+1) != 'u':
			if i++; strings.IndexByte(`"\/bfnrt`, byteAt(text, i)) < 0 {
				return 0
			}
		case len(text)-i < 6 || len(bytes.TrimLeft(text[i+2:i+6], "0123456789ABCDEFabcdef")) > 0:
			return 0
		}
	}
	return 0
}

// ordinary reports whether none of eight bytes is a quote, a backslash or a control
// character. Subtracting sets the high bit of a byte that is too small.
func ordinary(eight uint64) bool {
	const each, high = 0x0101010101010101, 0x8080808080808080
	quote, backslash := eight^each*'"', eight^each*'\\'
	return ((eight-each*' ')&^eight|(quote-each)&^quote|(backslash-each)&^backslash)&high == 0
}

func numberEnd(text []byte, i int) int {
	if byteAt(text, i) == '-' {
		i++
	}
	end := digitsEnd(text, i)
	if byteAt(text, i) == '0' && end > i+1 {
		return 0
	}
	if end > 0 && byteAt(text, end) == '.' {
		end = digitsEnd(text, end+1)
	}
	if end > 0 && byteAt(text, end)|0x20 == 'e' {
		if end++; byteAt(text, end) == '-' || byteAt(text, end) == '+' {
			end++
		}
		end = digitsEnd(text, end)
	}
	return end
}

// digitsEnd returns 0 if there is no digit.
func digitsEnd(text []byte, i int) int {
	begin := i
	for i < len(text) && '0' <= text[i] && text[i] <= '9' {
		i++
	}
	if i == begin {
		return 0
	}
	return i
}
