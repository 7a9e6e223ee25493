package generator

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
)

// A near miss of a directive is to be found as well as a directive, so that it
// can be diagnosed: etagen in any case before a colon or at the start of a
// comment, and words at the start of a comment that look like it.
var directiveLike = regexp.MustCompile(`(?i)etagen[ \t]*:|(?://|/\*)[ \t]*(?:etagen\b|et[a-z_-]{1,8}[ \t]*:)`)

// read reads the files of all packages and looks for directives in them,
// before anything is parsed. Outputs of earlier runs are left out.
func (r *run) read() error {
	for _, s := range r.sources {
		for _, path := range s.goFiles {
			s.files = append(s.files, &file{path: path})
		}
	}
	var all []*file
	for _, s := range r.sources {
		all = append(all, s.files...)
	}
	errs := make([]error, len(all))
	r.each("reading files", len(all), func(i int) { errs[i] = all[i].read() })
	for i, err := range errs {
		if err != nil {
			return fmt.Errorf("reading %s: %w", all[i].path, err)
		}
	}
	for _, s := range r.sources {
		s.leaveOutOutputs()
	}
	return nil
}

// read fills in the content, and whether there are directives in it.
func (f *file) read() error {
	content, err := os.ReadFile(f.path)
	f.content = content
	f.directives = hasDirective(content)
	return err
}

// leaveOutOutputs keeps only the hand-written files.
func (s *source) leaveOutOutputs() {
	kept := s.files[:0]
	for _, f := range s.files {
		if !isOutput(f.path, f.content) {
			kept = append(kept, f)
		}
	}
	s.files = kept
}

// hasDirective tells whether a file has a directive or a near miss of one. It
// may be wrong in saying that it has.
func hasDirective(content []byte) bool {
	return containsFold(content, "etag") && directiveLike.Match(content)
}

// containsFold tells whether b has the lower-case word in any case. It is
// there to be fast: most files do not have it.
func containsFold(b []byte, word string) bool {
	for len(b) > 0 {
		i := bytes.IndexAny(b, word[:1]+string(word[0]-'a'+'A'))
		if i < 0 || len(b)-i < len(word) {
			return false
		}
		if bytes.EqualFold(b[i:i+len(word)], []byte(word)) {
			return true
		}
		b = b[i+1:]
	}
	return false
}
