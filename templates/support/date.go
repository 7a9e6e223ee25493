package etagen

import (
	"strings"
	"time"
)

const (
	dayNames   = "SunMonTueWedThuFriSat"
	monthNames = "JanFebMarAprMayJunJulAugSepOctNovDec"
)

// parseDate reads an HTTP-date in any of its three forms (RFC 9110 §5.6.7) and nothing
// else, unlike http.ParseTime. now gives the century of a two-digit year.
func parseDate(s string, now func() time.Time) (t time.Time, ok bool) {
	var d civil
	switch {
	case len(s) == len("Sun, 06 Nov 1994 08:49:37 GMT"):
		ok = d.imf(s)
	case len(s) == len("Sun Nov  6 08:49:37 1994"):
		ok = d.asctime(s)
	default:
		ok = d.rfc850(s, now)
	}
	if !ok {
		return time.Time{}, false
	}
	return d.time(), d.exists()
}

// A civil is a date that was read, before it is known to exist.
type civil struct {
	year, month, day     int
	hour, minute, second int
}

// imf reads the preferred form: Sun, 06 Nov 1994 08:49:37 GMT.
func (d *civil) imf(s string) bool {
	d.day, d.month, d.year = digits(s[5:7]), index(monthNames, s[8:11])+1, digits(s[12:16])
	return index(dayNames, s[:3]) >= 0 && s[3:5] == ", " && s[7] == ' ' && s[11] == ' ' && s[16] == ' ' &&
		d.clock(s[17:25]) && s[25:] == " GMT"
}

// asctime reads what C's asctime writes: Sun Nov  6 08:49:37 1994.
func (d *civil) asctime(s string) bool {
	d.month, d.day, d.year = index(monthNames, s[4:7])+1, digits(s[8:10]), digits(s[20:])
	if s[8] == ' ' {
		d.day = digits(s[9:10])
	}
	return index(dayNames, s[:3]) >= 0 && s[3] == ' ' && s[7] == ' ' && s[10] == ' ' &&
		d.clock(s[11:19]) && s[19] == ' '
}

// rfc850 reads the form of RFC 850: Sunday, 06-Nov-94 08:49:37 GMT.
func (d *civil) rfc850(s string, now func() time.Time) bool {
	name, s, _ := strings.Cut(s, "day, ")
	switch name {
	case "Sun", "Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur":
	default:
		return false
	}
	if len(s) != len("06-Nov-94 08:49:37 GMT") {
		return false
	}
	d.day, d.month, d.year = digits(s[:2]), index(monthNames, s[3:6])+1, digits(s[7:9])
	if d.year < 0 || s[2] != '-' || s[6] != '-' || s[9] != ' ' || !d.clock(s[10:18]) || s[18:] != " GMT" {
		return false
	}
	d.settleCentury(now)
	return true
}

// settleCentury completes a two-digit year: no date is over 50 years ahead.
func (d *civil) settleCentury(now func() time.Time) {
	latest := clock(now).AddDate(50, 0, 0)
	for d.year += latest.Year() / 100 * 100; d.time().After(latest); {
		d.year -= 100
	}
}

// clock reads a time of day: 08:49:37.
func (d *civil) clock(s string) bool {
	d.hour, d.minute, d.second = digits(s[:2]), digits(s[3:5]), digits(s[6:])
	return s[2] == ':' && s[5] == ':'
}

// time returns the instant. Second 60, a leap second, is the one after 59.
func (d *civil) time() time.Time {
	return time.Date(d.year, time.Month(d.month), d.day, d.hour, d.minute, d.second, 0, time.UTC)
}

// exists reports whether the day and the time of day exist.
func (d *civil) exists() bool {
	return d.year >= 0 && d.month >= 1 && d.day >= 1 && d.day <= daysIn(d.year, d.month) &&
		d.hour >= 0 && d.hour <= 23 && d.minute >= 0 && d.minute <= 59 && d.second >= 0 && d.second <= 60
}

// daysIn returns the day of a month that is before the first of the next one.
func daysIn(year, month int) int {
	return time.Date(year, time.Month(month+1), 0, 0, 0, 0, 0, time.UTC).Day()
}

// digits returns the number in s, or -1 if s contains anything but digits.
func digits(s string) (n int) {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// index returns the index of name in names of three letters each, or -1.
func index(names, name string) int {
	for i := 0; i < len(names); i += 3 {
		if names[i:i+3] == name {
			return i / 3
		}
	}
	return -1
}
