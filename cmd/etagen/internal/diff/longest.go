package diff

import "sort"

// rising returns a longest subsequence of runs, which are in the order of a, that is
// also in the order of b (patience sorting).
func rising(runs []run) []run {
	var ends []int                   // for each length, the subsequence with the lowest end
	before := make([]int, len(runs)) // the previous run in each subsequence
	for i, r := range runs {
		length := sort.Search(len(ends), func(k int) bool { return runs[ends[k]].b >= r.b })
		before[i] = -1
		if length > 0 {
			before[i] = ends[length-1]
		}
		if length == len(ends) {
			ends = append(ends, i)
		} else {
			ends[length] = i
		}
	}
	part := make([]run, len(ends))
	for k, at := len(ends)-1, last(ends); k >= 0; k, at = k-1, before[at] {
		part[k] = runs[at]
	}
	return part
}

// last returns the last number, or -1 if there are none.
func last(numbers []int) int {
	if len(numbers) == 0 {
		return -1
	}
	return numbers[len(numbers)-1]
}

// longest adds a longest common subsequence of the lines in a span, with a table of its
// length after each pair of lines. The table is small: at most maxCells.
func (m *matcher) longest(s span) {
	a, b := m.a[s.aLow:s.aHigh], m.b[s.bLow:s.bHigh]
	width := len(b) + 1
	common := make([]int32, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i*width+j] = common[(i+1)*width+j+1] + 1
			} else {
				common[i*width+j] = max(common[(i+1)*width+j], common[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			m.add(s.aLow+i, s.bLow+j, 1)
			i++
			j++
		case common[(i+1)*width+j] >= common[i*width+j+1]:
			i++
		default:
			j++
		}
	}
}
