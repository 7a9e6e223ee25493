package plan

import "bytes"

// A Format is what there is to know of the files of a plan by what is in them.
type Format struct {
	Line      string                      // that says who has generated a file
	Generated func(content []byte) bool   // the line is where it has to be
	Edited    func(content []byte) string // how it shows that a hand was at a file afterwards; "" if it does not
	Emptied   func(content []byte) []byte // what stays of a file that is not to be built; nil if nothing can
}

// Ours reports whether a file of a name that is generated may be overwritten: it
// is generated, or there is nothing in it.
func (f *Format) Ours(content []byte) bool {
	return f.Generated(content) || IsBlank(content)
}

// IsBlank reports whether there is nothing in a file.
func IsBlank(content []byte) bool { return len(bytes.TrimSpace(WithoutMark(content))) == 0 }
