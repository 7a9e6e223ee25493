package main

import "slices"

// A tally counts changes by their outcome. A change of unknown outcome may have been
// made or not.
type tally struct{ acked, lost, made, unmade int }

func (t *tally) add(other tally) {
	t.acked += other.acked
	t.lost += other.lost
	t.made += other.made
	t.unmade += other.unmade
}

// settle compares the responses, and the stored book at the end, with the log of
// versions.
func (h *history) settle(log []book, stored book) (tally, []string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	begin := slices.IndexFunc(log, func(b book) bool { return b.Version == h.first })
	if begin < 0 {
		h.problem("the log does not have version %d", h.first)
		return tally{acked: len(h.acked), lost: len(h.acked)}, h.problems
	}
	log = log[begin:]
	h.know(stored)
	if last := log[len(log)-1]; stored != last {
		h.problem("%v is stored, and was %v", stored, last)
	}
	t := tally{acked: len(h.acked)}
	logged, told := h.chain(log), map[int64]bool{h.first: true}
	for _, made := range h.acked {
		if logged[made.Version] != made || told[made.Version] {
			h.problem("%v was acknowledged, and is lost", made)
			t.lost++
		}
		told[made.Version] = true
	}
	for version, price := range h.prices {
		if b := (book{version, price}); logged[version] != b {
			h.problem("a response was of %v, which did not last", b)
		}
	}
	h.attribute(&t, log, told)
	return t, h.problems
}

// chain returns the versions that the next one was made from. The others were undone,
// or overwritten.
func (h *history) chain(log []book) map[int64]book {
	kept := map[int64]book{}
	for i, b := range log {
		if i+1 < len(log) && log[i+1] != (book{b.Version + 1, b.Price + 1}) {
			h.problem("%v was overwritten by %v", b, log[i+1])
			continue
		}
		kept[b.Version] = b
	}
	return kept
}

// attribute matches the versions without a response with changes of unknown outcome.
func (h *history) attribute(t *tally, log []book, told map[int64]bool) {
	for _, b := range log {
		switch {
		case told[b.Version]:
		case h.unknown[b.Version] > 0:
			t.made++
			h.unknown[b.Version]--
		default:
			h.problem("nobody asked for %v", b)
		}
	}
	for _, n := range h.unknown {
		t.unmade += n
	}
}
