package main

import "fmt"

// A contest compares a generator with etagen, on few resources and on many.
type contest struct {
	name, makes string
	few, many   goal
}

// contests compares other generators with etagen.
func (b *bed) contests() ([]contest, error) {
	one, many := b.sizes.few, b.sizes.many
	if err := b.write(many); err != nil {
		return nil, err
	}
	own := func(n int, keeping bool) work { return b.after(b.edit)(n, b.generate(n, keeping)) }
	against := func(name string, n int, work work) goal {
		return b.fewer(2).ratio("", fmt.Sprintf("%s on %d, and etagen", name, n), 0, work, own(n, false))
	}
	found := []contest{{"etagen, with what it has kept", "handlers and their tests", against("etagen", one, own(one, true)), against("etagen", many, own(many, true))}}
	for _, p := range peers() {
		c := contest{name: p.name + " " + p.version, makes: p.makes}
		binary, err := b.install(p)
		if err != nil {
			c.few.note, c.many.note = err.Error(), err.Error()
			found = append(found, c)
			continue
		}
		c.few = b.contest(p, binary, one, against)
		c.many = b.contest(p, binary, many, against)
		found = append(found, c)
	}
	return found, nil
}

// contest measures a peer on n resources.
func (b *bed) contest(p peer, binary string, n int, against func(string, int, work) goal) goal {
	work, err := b.peer(p, binary, n)
	if err != nil {
		return goal{note: err.Error()}
	}
	return against(p.name, n, work)
}
