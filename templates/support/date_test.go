package etagen

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func at(s string) func() time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return func() time.Time { return t }
}

func TestParseDate(t *testing.T) {
	example := time.Date(1994, 11, 6, 8, 49, 37, 0, time.UTC)
	tests := []struct {
		name, in string
		want     time.Time
	}{
		{"IMF-fixdate", "Sun, 06 Nov 1994 08:49:37 GMT", example},
		{"RFC 850", "Sunday, 06-Nov-94 08:49:37 GMT", example},
		{"asctime", "Sun Nov  6 08:49:37 1994", example},
		{"asctime, leading zero", "Sun Nov 06 08:49:37 1994", example},
		{"asctime, two digits", "Wed Nov 16 08:49:37 1994", example.AddDate(0, 0, 10)},
		{"weekday does not fit", "Mon, 06 Nov 1994 08:49:37 GMT", example},
		{"leap second", "Sat, 31 Dec 2016 23:59:60 GMT", time.Date(2017, 1, 1, 0, 0, 0, 0, time.UTC)},
		{"leap second, RFC 850", "Saturday, 31-Dec-16 23:59:60 GMT", time.Date(2017, 1, 1, 0, 0, 0, 0, time.UTC)},
		{"leap second, asctime", "Sat Dec 31 23:59:60 2016", time.Date(2017, 1, 1, 0, 0, 0, 0, time.UTC)},
		{"last second of the day", "Sun, 06 Nov 1994 23:59:59 GMT", time.Date(1994, 11, 6, 23, 59, 59, 0, time.UTC)},
		{"midnight", "Sun, 06 Nov 1994 00:00:00 GMT", time.Date(1994, 11, 6, 0, 0, 0, 0, time.UTC)},
		{"year 0", "Sat, 01 Jan 0000 00:00:00 GMT", time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)},
		{"year 9999", "Fri, 31 Dec 9999 23:59:59 GMT", time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)},
		{"29 February, every fourth year", "Thu, 29 Feb 2024 00:00:00 GMT", time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)},
		{"29 February, every 400th year", "Tue, 29 Feb 2000 00:00:00 GMT", time.Date(2000, 2, 29, 0, 0, 0, 0, time.UTC)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, ok := parseDate(test.in, at("2024-06-01T00:00:00Z")); !ok || !got.Equal(test.want) {
				t.Errorf("%s: got %v, %t", test.in, got, ok)
			}
		})
	}
}

func TestParseDateRefuses(t *testing.T) {
	tests := []struct{ name, in string }{
		{"29 February, no leap year", "Wed, 29 Feb 2023 00:00:00 GMT"},
		{"29 February, every 100th year", "Thu, 29 Feb 1900 00:00:00 GMT"},
		{"30 February", "Fri, 30 Feb 2024 00:00:00 GMT"},
		{"31 April", "Wed, 31 Apr 2024 00:00:00 GMT"},
		{"32 January", "Wed, 32 Jan 2024 00:00:00 GMT"},
		{"day 0", "Wed, 00 Jan 2024 00:00:00 GMT"},
		{"day 0, asctime", "Wed Jan  0 00:00:00 2024"},
		{"hour 24", "Sun, 06 Nov 1994 24:00:00 GMT"},
		{"minute 60", "Sun, 06 Nov 1994 08:60:37 GMT"},
		{"second 61", "Sun, 06 Nov 1994 08:49:61 GMT"},
		{"empty", ""},
		{"month in lower case", "Sun, 06 nov 1994 08:49:37 GMT"},
		{"weekday in upper case", "SUN, 06 Nov 1994 08:49:37 GMT"},
		{"GMT in lower case", "Sun, 06 Nov 1994 08:49:37 gmt"},
		{"letters across two months", "Sun, 06 anF 1994 08:49:37 GMT"},
		{"letters across two weekdays", "unM, 06 Nov 1994 08:49:37 GMT"},
		{"no such weekday", "Foo, 06 Nov 1994 08:49:37 GMT"},
		{"no such weekday, asctime", "Foo Nov  6 08:49:37 1994"},
		{"no such weekday, RFC 850", "Fooday, 06-Nov-94 08:49:37 GMT"},
		{"short weekday, RFC 850", "Sun, 06-Nov-94 08:49:37 GMT"},
		{"long weekday, IMF-fixdate", "Sunday, 06 Nov 1994 08:49:37 GMT"},
		{"EST", "Sun, 06 Nov 1994 08:49:37 EST"},
		{"UTC", "Sun, 06 Nov 1994 08:49:37 UTC"},
		{"EST, RFC 850", "Sunday, 06-Nov-94 08:49:37 EST"},
		{"offset", "Sun, 06 Nov 1994 08:49:37 +0000"},
		{"fraction", "Sun, 06 Nov 1994 08:49:37.5 GMT"},
		{"fraction, asctime", "Sun Nov  6 08:49:37.5 1994"},
		{"day of one digit", "Sun, 6 Nov 1994 08:49:37 GMT"},
		{"day with a blank", "Sun,  6 Nov 1994 08:49:37 GMT"},
		{"asctime, one blank", "Sun Nov 6 08:49:37 1994"},
		{"asctime, blank behind the day", "Sun Nov 6  08:49:37 1994"},
		{"hour of one digit", "Sun, 06 Nov 1994 8:49:37 GMT"},
		{"hour with a blank", "Sun, 06 Nov 1994  8:49:37 GMT"},
		{"sign in a number", "Sun, 06 Nov +994 08:49:37 GMT"},
		{"year of two digits, IMF-fixdate", "Sun, 06 Nov 94 08:49:37 GMT"},
		{"year of four digits, RFC 850", "Sunday, 06-Nov-1994 08:49:37 GMT"},
		{"letters for the year, RFC 850", "Sunday, 06-Nov-xx 08:49:37 GMT"},
		{"no comma", "Sun 06 Nov 1994 08:49:37 GMT"},
		{"hyphens, IMF-fixdate", "Sun, 06-Nov-1994 08:49:37 GMT"},
		{"text in front", "x Sun, 06 Nov 1994 08:49:37 GMT"},
		{"text behind", "Sun, 06 Nov 1994 08:49:37 GMT x"},
		{"text behind, RFC 850", "Sunday, 06-Nov-94 08:49:37 GMTx"},
		{"two dates", "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT"},
		{"quoted", `"Sun, 06 Nov 1994 08:49:37 GMT"`},
		{"RFC 3339", "1994-11-06T08:49:37Z"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, ok := parseDate(test.in, at("2024-06-01T00:00:00Z")); ok {
				t.Errorf("%s: got %v", test.in, got)
			}
		})
	}
}

// Each byte that is neither a digit nor part of a name has only one valid value.
func TestParseDateSeparators(t *testing.T) {
	for _, date := range []string{
		"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov 16 08:49:37 1994",
	} {
		for i := range date {
			for _, c := range []byte(" -:,.;x/_\x00\xff") {
				changed := date[:i] + string([]byte{c}) + date[i+1:]
				_, ok := parseDate(changed, nil)
				blankDay := i == len("Sun Nov ") && len(date) == 24 && c == ' '
				if same := changed == date; ok != (same || blankDay) {
					t.Errorf("%q: %t", changed, ok)
				}
			}
		}
	}
}

func TestParseDateNames(t *testing.T) {
	for day := time.Date(2024, 1, 1, 12, 0, 0, 0, time.UTC); day.Year() == 2024; day = day.AddDate(0, 0, 1) {
		for _, layout := range []string{http.TimeFormat, time.RFC850, time.ANSIC} {
			s := strings.Replace(day.Format(layout), "UTC", "GMT", 1)
			if got, ok := parseDate(s, at("2024-06-01T00:00:00Z")); !ok || !got.Equal(day) {
				t.Errorf("%s: got %v, %t", s, got, ok)
			}
		}
	}
}

// A date that seems more than 50 years in the future is in the past (RFC 9110 §5.6.7).
func TestParseDateCentury(t *testing.T) {
	tests := []struct {
		name, now, in string
		year          int
	}{
		{"this year", "2026-06-01T00:00:00Z", "Monday, 01-Jun-26 00:00:00 GMT", 2026},
		{"49 years ahead", "2026-06-01T00:00:00Z", "Monday, 01-Jun-75 00:00:00 GMT", 2075},
		{"50 years ahead, to the second", "2026-06-01T00:00:00Z", "Monday, 01-Jun-76 00:00:00 GMT", 2076},
		{"a second more", "2026-06-01T00:00:00Z", "Tuesday, 01-Jun-76 00:00:01 GMT", 1976},
		{"a day more", "2026-06-01T00:00:00Z", "Tuesday, 02-Jun-76 00:00:00 GMT", 1976},
		{"last of the window", "2026-06-01T00:00:00Z", "Tuesday, 31-Dec-99 23:59:59 GMT", 1999},
		{"into the next century", "2060-06-01T00:00:00Z", "Friday, 01-Jan-10 00:00:00 GMT", 2110},
		{"back into the last century", "2010-06-01T00:00:00Z", "Friday, 01-Jan-61 00:00:00 GMT", 1961},
		{"year 00 of the next century", "2099-06-01T00:00:00Z", "Friday, 01-Jan-00 00:00:00 GMT", 2100},
		{"other clock", "1950-01-01T00:00:00Z", "Friday, 01-Jan-69 00:00:00 GMT", 1969},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, ok := parseDate(test.in, at(test.now))
			if !ok || got.Year() != test.year {
				t.Errorf("at %s, %s: got %v, %t; want the year %d", test.now, test.in, got, ok, test.year)
			}
		})
	}
	if got, ok := parseDate("Sunday, 29-Feb-00 00:00:00 GMT", at("2060-01-01T00:00:00Z")); ok {
		t.Errorf("2100 is no leap year: %v", got)
	}
	if _, ok := parseDate("Sunday, 06-Nov-94 08:49:37 GMT", nil); !ok {
		t.Error("without a clock, the system's is read")
	}
}

func TestParseDateReadsTheClockForTwoDigitYearsOnly(t *testing.T) {
	for _, s := range []string{"Sun, 06 Nov 1994 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "yesterday"} {
		parseDate(s, func() time.Time { t.Errorf("%s: clock read", s); return time.Time{} })
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{
		"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
		"Sat, 31 Dec 2016 23:59:60 GMT", "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 30 Feb 1994 08:49:37 GMT", "",
	} {
		f.Add(s, int64(1732224675))
	}
	f.Fuzz(func(t *testing.T, s string, unix int64) {
		now := at("2026-06-01T00:00:00Z")
		if when := LastModified(time.Unix(unix%253402300800, 0)); !when.IsZero() {
			if got, ok := parseDate(string(appendDate(nil, when)), now); !ok || !got.Equal(when) {
				t.Errorf("%s: got %v, %t", appendDate(nil, when), got, ok)
			}
		}
		got, ok := parseDate(s, now)
		if want, valid := referenceDate(s, now()); ok != valid || ok && !got.Equal(want) {
			t.Fatalf("%q: got %v, %t; want %v, %t", s, got, ok, want, valid)
		}
		if !ok {
			return
		}
		if again, ok := parseDate(got.Format(http.TimeFormat), now); got.Year() <= 9999 && (!ok || !again.Equal(got)) {
			t.Errorf("%q: %v, formatted and read again %v, %t", s, got, again, ok)
		}
		// http.ParseTime has a fixed century, which begins in 1969, and no leap second.
		// Otherwise it agrees.
		std, err := http.ParseTime(s)
		if leap := strings.Contains(s, ":60"); leap == (err == nil) {
			t.Errorf("%q: http.ParseTime: %v", s, err)
		}
		if err == nil && !std.Equal(got) && !std.AddDate(100, 0, 0).Equal(got) {
			t.Errorf("%q: got %v, http.ParseTime %v", s, got, std)
		}
	})
}
