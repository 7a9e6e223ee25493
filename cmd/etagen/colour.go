package main

import "os"

// Colours, as a terminal takes them (ECMA-48, select graphic rendition).
const (
	plain  = ""
	bold   = "1"
	dim    = "2"
	red    = "31"
	green  = "32"
	cyan   = "36"
	alarm  = bold + ";" + red
	advice = bold + ";" + cyan
)

// paint is a text in a colour or another style, where there is to be any.
func paint(on bool, style, text string) string {
	if !on || style == plain || text == "" {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}

// showsColour tells whether a file is a terminal, and one whose user has not
// asked for no colours (https://no-color.org).
func showsColour(f *os.File) bool { return isTerminal(f) && os.Getenv("NO_COLOR") == "" }
