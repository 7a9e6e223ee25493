package etagen

import "strings"

// A codingList walks the members of Accept-Encoding, whose lines are one list (RFC
// 9110 §12.5.3, §5.3).
type codingList struct {
	lines []string // not looked at yet
	rest  string   // of the line that is being walked
	taken int      // the length of the lines so far
}

const maxAccept = 4 << 10 // the length of the lines that are walked: browsers send 20 bytes

// next returns the next coding in lower case and its weight in thousandths. A weight
// that is malformed is 0, which refuses. ok is false at the end.
func (l *codingList) next() (name string, weight int, ok bool) {
	for {
		for l.rest == "" {
			if len(l.lines) == 0 {
				return "", 0, false
			}
			l.rest, l.lines = l.lines[0], l.lines[1:]
			if l.taken += len(l.rest) + len(","); l.taken > maxAccept {
				return "", 0, false
			}
		}
		var member string
		member, l.rest, _ = strings.Cut(l.rest, ",")
		name, parameters, weighed := strings.Cut(member, ";")
		if name = strings.ToLower(strings.Trim(name, " \t")); name == "" {
			continue
		}
		if name == "x-gzip" {
			name = "gzip" // RFC 9110 §8.4.1.3
		}
		weight = 1000
		if weighed {
			weight = weightOf(strings.Trim(parameters, " \t"))
		}
		return name, weight, true
	}
}

// weightOf returns what a parameter q says in thousandths, 0 if it is malformed (RFC
// 9110 §12.4.2).
func weightOf(parameter string) int {
	if len(parameter) < len("q=0") || !strings.EqualFold(parameter[:2], "q=") {
		return 0
	}
	whole, fraction, _ := strings.Cut(parameter[2:], ".")
	if whole != "0" && whole != "1" || len(fraction) > 3 {
		return 0
	}
	weight, unit := int(whole[0]-'0')*1000, 100
	for i := 0; i < len(fraction); i++ {
		if fraction[i] < '0' || fraction[i] > '9' {
			return 0
		}
		weight += int(fraction[i]-'0') * unit
		unit /= 10
	}
	if weight > 1000 {
		return 0
	}
	return weight
}

// namesCoding reports whether Accept-Encoding names a coding with a weight above zero.
func namesCoding(lines []string) bool {
	list := codingList{lines: lines}
	for name, weight, ok := list.next(); ok; name, weight, ok = list.next() {
		if weight > 0 && name != "identity" && name != "*" {
			return true
		}
	}
	return false
}
