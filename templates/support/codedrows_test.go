package etagen

import (
	"net/http"
	"slices"
	"strings"
)

// The forms of a representation. "" stands for a tag of no form.
const (
	jsonForm = "json"
	gzipForm = "gzip"
	turnForm = "turn"
)

// An accepted is a value of Accept-Encoding, and the forms that its client accepts by
// RFC 9110 §12.5.3, the best first: from a server with gzip, and from one that prefers
// turn.
type accepted struct {
	lines []string
	gzip  string
	both  string
	named bool // it names a coding, and accepts it
}

var acceptedRows = []accepted{
	{nil, "json", "json", false},
	{[]string{""}, "json", "json", false},
	{[]string{"br"}, "json", "json", true},
	{[]string{"gzip"}, "gzip json", "gzip json", true},
	{[]string{"x-gzip;q=0.5"}, "gzip json", "gzip json", true},
	{[]string{"GZip, Turn"}, "gzip json", "turn gzip json", true},
	{[]string{"gzip, turn;q=0.9"}, "gzip json", "gzip turn json", true},
	{[]string{"br, gzip;q=0.2, turn;q=0.1"}, "gzip json", "gzip turn json", true},
	{[]string{"br", "gzip"}, "gzip json", "gzip json", true},
	{[]string{"turn"}, "json", "turn json", true},
	{[]string{"*"}, "gzip json", "turn gzip json", false},
	{[]string{"turn;q=0, *;q=0.5"}, "gzip json", "gzip json", false},
	{[]string{"gzip;q=0"}, "json", "json", false},
	{[]string{"gzip;q=0.000, *"}, "json", "turn json", false},
	{[]string{"gzip;q=1.5"}, "json", "json", false},
	{[]string{"gzip;q=high"}, "json", "json", false},
	{[]string{"identity, gzip;q=0.5"}, "json gzip", "json gzip", true},
	{[]string{"identity;q=0.3, gzip;q=0.2, turn;q=0.4"}, "json gzip", "turn json gzip", true},
	{[]string{"identity, gzip"}, "gzip json", "gzip json", true},
	{[]string{"gzip, identity;q=0"}, "gzip", "gzip", true},
	{[]string{"gzip;q=0.5, *;q=0"}, "gzip", "gzip", true},
	{[]string{"*, identity;q=0"}, "gzip", "turn gzip", false},
	{[]string{"*;q=0"}, "json", "json", false},
	{[]string{"identity;q=0"}, "json", "json", false},
}

// of returns those forms that a server has, in the client's order.
func (a *accepted) of(s *codedServer) []string {
	if s.own {
		return strings.Fields(a.both)
	}
	return strings.Fields(a.gzip)
}

// A namedTag is a member of If-Match or If-None-Match.
type namedTag struct {
	text   string
	form   string // whose tag it is in this release; empty for none
	coding bool   // it looks like a current tag, with or without a coding
	weak   bool   // marked as weak
	suffix bool   // with the suffix of a proxy
}

// A namedList is a value of If-Match or If-None-Match.
type namedList struct {
	any, malformed bool
	tags           []namedTag
}

// lines returns the value as it is sent.
func (l *namedList) lines() []string {
	switch {
	case l == nil:
		return nil
	case l.any:
		return []string{"*"}
	case l.malformed:
		return []string{"42"}
	}
	var all []string
	for _, tag := range l.tags {
		all = append(all, tag.text)
	}
	return []string{strings.Join(all, ", ")}
}

// namedLists returns values with the tags of forms in all combinations.
func namedLists(tags map[string]string) []*namedList {
	bare := func(tag string) string { return strings.TrimSuffix(tag, `"`) }
	current := []namedTag{{text: tags[jsonForm], form: jsonForm, coding: true}, {text: tags[gzipForm], form: gzipForm, coding: true}}
	if tag, ok := tags[turnForm]; ok {
		current = append(current, namedTag{text: tag, form: turnForm, coding: true})
	}
	older := namedTag{text: bare(tags[jsonForm]) + `-g00000"`, coding: true}
	foreign := namedTag{text: bare(tags[jsonForm]) + `-z1a2b3"`, coding: true}
	others := []namedTag{older, foreign, {text: bare(tags[jsonForm]) + `-gzip00000"`}, {text: bare(tags[jsonForm]) + `-G00000"`}, {text: `"41.k3x9q2"`}, {text: bare(tags[jsonForm]) + `-g0000A"`}}
	lists := []*namedList{nil, {any: true}, {malformed: true}, {tags: current}, {tags: append([]namedTag{others[4]}, current[1], current[0])}}
	for _, tag := range append(current, others...) {
		suffixed := tag
		suffixed.text, suffixed.suffix = bare(tag.text)+`-gzip"`, true
		for _, t := range []namedTag{tag, suffixed} {
			lists = append(lists, &namedList{tags: []namedTag{t}}, &namedList{tags: []namedTag{t.marked()}})
		}
		lists = append(lists, &namedList{tags: []namedTag{{text: bare(suffixed.text) + `-gzip"`}}})
	}
	return append(lists, &namedList{tags: []namedTag{{text: `"-gzip"`}}})
}

// marked returns the tag with W/ added or removed.
func (t namedTag) marked() namedTag {
	if text, ok := strings.CutPrefix(t.text, "W/"); ok {
		t.text = text
	} else {
		t.text = "W/" + t.text
	}
	t.weak = strings.HasPrefix(t.text, "W/")
	return t
}

// A codedRequest is a request in the table.
type codedRequest struct {
	method           string
	accept           *accepted
	match, noneMatch *namedList
	since            bool // with the date in If-Modified-Since
}

func (q *codedRequest) header() http.Header {
	h := http.Header{}
	setField(h, "Accept-Encoding", slices.Clone(q.accept.lines))
	setField(h, "If-Match", q.match.lines())
	setField(h, "If-None-Match", q.noneMatch.lines())
	if q.since {
		h["If-Modified-Since"] = []string{codedModified.Format(http.TimeFormat)}
	}
	return h
}

// matches reports whether If-Match is true: for the current tag in any coding of any
// release, and for the variations that the proxy makes of it.
func (s *codedServer) matches(l *namedList) bool {
	switch {
	case l == nil || l.any:
		return true
	case l.malformed || s.weak && !s.list:
		return false
	}
	return slices.ContainsFunc(l.tags, func(t namedTag) bool {
		return t.coding && (!t.weak || s.proxy.Weakens) && (!t.suffix || s.proxy.Suffix != "")
	})
}

// excludes reports whether If-None-Match of a write is false.
func (s *codedServer) excludes(l *namedList) bool {
	if l == nil || l.any {
		return l != nil
	}
	return slices.ContainsFunc(l.tags, func(t namedTag) bool { return t.coding && (!t.suffix || s.proxy.Suffix != "") })
}

// A codedResponse is the response that the rules require.
type codedResponse struct {
	status int
	form   string // of a 200
	tag    string
}

// expect returns the required response to a request; tags are those of the forms.
func (s *codedServer) expect(q *codedRequest, tags map[string]string) codedResponse {
	if !s.matches(q.match) {
		return codedResponse{412, jsonForm, tags[jsonForm]}
	}
	if q.method != http.MethodGet && q.method != http.MethodHead {
		return s.expectWrite(q, tags)
	}
	order := q.accept.of(s)
	usual := order[0]
	if s.min > 10 && slices.Contains(order, jsonForm) {
		usual = jsonForm
	}
	switch l := q.noneMatch; {
	case l == nil && q.since && !s.list, l != nil && l.any:
		return codedResponse{304, usual, tags[usual]}
	case l == nil:
		return codedResponse{200, usual, tags[usual]}
	}
	// The form that is named; a coded one is preferred to JSON.
	coded := slices.DeleteFunc(slices.Clone(order), func(form string) bool { return form == jsonForm })
	for _, form := range append(coded, jsonForm) {
		for _, t := range q.noneMatch.tags {
			switch {
			case t.form != form || !slices.Contains(order, form):
			case !t.suffix:
				return codedResponse{304, form, tags[form]}
			case s.proxy.Suffix != "" && q.accept.named:
				return codedResponse{304, form, t.text}
			}
		}
	}
	return codedResponse{200, usual, tags[usual]}
}

// expectWrite does what expect does for a write whose If-Match is true.
func (s *codedServer) expectWrite(q *codedRequest, tags map[string]string) codedResponse {
	switch {
	case s.excludes(q.noneMatch):
		return codedResponse{412, jsonForm, tags[jsonForm]}
	case q.noneMatch != nil && q.noneMatch.malformed:
		return codedResponse{status: 400, form: jsonForm, tag: tags[jsonForm]}
	case q.match == nil:
		return codedResponse{status: 428, form: jsonForm, tag: tags[jsonForm]}
	}
	return codedResponse{status: 204}
}
