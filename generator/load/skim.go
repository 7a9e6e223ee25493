package load

import "bytes"

// withoutBodies returns a file in Go without what is in the bodies of its functions, and
// without most comments: in a package that resources refer to, that is most of it, and
// parsing it would take longer than all else in a small run. Lines stay where they are.
// A file that cannot be followed is returned as it is.
func withoutBodies(content []byte) []byte {
	if bytes.Contains(content, []byte("//line ")) || bytes.Contains(content, []byte("/*line ")) {
		return content // they count to the end of the file
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

// A skimmer goes through a file by its tokens, as far as it has to know them.
type skimmer struct {
	in, out []byte
	at      int // what is before was looked at
	copied  int // what is before is in out, or left out
	depth   int // of parentheses, brackets and braces
	inBody  bool
	lost    bool

	last    byte   // the last byte of the last token; 0 before the first
	keyword string // the last token, if it is one after which no statement ends
	newline bool   // a line has ended before it
}

// outside looks at one token outside of functions, and if it begins one, at all of that.
func (s *skimmer) outside() {
	first, ends := s.depth == 0 && (s.last == 0 || s.last == ';'), s.depth == 0 && s.endsStatement()
	if s.token(); s.keyword == "func" && (first || s.newline && ends) {
		s.function()
	}
}

// endsStatement reports whether a line that ends after the last token ends a statement.
func (s *skimmer) endsStatement() bool {
	switch s.last {
	case ')', ']', '}', '"', '`', '\'':
		return true
	}
	return s.keyword == "" && isIdentifier(s.last)
}

// function looks at a function after its keyword, and leaves out its body.
func (s *skimmer) function() {
	for s.at < len(s.in) && !s.lost {
		isType := s.keyword == "struct" || s.keyword == "interface"
		if s.depth == 0 && s.endsStatement() && s.lineEnds() {
			return // it has no body
		}
		if s.token(); s.last == '{' && s.depth == 1 && !isType {
			s.body()
			return
		}
	}
}

// lineEnds reports whether a line ends before the next token.
func (s *skimmer) lineEnds() bool {
	rest := bytes.TrimLeft(s.in[s.at:], " \t\r")
	return len(rest) == 0 || rest[0] == '\n' || rest[0] == ';' || bytes.HasPrefix(rest, []byte("//"))
}

// body leaves out what is between the braces of a body.
func (s *skimmer) body() {
	from := s.at
	s.inBody = true
	for s.depth > 0 && s.at < len(s.in) && !s.lost {
		s.token()
	}
	s.inBody = false
	s.leaveOut(from, s.at-1)
}

// copy takes over what is before a place.
func (s *skimmer) copy(to int) {
	s.out = append(s.out, s.in[s.copied:to]...)
	s.copied = to
}

// leaveOut leaves out a part of the file, but for the ends of lines.
func (s *skimmer) leaveOut(from, to int) {
	s.copy(from)
	for range bytes.Count(s.in[from:to], []byte("\n")) {
		s.out = append(s.out, '\n')
	}
	s.copied = to
}
