package etagenclient

import "encoding/json"

// editedElements is edited for arrays. Elements that stay or move are kept as
// received, and elements that change in place are edited.
func editedElements(received, before, after []json.RawMessage) []json.RawMessage {
	stay := alignment(before, after)
	moved := movable(before, stay)
	var all []json.RawMessage
	i, j := 0, 0
	for _, p := range append(stay, pair{len(before), len(after)}) {
		inPlace := p.before-i == p.after-j // the number of elements is unchanged
		for k := j; k < p.after; k++ {
			e := after[k]
			if from := moved[string(e)]; len(from) > 0 {
				e, moved[string(e)] = received[from[0]], from[1:]
			} else if at := i + k - j; inPlace {
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

// movable returns the indexes of the elements that may have moved, by their texts.
func movable(before []json.RawMessage, stay []pair) map[string][]int {
	moved := map[string][]int{}
	for i, e := range before {
		if len(stay) > 0 && stay[0].before == i {
			stay = stay[1:]
			continue
		}
		moved[string(e)] = append(moved[string(e)], i)
	}
	return moved
}
