package diff

import "strings"

// lines are those of a text with their ends. The last may have none.
type lines []string

// splitLines splits a text into lines.
func splitLines(text []byte) lines {
	var all lines
	for line := range strings.Lines(string(text)) {
		all = append(all, line)
	}
	return all
}

// key is a line with its end as on Unix.
func key(line string) string {
	if text, ok := strings.CutSuffix(line, "\r\n"); ok {
		return text + "\n"
	}
	return line
}

// endAs ends the lines as most of another text's end, if that is as on Windows.
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
