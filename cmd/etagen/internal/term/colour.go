package term

import "os"

// Styles and colours, as a terminal takes them (ECMA-48, select graphic rendition).
const (
	Plain  = ""
	Bold   = "1"
	Dim    = "2"
	Red    = "31"
	Green  = "32"
	Cyan   = "36"
	Alarm  = Bold + ";" + Red
	Advice = Bold + ";" + Cyan
)

// Paint returns a text in a style, unless painting is off.
func Paint(on bool, style, text string) string {
	if !on || style == Plain || text == "" {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}

// ShowsColour reports whether a file is a terminal, and one whose user has not
// asked for no colours (https://no-color.org).
func ShowsColour(f *os.File) bool { return IsTerminal(f) && os.Getenv("NO_COLOR") == "" }
