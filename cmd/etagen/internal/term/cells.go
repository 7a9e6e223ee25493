package term

import (
	"strings"
	"unicode"
)

// tabWidth is the distance of tab stops in an excerpt.
const tabWidth = 4

// A Cell is a character of a line on a terminal, with its width: zero, one or two
// columns. Use it to cut or align text.
type Cell struct {
	text  string
	width int
	at    int // offset in the line, in bytes
}

// CellsOf splits a line into cells. Tabs become spaces, and characters that a terminal
// would interpret become replacement characters. Use it for lines of the user's source.
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

// Cut cuts a line to a number of columns that show the text between two offsets, or as
// much of it as fits. It returns the line, the columns before that text, and the columns
// of that text. Use it if a line is wider than the terminal.
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
		aside := columns / 4 // for what is around the text, if that is long
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

// head returns the start of cells, with an ellipsis if something is left out.
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

// tail returns the end of cells, with an ellipsis if something is left out.
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

// widthOfCells returns the number of columns of cells.
func widthOfCells(cells []Cell) int {
	width := 0
	for _, c := range cells {
		width += c.width
	}
	return width
}

// Width returns the number of columns of a text. Use it to align columns.
func Width(text string) int { return widthOfCells(CellsOf(text)) }

// WordLength returns the length in bytes of the word at the start of a text, or of the
// first character if there is no word.
func WordLength(text string) int {
	for i, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' {
			return max(i, 1)
		}
	}
	return max(len(text), 1)
}
