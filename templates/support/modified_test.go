package etagen

import (
	"net/http"
	"testing"
	"time"
)

func TestLastModified(t *testing.T) {
	zone, present := time.FixedZone("", 5*3600), time.Now()
	tests := []struct {
		name     string
		in, want time.Time
	}{
		{"zero", time.Time{}, time.Time{}},
		{"zero in another zone", time.Time{}.In(zone), time.Time{}},
		{"fraction", time.Unix(100, 999_999_999), time.Unix(100, 0).UTC()},
		{"fraction before 1970", time.Unix(-100, 999_999_999), time.Unix(-100, 0).UTC()},
		{"zone", time.Date(2024, 1, 1, 2, 0, 0, 0, zone), time.Date(2023, 12, 31, 21, 0, 0, 0, time.UTC)},
		{"Unix epoch", time.Unix(0, 0), time.Unix(0, 0).UTC()},
		{"first second", time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)},
		{"a nanosecond earlier", time.Date(0, 1, 1, 0, 0, 0, -1, time.UTC), time.Time{}},
		{"last second", time.Date(9999, 12, 31, 23, 59, 59, 999, time.UTC), time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)},
		{"a second later", time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), time.Time{}},
		{"year 10000 in UTC only", time.Date(9999, 12, 31, 23, 0, 0, 0, time.FixedZone("", -3600)), time.Time{}},
		{"year 10000 here only", time.Date(10000, 1, 1, 0, 0, 0, 0, time.FixedZone("", 3600)), time.Date(9999, 12, 31, 23, 0, 0, 0, time.UTC)},
		{"monotonic clock", present, time.Unix(present.Unix(), 0).UTC()},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			// Compared by ==, so location and clock reading matter.
			if got := LastModified(test.in); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestAppendDate(t *testing.T) {
	when := time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)
	for when.Year() < 10000 {
		if got, want := string(appendDate([]byte("x"), when)), "x"+when.Format(http.TimeFormat); got != want {
			t.Fatalf("got %s, want %s", got, want)
		}
		when = when.Add(100*24*time.Hour + 7919*time.Second)
	}
}
