package etagen

// maxCodings is how many content codings a handler can have.
const maxCodings = 8

// noCoding stands for identity in a preference.
const noCoding = -1

// A preference is what a client takes, the best first: indexes of codings, and
// noCoding. It has at least one.
type preference struct {
	order [maxCodings + 1]int8
	n     int
	named bool // Accept-Encoding names a coding that the client takes
}

// first returns the coding that the client likes best.
func (p *preference) first() int { return int(p.order[0]) }

// takes reports whether the client takes a coding.
func (p *preference) takes(coding int) bool {
	for _, c := range p.order[:p.n] {
		if int(c) == coding {
			return true
		}
	}
	return false
}

// prefer returns what Accept-Encoding says of the codings (RFC 9110 §12.5.3). If it
// is absent or empty, that is identity alone: by the letter all would do, but a
// cache that asks for several clients would get for all what only some can read.
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

// rank adds the codings by their weights, and identity if it has one. Of equal ones
// the first comes first, and identity last.
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

// indexOf returns which of the codings has a name, -1 if none.
func indexOf(codings []coding, name string) int {
	for i := range codings {
		if codings[i].name == name {
			return i
		}
	}
	return -1
}
