package etagen

import (
	"slices"
	"strings"
	"testing"
)

func walk(lines ...string) (tags []string, malformed bool) {
	list := tagList{lines: lines}
	for tag, ok := list.next(); ok; tag, ok = list.next() {
		tags = append(tags, tag)
	}
	return tags, list.malformed
}

func TestTagList(t *testing.T) {
	tests := []struct {
		name      string
		lines     []string
		tags      []string
		malformed bool
	}{
		{"no line", nil, nil, false},
		{"empty line", []string{""}, nil, false},
		{"one tag", []string{`"a"`}, []string{`"a"`}, false},
		{"empty tag", []string{`""`}, []string{`""`}, false},
		{"weak tag", []string{`W/"a"`}, []string{`W/"a"`}, false},
		{"two tags", []string{`"a", "b"`}, []string{`"a"`, `"b"`}, false},
		{"two lines", []string{`"a"`, `"b"`}, []string{`"a"`, `"b"`}, false},
		{"no blank", []string{`"a","b"`}, []string{`"a"`, `"b"`}, false},
		{"tabs and blanks", []string{"\t \"a\" \t,\t\"b\" \t"}, []string{`"a"`, `"b"`}, false},
		{"empty members", []string{`,, "a" ,, ,"b",`, ",", `"c"`}, []string{`"a"`, `"b"`, `"c"`}, false},
		{"comma in a tag", []string{`"a,b", "c"`}, []string{`"a,b"`, `"c"`}, false},
		{"backslash in a tag", []string{`"a\", "c"`}, []string{`"a\"`, `"c"`}, false},
		{"first and last legal bytes", []string{"\"\x21\x23\x7e\x80\xff\""}, []string{"\"\x21\x23\x7e\x80\xff\""}, false},
		{"no comma", []string{`"a" "b"`}, nil, true},
		{"no comma, no blank", []string{`"a""b"`}, nil, true},
		{"no quotes", []string{`a`}, nil, true},
		{"no closing quote", []string{`"a`}, nil, true},
		{"only a quote", []string{`"`}, nil, true},
		{"only the prefix", []string{`W/`}, nil, true},
		{"prefix and quote", []string{`W/"`}, nil, true},
		{"lower-case prefix", []string{`w/"a"`}, nil, true},
		{"prefix twice", []string{`W/W/"a"`}, nil, true},
		{"blank behind the prefix", []string{`W/ "a"`}, nil, true},
		{"blank in a tag", []string{`"a b"`}, nil, true},
		{"control byte in a tag", []string{"\"a\x1f\""}, nil, true},
		{"DEL in a tag", []string{"\"a\x7f\""}, nil, true},
		{"tab in a tag", []string{"\"a\tb\""}, nil, true},
		{"newline between tags", []string{"\"a\",\n\"b\""}, []string{`"a"`}, true},
		{"asterisk", []string{`*`}, nil, true},
		{"asterisk behind a tag", []string{`"a", *`}, []string{`"a"`}, true},
		{"nothing counts behind a malformed member", []string{`"a", b, "c"`, `"d"`}, []string{`"a"`}, true},
		{"a quote does not reach into the next line", []string{`"a`, `b"`, `"c"`}, nil, true},
		{"text behind a tag", []string{`"a"b, "c"`}, nil, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tags, malformed := walk(test.lines...)
			if !slices.Equal(tags, test.tags) || malformed != test.malformed {
				t.Errorf("got %q, malformed %t; want %q, %t", tags, malformed, test.tags, test.malformed)
			}
		})
	}
}

// The table in RFC 9110 §8.8.3.2, and cases that it omits.
func TestMatch(t *testing.T) {
	tests := []struct {
		client, current string
		strong, weak    bool
	}{
		{`W/"1"`, `W/"1"`, false, true},
		{`W/"1"`, `W/"2"`, false, false},
		{`W/"1"`, `"1"`, false, true},
		{`"1"`, `W/"1"`, false, true},
		{`"1"`, `"1"`, true, true},
		{`"1"`, `"2"`, false, false},
		{`"a"`, `"A"`, false, false},
		{`""`, `""`, true, true},
		{`""`, ``, false, false},
		{`W/""`, ``, false, false},
		{`"W/1"`, `"1"`, false, false},
		{`"1"`, `"W/1"`, false, false},
		{`"12"`, `"1"`, false, false},
	}
	for _, test := range tests {
		if got := matchStrong(test.client, []byte(test.current)); got != test.strong {
			t.Errorf("matchStrong(%s, %s) = %t", test.client, test.current, got)
		}
		if got := matchWeak(test.client, []byte(test.current)); got != test.weak {
			t.Errorf("matchWeak(%s, %s) = %t", test.client, test.current, got)
		}
	}
}

func TestIsAny(t *testing.T) {
	tests := []struct {
		name  string
		lines []string
		want  bool
	}{
		{"alone", []string{"*"}, true},
		{"blanks around", []string{" *\t"}, true},
		{"nothing", nil, false},
		{"empty", []string{""}, false},
		{"twice", []string{"*", "*"}, false},
		{"with an empty line", []string{"*", ""}, false},
		{"in a list", []string{`*, "a"`}, false},
		{"with a comma", []string{`*,`}, false},
		{"quoted", []string{`"*"`}, false},
	}
	for _, test := range tests {
		if got := isAny(test.lines); got != test.want {
			t.Errorf("%s: got %t", test.name, got)
		}
	}
}

func FuzzTagList(f *testing.F) {
	f.Add(`"a", W/"b" ,,"c"`, `x`, uint(0))
	f.Add("\"a\"\nW/\"a\"", `a`, uint(1))
	f.Add(`"a" "b"`, `b`, uint(2))
	f.Add(`*, "1"`, `1`, uint(0))
	f.Add("", "", uint(3))
	f.Add("\"\x80\xff\", \"a,b\"", "a,b", uint(9))
	f.Fuzz(func(t *testing.T, text, seed string, at uint) {
		current := `"` + legal(seed) + `"`
		cur := &State{Tag: []byte(current)}

		lines := strings.Split(text, "\n")
		if _, weak, _ := ifNoneMatch(nil, lines, cur); ifMatch(lines, cur) && !weak {
			t.Errorf("%q: strong comparison finds %s, weak does not", lines, current)
		}
		list := wellFormed(text, current)
		if _, hit, _ := ifNoneMatch(nil, list, cur); hit {
			t.Errorf("%q does not hold %s", list, current)
		}
		if tags, malformed := walk(list...); malformed {
			t.Errorf("%q: malformed behind %q", list, tags)
		}
		with := slices.Insert(slices.Clone(list), int(at%uint(len(list)+1)), current)
		if _, hit, _ := ifNoneMatch(nil, with, cur); !hit || !ifMatch(with, cur) {
			t.Errorf("%q holds %s", with, current)
		}
		if len(current) > 2 {
			mutated := []byte(current)
			mutated[1+at%uint(len(current)-2)] ^= byte(at>>8) | 1
			with := slices.Insert(slices.Clone(list), int(at%uint(len(list)+1)), string(mutated))
			if _, hit, _ := ifNoneMatch(nil, with, cur); hit || ifMatch(with, cur) {
				t.Errorf("%q does not hold %s", with, current)
			}
		}
	})
}

// legal keeps the characters of s that may be between the quotes of a tag.
func legal(s string) string {
	legal := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == 0x21 || 0x23 <= c && c <= 0x7e || c >= 0x80 {
			legal = append(legal, c)
		}
	}
	return string(legal)
}

// wellFormed turns any text into a field of several lines that does not contain the tag.
func wellFormed(text, without string) []string {
	lines := []string{}
	for i, s := range strings.Split(text, "\n") {
		line := strings.Repeat(", ", i%3)
		for j, part := range strings.Split(s, " ") {
			if tag := `"` + legal(part) + `"`; tag != without {
				line += []string{"", "W/"}[(i+j)%2] + tag + []string{",", " , ", "\t,,"}[j%3]
			}
		}
		lines = append(lines, line)
	}
	return lines
}
