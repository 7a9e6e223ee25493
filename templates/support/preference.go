package etagen

import "slices"

// maxCodings is how many content codings a handler can have.
const maxCodings = 8

// noCoding is identity in a preference.
const noCoding = -1

// A preference contains what a client accepts, the best first: indexes of codings, and
// noCoding. It has at least one.
type preference struct {
	order [maxCodings + 1]int8
	n     int
	named bool // Accept-Encoding names a coding that the client accepts
}

// first returns the coding that the client prefers.
func (p *preference) first() int { return int(p.order[0]) }

// takes reports whether the client accepts a coding.
func (p *preference) takes(coding int) bool {
	return slices.Contains(p.order[:p.n], int8(coding))
}

// prefer returns the preference that Accept-Encoding states (RFC 9110 §12.5.3). If the
// field is absent or empty, it is identity alone. The RFC allows any coding, but a
// cache would then store for all clients what only some can read.
func prefer(codings []coding, lines []string) (p preference) {
	const unnamed = -1
	var weights [maxCodings]int
	for i := range weights {
		weights[i] = unnamed
	}
	identity, others, empty := unnamed, unnamed, true
	list := codingList{lines: lines}
	for name, weight, ok := list.next(); ok; name, weight, ok = list.next() {
		empty = false
		p.named = p.named || weight > 0 && name != "identity" && name != "*"
		of := &others
		switch i := indexOf(codings, name); {
		case i >= 0:
			of = &weights[i]
		case name == "identity":
			of = &identity
		case name != "*":
			continue
		}
		if *of == unnamed {
			*of = weight
		}
	}
	for i := range codings {
		if weights[i] == unnamed {
			weights[i] = max(others, 0)
		}
	}
	if !empty {
		p.rank(weights[:len(codings)], identity)
	}
	if p.n == 0 || identity == unnamed && others != 0 {
		p.add(noCoding)
	}
	return p
}

// rank adds the codings in the order of their weights, and identity if it has one. If
// weights are equal, the first coding comes first, and identity last.
func (p *preference) rank(weights []int, identity int) {
	for {
		best, weight := noCoding, identity
		for i, w := range weights {
			if w > 0 && w >= weight && (best == noCoding || w > weight) {
				best, weight = i, w
			}
		}
		switch {
		case best != noCoding:
			weights[best] = 0
		case identity > 0:
			identity = 0
		default:
			return
		}
		p.add(best)
	}
}

func (p *preference) add(coding int) {
	p.order[p.n] = int8(coding)
	p.n++
}

// indexOf returns the index of the coding with a name, or -1.
func indexOf(codings []coding, name string) int {
	return slices.IndexFunc(codings, func(c coding) bool { return c.name == name })
}
