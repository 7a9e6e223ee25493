package serving

import (
	"fmt"
	"net/http"

	"example.com/bench/compare"
)

// These are the names of heats without a mux, and of their entries.
const (
	Reads, Refusals, Updates, Contents = "reads without a mux", "412 without a mux", "PUT without a mux", "200 without a mux"
	Kept, KeptLarge, Coded             = "200 of 3 KiB that is kept", "200 of 30 KiB that is kept", "304 of gzip"
	Etagen, Hand, Least, LeastEncoding = "etagen", "by hand", "smallest", "smallest, encoding"
	ByList, ByDate, Uncoded            = "by list", "by date", "without gzip"
)

// alone returns the heats of handlers without a mux, which takes the same time for all
// of them.
func alone() ([]*Heat, error) {
	smallest, err := newSmallest()
	if err != nil {
		return nil, fmt.Errorf("preparing the smallest handler: %w", err)
	}
	own := &compare.BookHandler{Store: newShelf(2)}
	hand := compare.Good{Books: newShelf(2)}
	coded := newCoded()
	var heats []*Heat
	for _, heat := range []struct {
		name    string
		players []player
	}{
		{Reads, []player{{Etagen, own.Get, byTag, own.Get}, {Least, smallest.Get, byTag, own.Get}, {ByList, own.Get, byList, own.Get}, {ByDate, own.Get, byDate, own.Get}, {Hand, hand.Get, byTag, hand.Get}}},
		{Refusals, []player{{Etagen, own.Put, conflict, own.Get}, {Least, smallest.Put, conflict, own.Get}, {LeastEncoding, smallest.PutEncoding, conflict, own.Get}}},
		{Updates, []player{{Etagen, own.Put, update, own.Get}, {Hand, hand.Put, update, hand.Get}}},
		{Contents, []player{{Etagen, own.Get, inFull, own.Get}, {Hand, hand.Get, inFull, hand.Get}}},
		{Kept, keepers(3)},
		{KeptLarge, keepers(30)},
		{Coded, []player{{Etagen, coded.Get, byTag, coded.Get}, {Uncoded, own.Get, byTag, own.Get}}},
	} {
		h := &Heat{Name: heat.name}
		for _, p := range heat.players {
			e, err := p.entry()
			if err != nil {
				return nil, fmt.Errorf("preparing %s of %s: %w", p.name, heat.name, err)
			}
			h.Entries = append(h.Entries, e)
		}
		heats = append(heats, h)
	}
	return heats, nil
}

// A player is a handler without a mux, and a request for it.
type player struct {
	name   string
	handle http.HandlerFunc
	at     row
	get    http.HandlerFunc // of the same resource, for its entity tag
}

// keepers returns handlers that send a book of the given size in KiB.
func keepers(kibibytes int) []player {
	own, hand := newKept(kibibytes), compare.Good{Books: newShelf(kibibytes)}
	return []player{{Etagen, own.Get, inFull, own.Get}, {Hand, hand.Get, inFull, hand.Get}}
}

// entry prepares the entry of a player.
func (p player) entry() (*Entry, error) {
	first, err := ask(p.get, inFull, "")
	if err != nil {
		return nil, err
	}
	first.send()
	a, err := ask(p.handle, p.at, first.response().header.Get("ETag"))
	if err != nil {
		return nil, err
	}
	a.send()
	return &Entry{Name: p.name, Right: p.at.isRight(a.response()), ask: a.send}, nil
}
