package etagenclient

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// A policy is what Cache-Control says to a private cache (RFC 9111 §5.2.2).
type policy struct {
	noStore bool
	noCache bool
	maxAge  time.Duration // 0 if it does not say, or not in a way that can be trusted
}

// policyOf reads the Cache-Control of a response.
func policyOf(h http.Header) policy {
	var p policy
	seen := ""
	for _, d := range splitList(h["Cache-Control"]) {
		name, value, _ := strings.Cut(d, "=")
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "no-store":
			p.noStore = true
		case "no-cache":
			p.noCache = true
		case "max-age":
			value = strings.Trim(strings.TrimSpace(value), `"`)
			if seen != "" && seen != value {
				value = "" // of two that differ none counts
			}
			seen = value
			p.maxAge = secondsOf(value)
		}
	}
	return p
}

// secondsOf returns a number of seconds; 0 if a text is none.
func secondsOf(text string) time.Duration {
	n, err := strconv.ParseUint(strings.TrimSpace(text), 10, 64)
	if err != nil {
		return 0
	}
	return time.Duration(min(n, 1<<31)) * time.Second
}

// lifetime returns how long a response stays fresh after it was asked for (RFC 9111
// §4.2). Nothing is guessed.
func lifetime(h http.Header, asked time.Time) time.Duration {
	p := policyOf(h)
	if p.noCache || p.noStore || p.maxAge == 0 {
		return 0
	}
	age := secondsOf(h.Get("Age"))
	if len(h["Age"]) > 1 {
		return 0
	}
	if date, err := http.ParseTime(h.Get("Date")); err == nil {
		age = max(age, asked.Sub(date).Truncate(time.Second))
	}
	return max(0, p.maxAge-age)
}

// splitList returns the elements of a field with commas. Those in quotes separate
// nothing.
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
