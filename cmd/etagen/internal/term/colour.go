package term

import "os"

// These are the styles and colours of a terminal (ECMA-48, select graphic rendition). Use
// them with Paint.
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

// Paint returns a text in a style if on is set.
func Paint(on bool, style, text string) string {
	if !on || style == Plain || text == "" {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}

// ShowsColour reports whether a file is a terminal and its user has not asked for output
// without colours (https://no-color.org). Call it once for each output of the command.
func ShowsColour(f *os.File) bool { return IsTerminal(f) && os.Getenv("NO_COLOR") == "" }
