package main

import (
	"fmt"
	"strings"

	"example.com/bench/performance/serving"
)

// A handlerGoal is a goal for the ratio of two entries in a heat.
type handlerGoal struct {
	key, name, heat, entry, to string
	most                       float64 // 0 if there is no goal
	allocs                     int     // the most allowed, -1 for no limit
}

// handlerGoals returns the goals for handlers.
func handlerGoals() []handlerGoal {
	const any = -1
	return []handlerGoal{
		{tagged, "304 by tag, and the smallest handler with the same fields", serving.Reads, serving.Etagen, serving.Least, 2, 0},
		{list, "304 by the last of ten tags, and by one tag", serving.Reads, serving.ByList, serving.Etagen, 1.6, any},
		{dated, "304 by date, and by tag", serving.Reads, serving.ByDate, serving.Etagen, 1.5, 1},
		{refused, "412 of a PUT, and the smallest handler with the same fields and document", serving.Refusals, serving.Etagen, serving.Least, 1.5, any},
		{"", "412 of a PUT, and that handler if it encodes the document by encoding/json", serving.Refusals, serving.Etagen, serving.LeastEncoding, 0, any},
		{put, "PUT, and an ordinary good handler by hand", serving.Updates, serving.Etagen, serving.Hand, 1, any},
		{full, "200, and an ordinary good handler by hand", serving.Contents, serving.Etagen, serving.Hand, 0.9, 3},
		{kept, "200 of 3 KiB that is kept, and an ordinary good handler by hand", serving.Kept, serving.Etagen, serving.Hand, 0.2, 0},
		{kept, "200 of 30 KiB that is kept, and an ordinary good handler by hand", serving.KeptLarge, serving.Etagen, serving.Hand, 0.05, 0},
		{coded, "304 by the tag of a gzip coding, and of a resource without codings", serving.Coded, serving.Etagen, serving.Uncoded, 2, 0},
		{over304, "304 over loopback, and a handler that does nothing", serving.Loopback304, serving.Etagen, serving.Nothing, 1.1, any},
		{"", "304 over loopback, and a handler that sends the same fields through the same mux", serving.Loopback304, serving.Etagen, serving.Same, 0, any},
		{over200, "200 over loopback, and a handler that sends bytes from memory", serving.Loopback200, serving.Etagen, serving.Nothing, 1.1, any},
		{"", "200 over loopback, and a handler that sends the same from memory through the same mux", serving.Loopback200, serving.Etagen, serving.Same, 0, any},
		{"", "200 of kept bytes over loopback, and a handler that sends bytes from memory", serving.Loopback200, serving.KeptBytes, serving.Nothing, 0, any},
		{"", "200 of kept bytes over loopback, and a handler that sends the same from memory through the same mux", serving.Loopback200, serving.KeptBytes, serving.Same, 0, any},
	}
}

// of returns the ratio with one release of Go, and the number of allocations.
func (h handlerGoal) of(m *serving.Measured) (goal, int) {
	g := goal{key: h.key, name: h.name, most: h.most}
	heat := m.Find(h.heat)
	if heat == nil {
		g.note = "not measured"
		return g, 0
	}
	var err error
	if g.ratio, err = heat.Ratio(h.entry, h.to); err != nil {
		g.note = err.Error()
		return g, 0
	}
	return g, int(heat.Find(h.entry).Allocs)
}

// verdict returns whether a goal was reached with all releases.
func (h handlerGoal) verdict(served []*serving.Measured) string {
	if h.most == 0 {
		return ""
	}
	for _, m := range served {
		g, allocs := h.of(m)
		switch {
		case g.note != "":
			return "not measured"
		case g.missed() || h.allocs >= 0 && allocs > h.allocs:
			return "missed"
		}
	}
	return "reached"
}

// line returns the row of the table.
func (h handlerGoal) line(served []*serving.Measured) string {
	cells := []string{h.name}
	var counts []string
	for _, m := range served {
		g, allocs := h.of(m)
		cells = append(cells, g.shown())
		counts = append(counts, fmt.Sprint(allocs))
	}
	if strings.Contains(h.heat, "loopback") {
		counts = []string{""}
	}
	wanted := ""
	if h.most > 0 {
		wanted = fmt.Sprintf("%.2f", h.most)
	}
	if h.allocs >= 0 {
		wanted += fmt.Sprintf(", allocations %d", h.allocs)
	}
	return "| " + strings.Join(append(cells, strings.Join(counts, ", "), wanted, h.verdict(served)), " | ") + " |\n"
}

// figures returns by how much the goal was missed with each release.
func (h handlerGoal) figures(served []*serving.Measured) string {
	var all []string
	for _, m := range served {
		g, allocs := h.of(m)
		release := strings.Replace(m.Go, "go", "Go ", 1)
		if g.missed() {
			all = append(all, fmt.Sprintf("%.2f with %s is %s", g.ratio, release, g.by()))
		}
		if h.allocs >= 0 && allocs > h.allocs {
			all = append(all, fmt.Sprintf("allocations with %s are %d", release, allocs))
		}
	}
	return strings.Join(all, ", ") + "."
}

// profiled returns where the time goes with the current release.
func (h handlerGoal) profiled(served []*serving.Measured) string {
	heat := served[0].Find(h.heat)
	if heat == nil || heat.Find(h.entry) == nil || heat.Find(h.entry).Profile == nil {
		return ""
	}
	p := heat.Find(h.entry).Profile
	return "The profile, by packages: " + shares(p.Packages) + ". By functions with what they call: " + shares(p.Functions) + "."
}

// shares formats a list of shares.
func shares(all []serving.Share) string {
	texts := make([]string, len(all))
	for i, s := range all {
		texts[i] = fmt.Sprintf("`%s` %.0f %%", s.Name, s.Percent)
	}
	return strings.Join(texts, ", ")
}
