package serving

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"time"
)

// requests is the number of requests in a turn over loopback, and overTurns the number
// of turns in a round.
const requests, overTurns = 2000, 4

// overNames returns the names of the contenders over loopback.
func overNames() []string {
	return []string{Nothing, Same, KeptBytes, Etagen, Hand, "ServeContent", "huma", "hhsnopek/etag", "fiber"}
}

// loopback measures servers over loopback.
func loopback(rounds int, progress io.Writer) (heats []*Heat, err error) {
	names := overNames()
	servers := make([]*server, len(names))
	for i, name := range names {
		if servers[i], err = start(name); err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, servers[i].stop()) }()
	}
	for _, each := range []struct {
		name string
		at   row
	}{{Loopback304, byTag}, {Loopback200, inFull}} {
		_, _ = fmt.Fprintf(progress, "%s: %s\n", runtime.Version(), each.name)
		h, err := over(each.name, each.at, names, servers, rounds)
		if err != nil {
			return nil, fmt.Errorf("measuring %s: %w", each.name, err)
		}
		heats = append(heats, h)
	}
	return heats, nil
}

// over makes servers take turns, and then profiles that of etagen.
func over(name string, at row, names []string, servers []*server, rounds int) (*Heat, error) {
	h, clients := &Heat{Name: name}, make([]*client, len(servers))
	for i, s := range servers {
		right := at
		if names[i] == Nothing {
			right.has = nil
		}
		c, isRight, err := s.connect(right)
		if err != nil {
			return nil, fmt.Errorf("asking %s: %w", names[i], err)
		}
		defer c.close()
		clients[i] = c
		h.Entries = append(h.Entries, &Entry{Name: names[i], Right: isRight})
		if _, err := c.send(connections); err != nil {
			return nil, fmt.Errorf("asking %s: %w", names[i], err)
		}
	}
	for range rounds {
		sums := make([]float64, len(clients))
		for range overTurns {
			for i, c := range clients {
				if !h.Entries[i].Right {
					continue
				}
				took, err := c.send(requests)
				if err != nil {
					return nil, fmt.Errorf("asking %s: %w", names[i], err)
				}
				sums[i] += float64(took)
			}
		}
		for i, sum := range sums {
			if h.Entries[i].Right {
				h.Entries[i].Nanos = append(h.Entries[i].Nanos, sum/overTurns)
			}
		}
	}
	own := slices.Index(names, Etagen)
	p, err := clients[own].profile(time.Duration(rounds) * 300 * time.Millisecond)
	if err != nil {
		return nil, fmt.Errorf("profiling %s: %w", names[own], err)
	}
	h.Entries[own].Profile = p
	return h, nil
}
