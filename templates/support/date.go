package etagen

import (
	"net/http"
	"strings"
	"time"
)

// parseDate reads an HTTP-date in any of its three forms (RFC 9110 §5.6.7) and nothing
// else, unlike http.ParseTime. now gives the century of a two-digit year; nil is time.Now.
func parseDate(s string, now func() time.Time) (t time.Time, ok bool) {
	const rfc850 = "Monday, 02-Jan-06 15:04:05 GMT"
	text := strings.Replace(s, ":60 ", ":59 ", 1) // package time has no leap seconds
	for _, layout := range [...]string{http.TimeFormat, rfc850, time.ANSIC, "Mon Jan 02 15:04:05 2006"} {
		t, err := time.Parse(layout, text)
		if layout == rfc850 && err == nil {
			if now == nil {
				now = time.Now
			}
			latest := now().AddDate(50, 0, 0) // no date is further ahead
			if t = t.AddDate(latest.Year()/100*100-t.Year()/100*100, 0, 0); t.After(latest) {
				t = t.AddDate(-100, 0, 0)
			}
		}
		day, rest, _ := strings.Cut(text, " ")
		_, same, _ := strings.Cut(t.Format(layout), " ")
		if err == nil && rest == same && strings.Contains("SundayMondayTuesdayWednesdayThursdayFridaySaturday", strings.TrimSuffix(day, ",")) {
			return t.Add(time.Duration(strings.Count(s, ":60 ")) * time.Second), true
		}
	}
	return t, false
}
