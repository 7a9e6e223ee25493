package term

import (
	"strings"
	"unicode"
)

// tabWidth is how far apart the stops of tabs are in an excerpt.
const tabWidth = 4

// A Cell is what is in one place of a line on a terminal, and how many columns it
// takes: none, one or two.
type Cell struct {
	text  string
	width int
	at    int // where it begins in the line, in bytes
}

// CellsOf takes a line apart. Tabs become blanks; what a terminal would take as
// a command becomes a replacement character.
func CellsOf(line string) []Cell {
	var cells []Cell
	column := 0
	for at, r := range line {
		c := Cell{Printable(string(r)), runeWidth(r), at}
		if r == '\t' {
			c.width = tabWidth - column%tabWidth
			c.text = strings.Repeat(" ", c.width)
		}
		column += c.width
		cells = append(cells, c)
	}
	return cells
}

// Cut fits a line into a number of columns so that the stretch between two
// offsets can be seen, or as much as there is place for. It returns the text,
// how many columns stand before the stretch, and how many that takes.
func Cut(cells []Cell, from, to, columns int) (text string, indent, width int) {
	var before, within, behind []Cell
	for _, c := range cells {
		switch {
		case c.at < from:
			before = append(before, c)
		case c.at < to:
			within = append(within, c)
		default:
			behind = append(behind, c)
		}
	}
	if widthOfCells(cells) > columns {
		aside := columns / 4 // for what is around the stretch, if that is long
		within = head(within, columns-min(aside, widthOfCells(before))-min(aside, widthOfCells(behind)))
		before = tail(before, columns-widthOfCells(within)-min(aside, widthOfCells(behind)))
		behind = head(behind, columns-widthOfCells(within)-widthOfCells(before))
	}
	var b strings.Builder
	for _, part := range [][]Cell{before, within, behind} {
		for _, c := range part {
			b.WriteString(c.text)
		}
	}
	return strings.TrimRight(b.String(), " "), widthOfCells(before), max(1, widthOfCells(within))
}

// head is the start of a part, with an ellipsis for what is left out.
func head(cells []Cell, columns int) []Cell {
	if widthOfCells(cells) <= columns {
		return cells
	}
	n, width := 0, 1
	for width+cells[n].width <= columns {
		width += cells[n].width
		n++
	}
	return append(cells[:n:n], Cell{text: "…", width: 1})
}

// tail is the end of a part, with an ellipsis for what is left out.
func tail(cells []Cell, columns int) []Cell {
	if widthOfCells(cells) <= columns {
		return cells
	}
	n, width := len(cells), 1
	for width+cells[n-1].width <= columns {
		n--
		width += cells[n].width
	}
	return append([]Cell{{text: "…", width: 1}}, cells[n:]...)
}

// widthOfCells is how many columns cells take.
func widthOfCells(cells []Cell) int {
	width := 0
	for _, c := range cells {
		width += c.width
	}
	return width
}

// Width returns how many columns a text takes.
func Width(text string) int { return widthOfCells(CellsOf(text)) }

// WordLength returns the length in bytes of the word that a text begins with, or of
// the first character where it begins with none.
func WordLength(text string) int {
	for i, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' {
			return max(i, 1)
		}
	}
	return max(len(text), 1)
}
