package etagen

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

const ( // each name at a multiple of its length
	dayNames   = "SunMonTueWedThuFriSat"
	monthNames = "JanFebMarAprMayJunJulAugSepOctNovDec"
)

// parseDate reads an HTTP-date in any of its three forms (RFC 9110 §5.6.7) and nothing
// else, unlike http.ParseTime. now gives the century of a two-digit year.
func parseDate(s string, now func() time.Time) (t time.Time, ok bool) {
	if len(s) == len("Sun Nov  6 08:49:37 1994") {
		day := s[8:10]
		if day[0] == ' ' {
			day = "0" + day[1:]
		}
		return parseFixed(s[:3] + "," + s[3:4] + day + s[7:8] + s[4:7] + s[10:11] + s[20:] + s[19:20] + s[11:19] + " GMT")
	}
	name, date, _ := strings.Cut(s, "day, ")
	if len(date) != len("06-Nov-94 08:49:37 GMT") {
		return parseFixed(s)
	}
	days := []string{"Sun", "Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur"}
	if !slices.Contains(days, name) || date[2] != '-' || date[6] != '-' {
		return t, false
	}
	latest := clock(now).AddDate(50, 0, 0) // no date is further ahead
	for century := latest.Year() / 100; ; century-- {
		t, ok = parseFixed(name[:3] + ", " + date[:2] + " " + date[3:6] + " " + strconv.Itoa(century) + date[7:])
		if !ok || !t.After(latest) {
			return t, ok
		}
	}
}

// parseFixed reads the preferred form. Second 60, a leap second, is the one after 59.
func parseFixed(s string) (t time.Time, ok bool) {
	if len(s) != len("Sun, 06 Nov 1994 08:49:37 GMT") || s[3:5] != ", " || s[7] != ' ' || s[11] != ' ' ||
		s[16] != ' ' || s[19] != ':' || s[22] != ':' || s[25:] != " GMT" {
		return t, false
	}
	day, month, year := digits(s[5:7]), strings.Index(monthNames, s[8:11]), digits(s[12:16])
	hour, minute, second := digits(s[17:19]), digits(s[20:22]), digits(s[23:25])
	midnight := time.Date(year, time.Month(month/3+1), day, 0, 0, 0, 0, time.UTC)
	ok = strings.Index(dayNames, s[:3])%3 == 0 && month%3 == 0 && year >= 0 && midnight.Day() == day && // else it is in the next month
		hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60
	return midnight.Add(time.Duration(hour*3600+minute*60+second) * time.Second), ok
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
