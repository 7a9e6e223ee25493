package etagen

// A kept is an encoded representation. It is never changed, only replaced.
type kept struct {
	key, tag     string
	seconds      int64 // of the modification time
	nanoseconds  int
	lastModified string // as a field; empty if there is none
	forms        []form // the JSON text first

	size       int64
	used       bool // since the hand of the clock was here
	next, prev *kept
}

// A form is a representation in a content coding.
type form struct {
	coding        int    // the index in contentCoder; noForm for JSON text
	name          string // of the coding; empty for JSON text
	etag          string
	text          []byte
	contentLength string
}

// noForm is the coding of JSON text that is not coded.
const noForm = -1

// is reports whether a representation has the tag and the modification time of s.
func (e *kept) is(s *State) bool {
	return e.tag == string(s.Tag) && e.seconds == s.Modified.Unix() && e.nanoseconds == s.Modified.Nanosecond()
}
