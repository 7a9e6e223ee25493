package etagentest

import (
	"net/http"
	"slices"
	"strings"
)

// readFaults returns faults of a request to read what exists.
func (t *Target) readFaults() []fault {
	return append(t.addressFaults(http.MethodGet),
		fault{412, "If-Match", func(c *Case) { c.Header.Set("If-Match", other) }},
		fault{304, "If-None-Match", func(c *Case) { c.Header.Set("If-None-Match", "*") }},
	)
}

// listFaults returns faults of a request to read a list.
func (t *Target) listFaults() []fault {
	return append(t.addressFaults(http.MethodGet),
		fault{400, "the query", func(c *Case) { c.Path = t.pathOf(c) + "?limit=0" }},
		fault{410, "the store", func(c *Case) { c.load = http.StatusGone }},
	)
}

// writeFaults returns faults of a request that writes, if a precondition is required.
func (t *Target) writeFaults(c Case) []fault {
	content := c.Method != http.MethodDelete
	faults := t.addressFaults(c.Method)
	if c.kind() == "PUT that creates" {
		faults = faults[len(faults)-1:]
	}
	if content {
		faults = append(faults, fault{415, "the media type", func(c *Case) { c.Header.Set("Content-Type", "text/plain") }})
	}
	faults = append(faults,
		fault{412, "If-Match", func(c *Case) { c.Header.Set("If-Match", other) }},
		fault{400, "If-None-Match", func(c *Case) { c.Header.Set("If-None-Match", "other") }},
	)
	if t.Require != "none" && c.Method != http.MethodPost {
		faults = append(faults, fault{428, "a missing precondition", func(c *Case) {
			c.Header.Del("If-Match")
			if c.Missing {
				c.Header.Del("If-None-Match")
			}
		}})
	}
	if content {
		faults = append(append(faults, t.contentFaults()...), t.invalidFaults(c)...)
	}
	return append(faults, fault{409, "the store", func(c *Case) { c.write = http.StatusConflict }})
}

// addressFaults returns faults of the target of a request.
func (t *Target) addressFaults(method string) []fault {
	var faults []fault
	if nowhere := t.nowhere(); nowhere != "" {
		faults = append(faults, fault{404, "the path", func(c *Case) { c.Path = nowhere + strings.TrimPrefix(c.Path, t.Path) }})
	}
	if !t.list && (method != http.MethodPut || !t.Creates) {
		faults = append(faults, fault{404, "what is there", func(c *Case) { c.Missing = true }})
	}
	return append(faults, fault{403, "Authorize", func(c *Case) { c.says = http.StatusForbidden }})
}

// nowhere returns an address that no resource can have, empty if the pattern of the
// target has no wildcard.
func (t *Target) nowhere() string {
	s, ok := t.New(true, t.Modified).(*served)
	if !ok {
		return ""
	}
	segments := strings.Split(s.pattern(request(http.MethodGet, t.Path)), "/")
	for i, segment := range segments {
		switch {
		case segment == "{$}":
			segments[i] = ""
		case strings.HasPrefix(segment, "{"):
			segments[i] = "%00"
		}
	}
	if !slices.Contains(segments, "%00") {
		return ""
	}
	return strings.Join(segments, "/")
}

// contentFaults returns faults of content.
func (t *Target) contentFaults() []fault {
	faults := []fault{
		{413, "the length", func(c *Case) { c.Body = large() }},
		{400, "the syntax", func(c *Case) { c.Body = `{"no such member":1` }},
	}
	if !t.Opaque {
		faults = append(faults, fault{422, "the members", func(c *Case) { c.Body, c.invalid = withUnknown(c.Body), false }})
	}
	return faults
}
