package diff

import "strings"

// lines are the lines of a text, with their line endings. The last one may have none.
type lines []string

// splitLines splits a text into lines.
func splitLines(text []byte) lines {
	var all lines
	for line := range strings.Lines(string(text)) {
		all = append(all, line)
	}
	return all
}

// key returns a line with the line ending of Unix.
func key(line string) string {
	if text, ok := strings.CutSuffix(line, "\r\n"); ok {
		return text + "\n"
	}
	return line
}

// endAs gives the lines the line ending of Windows if most lines of another text have
// it.
func (l lines) endAs(other lines) {
	windows, unix := 0, 0
	for _, line := range other {
		switch {
		case strings.HasSuffix(line, "\r\n"):
			windows++
		case strings.HasSuffix(line, "\n"):
			unix++
		}
	}
	if windows <= unix {
		return
	}
	for i, line := range l {
		if text, ok := strings.CutSuffix(key(line), "\n"); ok {
			l[i] = text + "\r\n"
		}
	}
}
