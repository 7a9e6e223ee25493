package grammar

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A TagPair is one key:"value" of a struct tag. Use it for the positions that
// reflect.StructTag does not have.
type TagPair struct {
	Key   string // before the colon
	KeyAt int    // offset of the key in the tag
	Value string // without quotes

	quoted   string // the value with its quotes
	quotedAt int    // its offset in the tag
}

// ValueAt returns the offset in the tag of each byte of the value, and of its end. Call
// it only for values with mistakes or positions of interest, because most have neither.
func (p TagPair) ValueAt() []int {
	_, offsets := Unquote(p.quoted)
	for i := range offsets {
		offsets[i] += p.quotedAt
	}
	return offsets
}

// SplitTag splits a struct tag as reflect.StructTag.Lookup does. If the tag is
// malformed, bad is the offset of the part that was not read; otherwise it is -1.
func SplitTag(tag string) (pairs []TagPair, bad int) {
	for at := 0; ; {
		for at < len(tag) && tag[at] == ' ' {
			at++
		}
		if at == len(tag) {
			return pairs, -1
		}
		colon := at
		for colon < len(tag) && tag[colon] > ' ' && tag[colon] != ':' && tag[colon] != '"' && tag[colon] != 0x7f {
			colon++
		}
		if colon == at || colon+1 >= len(tag) || tag[colon] != ':' || tag[colon+1] != '"' {
			return pairs, at
		}
		quoted, err := strconv.QuotedPrefix(tag[colon+1:])
		if err != nil {
			return pairs, at
		}
		value, err := strconv.Unquote(quoted)
		if err != nil {
			return pairs, at
		}
		pairs = append(pairs, TagPair{tag[at:colon], at, value, quoted, colon + 1})
		at = colon + 1 + len(quoted)
	}
}

// Unquote returns the text of a valid quoted or raw Go string. The offsets are those in
// the literal of each byte of the text, and of the closing quote. Use it to find the
// place in the source of a part of the text.
func Unquote(literal string) (text string, offsets []int) {
	body, quote := literal[1:len(literal)-1], literal[0]
	offsets = make([]int, 0, len(literal)-1)
	if quote == '`' || strings.IndexByte(body, '\\') < 0 && utf8.ValidString(body) { // as nearly all are
		for at := range len(literal) - 1 {
			offsets = append(offsets, at+1)
		}
		return body, offsets
	}
	var b strings.Builder
	for at := 0; at < len(body); {
		size := 1
		if c, multibyte, tail, err := strconv.UnquoteChar(body[at:], quote); err == nil {
			size = len(body) - at - len(tail)
			if multibyte {
				b.WriteRune(c)
			} else {
				b.WriteByte(byte(c))
			}
		} else {
			_, size = utf8.DecodeRuneInString(body[at:])
			b.WriteString(body[at : at+size])
		}
		for len(offsets) < b.Len() {
			offsets = append(offsets, at+1)
		}
		at += size
	}
	return b.String(), append(offsets, len(literal)-1)
}
