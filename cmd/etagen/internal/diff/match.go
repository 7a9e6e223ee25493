package diff

import (
	"cmp"
	"slices"
)

// These limits bound the cost of a comparison. A span whose table would be larger is
// first split at lines that occur once in each text ("patience diff"). If that fails,
// its lines count as different, and the diff is longer than necessary.
const (
	maxCells = 1 << 20 // of the table for a span
	maxDepth = 8       // of nested splits
)

// match returns the runs that two texts have in common, in order.
func match(a, b lines) []run {
	m := &matcher{}
	number := map[string]int{}
	m.a, m.b = numbered(number, a), numbered(number, b)
	m.between(span{0, len(a), 0, len(b)}, 0)
	return m.runs
}

// numbered gives each line a number. Equal lines get the same number.
func numbered(number map[string]int, l lines) []int {
	ids := make([]int, len(l))
	for i, line := range l {
		k := key(line)
		id, ok := number[k]
		if !ok {
			id = len(number)
			number[k] = id
		}
		ids[i] = id
	}
	return ids
}

// between finds the runs in a span.
func (m *matcher) between(s span, depth int) {
	start := s
	for s.aLow < s.aHigh && s.bLow < s.bHigh && m.a[s.aLow] == m.b[s.bLow] {
		s.aLow++
		s.bLow++
	}
	m.add(start.aLow, start.bLow, s.aLow-start.aLow)
	end := s
	for s.aLow < s.aHigh && s.bLow < s.bHigh && m.a[s.aHigh-1] == m.b[s.bHigh-1] {
		s.aHigh--
		s.bHigh--
	}
	switch {
	case (s.aHigh-s.aLow)*(s.bHigh-s.bLow) <= maxCells:
		m.longest(s)
	case depth < maxDepth:
		m.parted(s, depth)
	}
	m.add(s.aHigh, s.bHigh, end.aHigh-s.aHigh)
}

// parted finds the runs in a span that is split at its anchors.
func (m *matcher) parted(s span, depth int) {
	anchors := m.anchors(s)
	if len(anchors) == 0 {
		return
	}
	for _, anchor := range anchors {
		m.between(span{s.aLow, anchor.a, s.bLow, anchor.b}, depth+1)
		m.add(anchor.a, anchor.b, 1)
		s.aLow, s.bLow = anchor.a+1, anchor.b+1
	}
	m.between(s, depth+1)
}

// anchors returns lines that occur once on both sides of a span: as many as possible
// that have the same order on both.
func (m *matcher) anchors(s span) []run {
	type place struct{ a, b, inA, inB int }
	places := map[int]*place{}
	for i := s.aLow; i < s.aHigh; i++ {
		p := places[m.a[i]]
		if p == nil {
			p = &place{a: i}
			places[m.a[i]] = p
		}
		p.inA++
	}
	for i := s.bLow; i < s.bHigh; i++ {
		if p := places[m.b[i]]; p != nil {
			p.b = i
			p.inB++
		}
	}
	var once []run
	for _, p := range places {
		if p.inA == 1 && p.inB == 1 {
			once = append(once, run{p.a, p.b, 1})
		}
	}
	slices.SortFunc(once, func(x, y run) int { return cmp.Compare(x.a, y.a) })
	return rising(once)
}
