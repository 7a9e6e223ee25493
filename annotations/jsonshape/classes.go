package jsonshape

import "strings"

// classes gives nodes that are encoded alike one number. It starts from a class
// for each text, and splits classes until none has nodes whose parts are of
// different classes. To go by the smaller part of each split keeps the cost near
// the number of nodes, however long the chains are in which they refer to each
// other (Hopcroft's algorithm).
func (s shape) classes() []int {
	p := newPartition(s)
	for len(p.pending) > 0 {
		last := len(p.pending) - 1
		splitter := p.pending[last]
		p.pending = p.pending[:last]
		for _, nodes := range p.referring(splitter) {
			p.split(nodes)
		}
	}
	return p.class
}

// A partition is the nodes of a shape, in classes.
type partition struct {
	class   []int   // of each node
	members [][]int // of each class
	place   []int   // of each node among the members of its class
	before  [][]use // of each node
	pending []int   // classes by which others may have to be split
}

// A use is a node that has another as one of its parts.
type use struct{ node, part int }

// newPartition returns the partition by text alone.
func newPartition(s shape) *partition {
	p := &partition{class: make([]int, len(s)), place: make([]int, len(s)), before: make([][]use, len(s))}
	byText := map[string]int{}
	for i, n := range s {
		text := strings.Join(n.text, "#")
		c, ok := byText[text]
		if !ok {
			c = len(byText)
			byText[text] = c
			p.members = append(p.members, nil)
			p.pending = append(p.pending, c)
		}
		p.put(i, c)
		for part, other := range n.parts {
			p.before[other] = append(p.before[other], use{i, part})
		}
	}
	return p
}

// put adds a node to a class.
func (p *partition) put(node, class int) {
	p.class[node], p.place[node] = class, len(p.members[class])
	p.members[class] = append(p.members[class], node)
}

// take takes a node out of its class.
func (p *partition) take(node int) {
	all := p.members[p.class[node]]
	last := len(all) - 1
	all[p.place[node]] = all[last]
	p.place[all[last]] = p.place[node]
	p.members[p.class[node]] = all[:last]
}

// referring are the nodes that have a node of a class as a part, by the number
// of the part.
func (p *partition) referring(class int) map[int][]int {
	all := map[int][]int{}
	for _, node := range p.members[class] {
		for _, u := range p.before[node] {
			all[u.part] = append(all[u.part], u.node)
		}
	}
	return all
}

// split parts each class into those of its nodes that are among these and those
// that are not.
func (p *partition) split(nodes []int) {
	touched := map[int][]int{}
	for _, node := range nodes {
		touched[p.class[node]] = append(touched[p.class[node]], node)
	}
	for class, among := range touched {
		if len(among) == len(p.members[class]) {
			continue
		}
		fresh := len(p.members)
		p.members = append(p.members, nil)
		for _, node := range p.smaller(class, among) {
			p.take(node)
			p.put(node, fresh)
		}
		p.pending = append(p.pending, fresh)
	}
}

// smaller are some of the nodes of a class, or the others if those are fewer.
func (p *partition) smaller(class int, among []int) []int {
	if 2*len(among) <= len(p.members[class]) {
		return among
	}
	in := map[int]bool{}
	for _, node := range among {
		in[node] = true
	}
	var others []int
	for _, node := range p.members[class] {
		if !in[node] {
			others = append(others, node)
		}
	}
	return others
}
