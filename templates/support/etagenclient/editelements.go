package etagenclient

import "encoding/json"

// editedElements is edited for the elements of arrays. Those that stay are as they
// were received, and those that are changed in their places are edited.
func editedElements(received, before, after []json.RawMessage) []json.RawMessage {
	var all []json.RawMessage
	i, j := 0, 0
	for _, p := range append(alignment(before, after), pair{len(before), len(after)}) {
		inPlace := p.before-i == p.after-j // as many as there were
		for k := j; k < p.after; k++ {
			e := after[k]
			if at := i + k - j; inPlace {
				e = edited(received[at], before[at], e, nil)
			}
			all = append(all, e)
		}
		if p.before < len(before) {
			all = append(all, received[p.before])
		}
		i, j = p.before+1, p.after+1
	}
	return all
}
