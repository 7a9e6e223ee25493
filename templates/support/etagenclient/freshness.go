package etagenclient

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// A policy is what Cache-Control says to a private cache (RFC 9111 §5.2.2).
type policy struct {
	noStore   bool
	noCache   bool
	hasMaxAge bool
	maxAge    time.Duration // 0 if it has none, or an invalid one
}

// policyOf reads the Cache-Control of a response.
func policyOf(h http.Header) policy {
	var p policy
	for _, d := range splitList(h["Cache-Control"]) {
		name, value, _ := strings.Cut(d, "=")
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "no-store":
			p.noStore = true
		case "no-cache":
			p.noCache = true
		case "max-age":
			age, _ := secondsOf(strings.Trim(value, `"`))
			if p.hasMaxAge && age != p.maxAge {
				age = 0 // two that differ are both ignored
			}
			p.hasMaxAge, p.maxAge = true, age
		}
	}
	return p
}

// secondsOf parses a number of seconds. It reports false if a text is none.
func secondsOf(text string) (time.Duration, bool) {
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		return 0, false
	}
	return time.Duration(min(n, 1<<31)) * time.Second, true
}

// lifetime returns how long a response stays fresh after its request (RFC 9111
// §4.2). It uses no heuristics, and an invalid field makes the response stale.
func lifetime(h http.Header, asked time.Time) time.Duration {
	date, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		date = asked
	}
	age, ok := ageOf(h)
	if !ok {
		return 0
	}
	age = max(age, asked.Sub(date).Truncate(time.Second))
	return max(0, explicit(h, date)-age)
}

// ageOf returns how old a response was on arrival. It reports false if Age is
// present and not a single number.
func ageOf(h http.Header) (time.Duration, bool) {
	switch values := h["Age"]; len(values) {
	case 0:
		return 0, true
	case 1:
		return secondsOf(values[0])
	}
	return 0, false
}

// explicit returns how long a response is fresh after its Date, according to its
// fields (RFC 9111 §4.2.1).
func explicit(h http.Header, date time.Time) time.Duration {
	p := policyOf(h)
	switch {
	case p.noCache, p.noStore:
		return 0
	case p.hasMaxAge:
		return p.maxAge
	}
	values := h["Expires"]
	if len(values) != 1 {
		return 0
	}
	expires, err := http.ParseTime(values[0])
	if err != nil {
		return 0
	}
	return expires.Sub(date)
}

// splitList returns the elements of a field with commas. Commas in quotes do not
// separate.
func splitList(values []string) []string {
	var all []string
	for _, value := range values {
		begin, quoted := 0, false
		for i := 0; i < len(value); i++ {
			switch c := value[i]; {
			case c == '\\' && quoted:
				i++
			case c == '"':
				quoted = !quoted
			case c == ',' && !quoted:
				all = append(all, strings.TrimSpace(value[begin:i]))
				begin = i + 1
			}
		}
		all = append(all, strings.TrimSpace(value[begin:]))
	}
	return all
}
