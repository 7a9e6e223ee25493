package load

import "bytes"

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
