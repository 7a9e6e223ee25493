package jsonshape

import "strings"

// classes gives nodes that are encoded alike the same number. It starts from a class for
// each text. Then it splits classes until all nodes of a class have parts of the same
// classes. By using the smaller half of each split, it needs time close to the number of
// nodes, however long the chains of references are (Hopcroft's algorithm).
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

// A partition divides the nodes of a shape into classes.
type partition struct {
	class   []int   // of each node
	members [][]int // of each class
	place   []int   // the index of each node in the members of its class
	before  [][]use // the uses of each node
	pending []int   // classes that may cause others to be split
}

// A use is a reference from a node to one of its parts.
type use struct{ node, part int }

// newPartition returns the partition by text only.
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

// take removes a node from its class.
func (p *partition) take(node int) {
	all := p.members[p.class[node]]
	last := len(all) - 1
	all[p.place[node]] = all[last]
	p.place[all[last]] = p.place[node]
	p.members[p.class[node]] = all[:last]
}

// referring returns the nodes with a part in a class, by the number of the part.
func (p *partition) referring(class int) map[int][]int {
	all := map[int][]int{}
	for _, node := range p.members[class] {
		for _, u := range p.before[node] {
			all[u.part] = append(all[u.part], u.node)
		}
	}
	return all
}

// split divides each class into the nodes that are among the given ones and those that
// are not.
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

// smaller returns some of the nodes of a class, or the others if there are fewer of
// them.
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
