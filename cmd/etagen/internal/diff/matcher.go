package diff

// A run is a sequence of lines that two texts have in common.
type run struct{ a, b, n int }

// A span is a range of lines in both texts.
type span struct{ aLow, aHigh, bLow, bHigh int }

// A matcher collects runs.
type matcher struct {
	a, b []int
	runs []run
}

// add adds a run, and joins it to the last one if they are adjacent.
func (m *matcher) add(a, b, n int) {
	if n == 0 {
		return
	}
	if len(m.runs) > 0 {
		last := &m.runs[len(m.runs)-1]
		if last.a+last.n == a && last.b+last.n == b {
			last.n += n
			return
		}
	}
	m.runs = append(m.runs, run{a, b, n})
}
