package witness

// A Record is what a run stores for later ones if it had nothing to do, or may have had
// nothing to do.
type Record struct {
	Places   Places // where the run has looked
	Key      Key    // of Contents
	Inputs   Sum    // a sum of what it found there
	Contents Sum    // of the places for which there is nothing to do; zero if that is not known
}

// Text returns the record as a text to store. Use ParseRecord to read it.
func (r *Record) Text() string {
	var w writing
	w.string(r.Places.Root)
	w.strings(r.Places.Folders)
	w.strings(r.Places.Files)
	w = append(w, r.Key[:]...)
	w.sum(r.Inputs)
	w.sum(r.Contents)
	return string(w)
}

// ParseRecord returns the record in a text. It is not ok if the text is damaged.
func ParseRecord(text string) (record *Record, ok bool) {
	r := reading{rest: text}
	places := Places{Root: r.string(), Folders: r.strings(), Files: r.strings()}
	record = &Record{Places: places}
	copy(record.Key[:], r.next(len(record.Key)))
	record.Inputs, record.Contents = r.sum(), r.sum()
	return record, !r.failed && places.Root != ""
}
