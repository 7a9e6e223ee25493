package load

import (
	"bytes"
	"unicode/utf8"
)

// A skimmer scans the tokens of a file, as far as it has to distinguish them.
type skimmer struct {
	in, out []byte
	at      int // everything before it has been scanned
	copied  int // everything before it has been copied or left out
	depth   int // of parentheses, brackets and braces
	inBody  bool
	lost    bool

	last    byte   // the last byte of the last token; 0 before the first
	keyword string // the last token, if it is a keyword that cannot end a statement
	newline bool   // there is a newline before the current token
}

// withoutBodies returns a Go file without function bodies and most comments. In a
// package that resources refer to, these are most of the file, and parsing them would
// take longer than the rest of a small run. Line numbers do not change. A file that
// cannot be scanned is returned unchanged.
func withoutBodies(content []byte) []byte {
	if bytes.Contains(content, []byte("//line ")) || bytes.Contains(content, []byte("/*line ")) {
		return content // they extend to the end of the file
	}
	s := &skimmer{in: content, out: make([]byte, 0, len(content)/2)}
	for s.at < len(s.in) && !s.lost {
		s.outside()
	}
	if s.lost || s.depth != 0 {
		return content
	}
	s.copy(len(s.in))
	return s.out
}

// outside scans one token outside of functions, or a whole function if the token begins
// one.
func (s *skimmer) outside() {
	first, ends := s.depth == 0 && (s.last == 0 || s.last == ';'), s.depth == 0 && s.endsStatement()
	if s.token(); s.keyword == "func" && (first || s.newline && ends) {
		s.function()
	}
}

// endsStatement reports whether a newline after the last token ends a statement.
func (s *skimmer) endsStatement() bool {
	switch s.last {
	case ')', ']', '}', '"', '`', '\'':
		return true
	}
	return s.keyword == "" && isIdentifier(s.last)
}

// function scans a function after its keyword, and leaves out its body.
func (s *skimmer) function() {
	for s.at < len(s.in) && !s.lost {
		isType := s.keyword == "struct" || s.keyword == "interface"
		if s.depth == 0 && s.endsStatement() && s.lineEnds() {
			return // without a body
		}
		if s.token(); s.last == '{' && s.depth == 1 && !isType {
			s.body()
			return
		}
	}
}

// lineEnds reports whether a newline comes before the next token.
func (s *skimmer) lineEnds() bool {
	rest := bytes.TrimLeft(s.in[s.at:], " \t\r")
	return len(rest) == 0 || rest[0] == '\n' || rest[0] == ';' || bytes.HasPrefix(rest, []byte("//"))
}

// body leaves out everything between the braces of a function body.
func (s *skimmer) body() {
	from := s.at
	s.inBody = true
	for s.depth > 0 && s.at < len(s.in) && !s.lost {
		s.token()
	}
	s.inBody = false
	s.leaveOut(from, s.at-1)
}

// copy copies everything before a position.
func (s *skimmer) copy(to int) {
	s.out = append(s.out, s.in[s.copied:to]...)
	s.copied = to
}

// leaveOut leaves out a part of the file, except its newlines.
func (s *skimmer) leaveOut(from, to int) {
	s.copy(from)
	for range bytes.Count(s.in[from:to], []byte("\n")) {
		s.out = append(s.out, '\n')
	}
	s.copied = to
}

// token scans one token and the blanks before it. It treats each character of an
// operator as a token.
func (s *skimmer) token() {
	s.newline, s.keyword = false, ""
	for s.at < len(s.in) {
		c := s.in[s.at]
		switch {
		case c == '\n':
			s.newline = true
			s.at++
		case c == ' ' || c == '\t' || c == '\r':
			s.at++
		case c == '/' && s.at+1 < len(s.in) && (s.in[s.at+1] == '/' || s.in[s.at+1] == '*'):
			s.comment()
		default:
			s.code(c)
			return
		}
	}
	s.last = ' ' // the end of the file
}

// code scans a token that begins with c.
func (s *skimmer) code(c byte) {
	switch {
	case isIdentifier(c):
		s.word()
	case c == '"' || c == '\'':
		s.quoted(c)
	case c == '`':
		s.skip(s.at+1, "`")
	default:
		s.at++
		switch c {
		case '(', '[', '{':
			s.depth++
		case ')', ']', '}':
			s.depth--
			s.lost = s.lost || s.depth < 0
		}
	}
	s.last = s.in[min(s.at, len(s.in))-1]
}

// word scans an identifier, a number or a keyword.
func (s *skimmer) word() {
	from := s.at
	for s.at < len(s.in) && isIdentifier(s.in[s.at]) {
		s.at++
	}
	switch word := s.in[from:s.at]; string(word) {
	case "func", "struct", "interface", "map", "chan", "type", "var", "const", "import", "package":
		s.keyword = string(word)
	}
}

// quoted scans a string or a rune.
func (s *skimmer) quoted(quote byte) {
	for s.at++; s.at < len(s.in) && s.in[s.at] != '\n'; s.at++ {
		switch s.in[s.at] {
		case '\\':
			s.at++
		case quote:
			s.at++
			return
		}
	}
	s.lost = true
}

// skip scans from a position to the end of a text.
func (s *skimmer) skip(from int, end string) {
	length := bytes.Index(s.in[from:], []byte(end))
	if length < 0 {
		s.at, s.lost = len(s.in), true
		return
	}
	s.at = from + length + len(end)
}

// comment scans a comment, and leaves it out if it is only for people.
func (s *skimmer) comment() {
	from := s.at
	if s.in[from+1] == '*' {
		s.skip(from+2, "*/")
		s.newline = s.newline || bytes.IndexByte(s.in[from:s.at], '\n') >= 0
		return
	}
	if length := bytes.IndexByte(s.in[from:], '\n'); length >= 0 {
		s.at = from + length
	} else {
		s.at = len(s.in)
	}
	if text := s.in[from+2 : s.at]; !s.inBody && (len(text) == 0 || text[0] == ' ' || text[0] == '\t') {
		s.leaveOut(from, s.at)
	}
}

// isIdentifier reports whether a byte can be part of an identifier or a number.
func isIdentifier(c byte) bool {
	return isLetter(c) || '0' <= c && c <= '9' || c == '_' || c >= utf8.RuneSelf
}
