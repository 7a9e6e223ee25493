package etagen

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The reference implements RFC 9110 in the simplest way, regardless of cost. The
// decisions of the package are compared with it.

// referenceDecision follows §13.2.2 step by step, for a GET or HEAD request.
func referenceDecision(h http.Header, cur *State, now time.Time) (status int) {
	_, hasIfMatch := h["If-Match"]
	_, hasIfNoneMatch := h["If-None-Match"]
	const proceed = 0
	// 1. When recipient is the origin server and If-Match is present
	if hasIfMatch && !referenceIfMatch(h["If-Match"], cur) {
		return http.StatusPreconditionFailed
	}
	// 2. If-Match is not present, and If-Unmodified-Since is present
	if date, ok := referenceDateField(h["If-Unmodified-Since"], now); !hasIfMatch && ok && !cur.modified().IsZero() {
		if !(cur.modified().Unix() <= date.Unix()) {
			return http.StatusPreconditionFailed
		}
	}
	// 3. When If-None-Match is present
	if hasIfNoneMatch && !referenceIfNoneMatch(h["If-None-Match"], cur) {
		return http.StatusNotModified
	}
	// 4. the method is GET or HEAD, If-None-Match is not present, and If-Modified-Since is present
	if date, ok := referenceDateField(h["If-Modified-Since"], now); !hasIfNoneMatch && ok && !cur.modified().IsZero() {
		if cur.modified().Unix() <= date.Unix() {
			return http.StatusNotModified
		}
	}
	return proceed
}

// referenceIfMatch is §13.1.1: whether the condition is true.
func referenceIfMatch(lines []string, cur *State) bool {
	if referenceAny(lines) {
		return cur != nil
	}
	members, wellFormed := referenceMembers(lines)
	for _, member := range members {
		if member == string(cur.tag()) && !strings.HasPrefix(member, "W/") {
			return wellFormed
		}
	}
	return false
}

// referenceIfNoneMatch is §13.1.2: whether the condition is true.
func referenceIfNoneMatch(lines []string, cur *State) bool {
	if referenceAny(lines) {
		return cur == nil
	}
	members, _ := referenceMembers(lines)
	for _, member := range members {
		if strings.TrimPrefix(member, "W/") == strings.TrimPrefix(string(cur.tag()), "W/") {
			return false
		}
	}
	return true
}

func referenceAny(lines []string) bool {
	return len(lines) == 1 && strings.Trim(lines[0], " \t") == "*"
}

// referenceMembers returns the members of a list before the first that is not an entity
// tag (§5.6.1, §8.8.3).
func referenceMembers(lines []string) (members []string, wellFormed bool) {
	for _, line := range lines {
		for _, member := range splitOutsideQuotes(line) {
			member = strings.Trim(member, " \t")
			if member == "" {
				continue
			}
			quoted := strings.TrimPrefix(member, "W/")
			if len(quoted) < 2 || quoted[0] != '"' || quoted[len(quoted)-1] != '"' ||
				legal(quoted[1:len(quoted)-1]) != quoted[1:len(quoted)-1] {
				return members, false
			}
			members = append(members, member)
		}
	}
	return members, true
}

func splitOutsideQuotes(line string) []string {
	var parts []string
	for _, part := range strings.Split(line, ",") {
		if n := len(parts); n > 0 && strings.Count(parts[n-1], `"`)%2 == 1 {
			parts[n-1] += "," + part
		} else {
			parts = append(parts, part)
		}
	}
	return parts
}

// referenceDateField is §13.1.3 and §13.1.4: not valid unless it is one date.
func referenceDateField(lines []string, now time.Time) (time.Time, bool) {
	if len(lines) != 1 {
		return time.Time{}, false
	}
	return referenceDate(strings.Trim(lines[0], " \t"), now)
}

const (
	referenceMonths = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
	referenceClock  = "([0-9]{2}):([0-9]{2}):([0-9]{2})"
)

var referenceForms = []*regexp.Regexp{
	regexp.MustCompile(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), ([0-9]{2}) ` + referenceMonths + ` ([0-9]{4}) ` + referenceClock + ` GMT$`),
	regexp.MustCompile(`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, ([0-9]{2})-` + referenceMonths + `-([0-9]{2}) ` + referenceClock + ` GMT$`),
	regexp.MustCompile(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ` + referenceMonths + ` ([0-9]{2}| [0-9]) ` + referenceClock + ` ([0-9]{4})$`),
}

// referenceDate is §5.6.7.
func referenceDate(s string, now time.Time) (time.Time, bool) {
	for form, re := range referenceForms {
		m := re.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		day, month, year, clock := m[1], m[2], m[3], m[4:]
		if form == 2 {
			month, day, clock, year = m[1], strings.TrimSpace(m[2]), m[3:6], m[6]
		}
		if form != 1 {
			return referenceTime(year, month, day, clock)
		}
		for century := now.Year()/100 + 1; ; century-- {
			t, ok := referenceTime(strconv.Itoa(century)+year, month, day, clock)
			if !t.After(now.AddDate(50, 0, 0)) {
				return t, ok
			}
		}
	}
	return time.Time{}, false
}

func referenceTime(year, month, day string, clock []string) (time.Time, bool) {
	var n [5]int
	for i, s := range append([]string{year, day}, clock...) {
		n[i], _ = strconv.Atoi(s)
	}
	m := time.Month(strings.Index(referenceMonths, month)/4 + 1)
	t := time.Date(n[0], m, n[1], n[2], n[3], n[4], 0, time.UTC)
	date := time.Date(n[0], m, n[1], 0, 0, 0, 0, time.UTC)
	return t, date.Day() == n[1] && n[2] < 24 && n[3] < 60 && n[4] <= 60
}
