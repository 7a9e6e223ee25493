package main

import (
	"fmt"
	"html"
	"math"
	"strings"
)

// chart returns bars for what handlers take, on a scale of powers of two.
func (r report) chart() string {
	const left, unit, bar, gap = 230, 60.0, 14, 20
	var b strings.Builder
	y := gap
	for i, at := range r.served.rows {
		fmt.Fprintf(&b, `<text x="10" y="%d" font-weight="bold">%s</text>`+"\n", y+bar-2, html.EscapeString(at.name))
		y += bar + 4
		for j, c := range r.served.cells[i] {
			if !c.right {
				continue
			}
			width := math.Max(2, unit*(math.Log2(c.ratio)+2))
			fmt.Fprintf(&b, `<text x="%d" y="%d" text-anchor="end">%s</text><rect x="%d" y="%d" width="%.0f" height="%d" fill="%s"/><text x="%.0f" y="%d">%.2f</text>`+"\n",
				left-8, y+bar-3, html.EscapeString(r.served.contenders[j].name), left, y, width, bar, colour(j), left+width+6, y+bar-3, c.ratio)
			y += bar + 4
		}
		y += gap - bar
	}
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="760" height="%d" font-family="sans-serif" font-size="12" role="img">
<title>Times of handlers as multiples of those of etagen; each 60 units are a factor of two</title>
<rect width="100%%" height="100%%" fill="white"/>
%s</svg>
`, y+gap, b.String())
}

// colour is that of a contender: etagen's stands out.
func colour(contender int) string {
	if contender == 0 {
		return "#0072b2"
	}
	return "#999999"
}
