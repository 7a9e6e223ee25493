package etagenclient

import (
	"bytes"
	"encoding/json"
)

// A pair holds the indexes of an element in two arrays.
type pair struct{ before, after int }

// alignment returns the elements that two arrays have in common: those at the
// beginning and at the end, and between them the longest common subsequence.
func alignment(before, after []json.RawMessage) []pair {
	var all []pair
	begin := 0
	for begin < min(len(before), len(after)) && bytes.Equal(before[begin], after[begin]) {
		all = append(all, pair{begin, begin})
		begin++
	}
	end := 0
	for end < min(len(before), len(after))-begin && bytes.Equal(before[len(before)-1-end], after[len(after)-1-end]) {
		end++
	}
	all = append(all, longestCommon(before[begin:len(before)-end], after[begin:len(after)-end], begin)...)
	for ; end > 0; end-- {
		all = append(all, pair{len(before) - end, len(after) - end})
	}
	return all
}

// mostPairs is the largest number of pairs of elements that are compared to align two arrays.
const mostPairs = 1 << 20

// longestCommon returns the longest common subsequence of two arrays, whose indexes
// start at begin. It is empty for arrays that are too long to compare.
func longestCommon(a, b []json.RawMessage, begin int) []pair {
	if len(a) == 0 || len(b) == 0 || len(a) > mostPairs/len(b) {
		return nil
	}
	width := len(b) + 1
	length := make([]int, (len(a)+1)*width) // of the subsequence from there on
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if bytes.Equal(a[i], b[j]) {
				length[i*width+j] = length[(i+1)*width+j+1] + 1
			} else {
				length[i*width+j] = max(length[(i+1)*width+j], length[i*width+j+1])
			}
		}
	}
	var all []pair
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case bytes.Equal(a[i], b[j]):
			all = append(all, pair{begin + i, begin + j})
			i, j = i+1, j+1
		case length[(i+1)*width+j] >= length[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return all
}
