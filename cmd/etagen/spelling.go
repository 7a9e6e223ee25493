package main

// closest returns the candidate that a word was likely meant to be; "" when
// none is near.
func closest(word string, candidates []string) string {
	best, least := "", 3
	for _, c := range candidates {
		if d := edits(word, c); d < least && d < len(c) && d < len(word) {
			best, least = c, d
		}
	}
	return best
}

// edits is the number of bytes to insert, delete or replace to make b of a
// (Levenshtein distance).
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
