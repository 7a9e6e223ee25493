package main

import (
	"fmt"
	"html"
	"math"
	"strings"

	"example.com/bench/performance/serving"
)

// A bar is a ratio to etagen.
type bar struct {
	name  string
	ratio float64
}

// chart returns bars for the time of handlers and generators, on a scale of powers of
// two.
func (r *report) chart() string {
	const gap = 20
	var b strings.Builder
	y := gap
	for _, name := range serving.Rows() {
		if heat := r.served[0].Find(name); heat != nil {
			y = group(&b, y, name, bars(heat)) + gap
		}
	}
	many := []bar{{serving.Etagen, 1}}
	for _, c := range r.contests[min(1, len(r.contests)):] {
		if c.many.note == "" {
			many = append(many, bar{strings.Fields(c.name)[0], c.many.ratio})
		}
	}
	y = group(&b, y, "generating from 100 resources, with nothing kept", many) + gap
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="860" height="%d" font-family="sans-serif" font-size="12" role="img">
<title>Processor time of handlers and generators as multiples of etagen's; each 60 units are a factor of two</title>
<rect width="100%%" height="100%%" fill="white"/>
%s<text x="10" y="%d" fill="#555555">Multiples of etagen's processor time. The scale is logarithmic: a factor of two is always the same length.</text>
</svg>
`, y+gap, b.String(), y)
}

// bars returns the ratios of a heat.
func bars(heat *serving.Heat) []bar {
	var all []bar
	for _, e := range heat.Entries {
		if ratio, err := heat.Ratio(e.Name, serving.Etagen); err == nil {
			all = append(all, bar{e.Name, ratio})
		}
	}
	return all
}

// group writes bars below a title, and returns the position after them.
func group(b *strings.Builder, y int, title string, all []bar) int {
	const left, unit, height, gap = 230, 60.0, 14, 4
	fmt.Fprintf(b, `<text x="10" y="%d" font-weight="bold">%s</text>`+"\n", y+height-2, html.EscapeString(title))
	y += height + gap
	for _, each := range all {
		width := math.Max(2, unit*(math.Log2(each.ratio)+3))
		fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="end">%s</text><rect x="%d" y="%d" width="%.0f" height="%d" fill="%s"/><text x="%.0f" y="%d">%.2f</text>`+"\n",
			left-8, y+height-3, html.EscapeString(each.name), left, y, width, height, colour(each.name), left+width+6, y+height-3, each.ratio)
		y += height + gap
	}
	return y
}

// colour returns the colour of a contender. That of etagen stands out.
func colour(name string) string {
	if name == serving.Etagen {
		return "#0072b2"
	}
	return "#999999"
}
