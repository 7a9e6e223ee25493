package conformance

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
)

var symbol = regexp.MustCompile(`\{\{([^}]*)\}\}`)

// symbols are the values of the symbols in a case, for one resource.
type symbols struct {
	etag     string
	modified time.Time
}

// fill replaces the symbols in a text by their values.
func (s symbols) fill(t *testing.T, text string) string {
	return symbol.ReplaceAllStringFunc(text, func(match string) string {
		return s.value(t, match[2:len(match)-2])
	})
}

// value returns the value of a symbol.
func (s symbols) value(t *testing.T, name string) string {
	opaque := strings.TrimPrefix(s.etag, "W/")
	switch name {
	case "etag":
		return s.etag
	case "opaque":
		return opaque
	case "weak":
		return "W/" + opaque
	case "bare":
		return strings.Trim(opaque, `"`)
	case "swapcase":
		return strings.Map(swapCase, opaque)
	case "other", "other2", "other3":
		return `"another-` + name + `"`
	case "other_weak":
		return `W/"another-weak"`
	}
	if text, ok := strings.CutPrefix(name, "repeat:"); ok {
		count, text, _ := strings.Cut(text, ":")
		n, err := strconv.Atoi(count)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Repeat(text, n)
	}
	return s.date(t, name)
}

// date returns the value of a symbol for a date: {{lm-1h}}, {{lm/rfc850}}.
func (s symbols) date(t *testing.T, name string) string {
	base, form, _ := strings.Cut(name, "/")
	at := s.modified
	rest, ok := strings.CutPrefix(base, "lm")
	if !ok {
		at = time.Now()
		if rest, ok = strings.CutPrefix(base, "now"); !ok {
			t.Fatalf("unknown symbol %s", name)
		}
	}
	if rest != "" {
		n, err := strconv.Atoi(rest[:len(rest)-1])
		if err != nil {
			t.Fatal(err)
		}
		unit := map[byte]time.Duration{'s': time.Second, 'm': time.Minute, 'h': time.Hour, 'd': 24 * time.Hour}
		at = at.Add(time.Duration(n) * unit[rest[len(rest)-1]])
	}
	return formats(t, form, at.UTC())
}

// formats writes a date in one of the forms of the cases.
func formats(t *testing.T, form string, at time.Time) string {
	layouts := map[string]string{
		"":         http.TimeFormat,
		"rfc850":   "Monday, 02-Jan-06 15:04:05 GMT",
		"asctime":  time.ANSIC,
		"asctime0": "Mon Jan 02 15:04:05 2006",
		"day1":     "Mon, 2 Jan 2006 15:04:05 GMT",
		"yy":       "Mon, 2 Jan 06 15:04:05 GMT",
		"utc":      "Mon, 02 Jan 2006 15:04:05 UTC",
		"sql":      time.DateTime,
		"sqlzone":  time.DateTime + " +0000",
	}
	switch layout, ok := layouts[form]; {
	case ok:
		return at.Format(layout)
	case form == "wrongday":
		return at.AddDate(0, 0, 1).Format("Mon") + at.Format(http.TimeFormat)[3:]
	case form == "msk":
		return at.Add(3*time.Hour).Format("Mon, 02 Jan 2006 15:04:05") + " MSK"
	}
	t.Fatalf("unknown form of a date: %s", form)
	return ""
}

// swapCase changes the case of each letter.
func swapCase(r rune) rune {
	if unicode.IsUpper(r) {
		return unicode.ToLower(r)
	}
	return unicode.ToUpper(r)
}
