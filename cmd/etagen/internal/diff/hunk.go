package diff

import (
	"bytes"
	"fmt"
	"strings"
)

// context is the number of unchanged lines shown around a change.
const context = 3

// changes returns the spans between the runs that two texts have in common: the lines of
// a are removed, and those of b added.
func changes(runs []run, aLines, bLines int) []span {
	var all []span
	i, j := 0, 0
	for _, r := range append(runs, run{aLines, bLines, 0}) {
		if i < r.a || j < r.b {
			all = append(all, span{i, r.a, j, r.b})
		}
		i, j = r.a+r.n, r.b+r.n
	}
	return all
}

// hunks groups changes that have nothing but context between them.
func hunks(changes []span) [][]span {
	var all [][]span
	for i, c := range changes {
		if i > 0 && c.aLow-changes[i-1].aHigh <= 2*context {
			all[len(all)-1] = append(all[len(all)-1], c)
			continue
		}
		all = append(all, []span{c})
	}
	return all
}

// writeHunk writes changes with their context. Before the first change and after the
// last one, both texts have the same number of context lines.
func writeHunk(out *bytes.Buffer, changes []span, a, b lines) {
	first, last := changes[0], changes[len(changes)-1]
	before, behind := min(context, first.aLow), min(context, len(a)-last.aHigh)
	fmt.Fprintf(out, "@@ -%s +%s @@\n",
		extent(first.aLow-before, last.aHigh+behind), extent(first.bLow-before, last.bHigh+behind))
	at := first.aLow - before
	for _, c := range changes {
		writeLines(out, ' ', a[at:c.aLow])
		writeLines(out, '-', a[c.aLow:c.aHigh])
		writeLines(out, '+', b[c.bLow:c.bHigh])
		at = c.aHigh
	}
	writeLines(out, ' ', a[at:at+behind])
}

// extent returns the lines of a hunk: the number of the first one, and how many unless
// it is one. If there are none, it is the number of the line before.
func extent(low, high int) string {
	switch high - low {
	case 0:
		return fmt.Sprintf("%d,0", low)
	case 1:
		return fmt.Sprintf("%d", low+1)
	}
	return fmt.Sprintf("%d,%d", low+1, high-low)
}

// writeLines writes lines with a sign in front of each.
func writeLines(out *bytes.Buffer, sign byte, l lines) {
	for _, line := range l {
		out.WriteByte(sign)
		out.WriteString(line)
		if !strings.HasSuffix(line, "\n") {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
}
