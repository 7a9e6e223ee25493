package grammar

import "strings"

// Closest returns the candidate that a word most likely misspells, or "" if none is
// close. It ignores case, and whether the parts of a word are joined by a hyphen or an
// underscore. If several are equally close, the first wins.
func Closest(word string, candidates []string) string {
	best, bestDistance := "", 0
	folded := fold(word)
	for _, c := range candidates {
		limit := max(1, len(c)/3)
		if len(word) > len(c)+limit {
			continue
		}
		d := distance(folded, fold(c))
		if d <= limit && d < len(c) && (best == "" || d < bestDistance) {
			best, bestDistance = c, d
		}
	}
	return best
}

// fold removes differences that are easily overlooked: case, and how the parts of a word
// are joined.
func fold(word string) string {
	return strings.ReplaceAll(strings.ToLower(word), "_", "-")
}

// distance returns the number of letters to add, remove, replace, or swap with their
// neighbour to turn a into b (optimal string alignment).
func distance(a, b string) int {
	const usual = 32 // a word of this length needs no memory
	var space [3][usual + 1]int
	before, last, row := space[0][:], space[1][:], space[2][:]
	if len(b) > usual {
		before, last, row = make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	}
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
