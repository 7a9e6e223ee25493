package etagen

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
)

// text walks a string for m, and returns a problem if no response could send it
// back.
func (d *document) text(m member) *problem {
	text := d.quoted()
	if p := oddText(text); p != nil {
		return p
	}
	if m.quoted {
		return d.inString([]byte(unquoted(text)), m.typ)
	}
	t := m.typ
	if t == nil {
		t = d.opaque
	}
	last, exponent := text[len(text)-2], bytes.ContainsAny(text, `eEpP\`)
	if (exponent && '0' <= last && last <= '9' || len(text) > maxDigits) && immense(unquoted(text), t) {
		return numberOutOfRange()
	}
	// Times are short, and few of them need a closer look.
	edge := bytes.HasPrefix(text, []byte(`"0000`)) || bytes.HasPrefix(text, []byte(`"9999`)) || len(text) < 256 && bytes.IndexByte(text, '\\') >= 0
	if edge && outOfRange(unquoted(text)) && leadsToTime(t) {
		return timeOutOfRange()
	}
	return nil
}

// inString returns what is wrong with the JSON in a string, if the option string
// asks for JSON. If it is not JSON, decode finds that it does not fit.
func (d *document) inString(text []byte, t reflect.Type) *problem {
	switch {
	case !json.Valid(text):
	case text[0] == '"':
		return oddText(text)
	case text[0] == 'n':
		return d.scalar(text, t)
	}
	return nil
}

// oddText returns what is wrong with a string as it is written. It must not
// contain a NUL, on which databases fail, nor half of a surrogate pair, which
// would be stored as another character (RFC 8259 §8.2).
func oddText(text []byte) *problem {
	half := false // the last character was the first half of a pair
	for {
		i := bytes.IndexByte(text, '\\')
		if half && i != 0 {
			return halfCharacter()
		}
		if i < 0 {
			return nil
		}
		text = text[i:]
		if text[1] != 'u' {
			if half {
				return halfCharacter()
			}
			text = text[len(`\n`):]
			continue
		}
		code, _ := strconv.ParseUint(string(text[2:6]), 16, 16)
		text = text[len(`\u0000`):]
		second := 0xdc00 <= code && code < 0xe000
		switch {
		case code == 0:
			return unprocessable("Text must not contain the character NUL.")
		case half != second:
			return halfCharacter()
		}
		half = 0xd800 <= code && code < 0xdc00
	}
}

func halfCharacter() *problem {
	return unprocessable("Text must not contain half of a surrogate pair.")
}

// unquoted returns the text of a string.
func unquoted(quoted []byte) (text string) {
	if bytes.IndexByte(quoted, '\\') < 0 {
		return string(quoted[1 : len(quoted)-1])
	}
	_ = json.Unmarshal(quoted, &text) // which well-formed text does not fail
	return text
}

// scalar returns what is wrong with a number or a word for t: a null that t has no
// value for, so that encoding/json would keep the old value, or a number that could
// not be read again.
func (d *document) scalar(text []byte, t reflect.Type) *problem {
	switch {
	case text[0] == 'n':
		if t != nil && !nullable(t) {
			return unprocessable("The value must not be null: send another value, or omit the member.")
		}
	case text[0] == 't' || text[0] == 'f':
	case len(text) > maxDigits && immense(string(text), t):
		return numberOutOfRange()
	case readsAgain(text):
	case takesNumbers(t):
		return numberOutOfRange()
	}
	return nil
}

// nullable reports whether null is a value of a type: the decoded value is encoded
// as null again. It reports false if a method panics on the zero value.
func nullable(t reflect.Type) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	if t.Kind() == reflect.Pointer || t.Kind() == reflect.Interface {
		return true
	}
	v := reflect.New(t)
	if json.Unmarshal([]byte("null"), v.Interface()) != nil {
		return false
	}
	text, err := json.Marshal(v.Interface())
	return err == nil && string(text) == "null"
}
