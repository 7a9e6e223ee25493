package etagentest

import (
	"net/http"
	"slices"
)

// readRows returns requests to read that every resource responds to alike.
func (t *Target) readRows() []Case {
	return slices.Concat(t.plainRows(), t.noneMatchRows(), t.matchRows(), t.dateRows(), t.precedenceRows())
}

// plainRows returns requests that need neither an entity tag nor a date.
func (t *Target) plainRows() []Case {
	rows := []Case{
		{Name: "200 without a precondition"},
		{Name: "200 HEAD", Method: http.MethodHead},
		{Name: "404 where nothing exists", Missing: true},
		{Name: "404 HEAD where nothing exists", Method: http.MethodHead, Missing: true},
		{Name: "404 comes before If-Match", Header: header("If-Match", other), Missing: true},
		{Name: "404 comes before If-None-Match *", Header: header("If-None-Match", "*"), Missing: true},
		{Name: "405 TRACE", Method: http.MethodTrace},
		{Name: "304 If-None-Match *", Header: header("If-None-Match", "*")},
		{Name: "200 If-Match *", Header: header("If-Match", "*")},
	}
	if t.Unrouted {
		return rows
	}
	return append(rows, Case{Name: "204 OPTIONS takes no notice of preconditions", Method: http.MethodOptions, Header: header("If-Match", other)})
}

// noneMatchRows returns requests with If-None-Match (RFC 9110 §13.1.2).
func (t *Target) noneMatchRows() []Case {
	tag := t.ETag
	if tag == "" {
		return nil
	}
	return append(t.variantRows(), []Case{
		{Name: "304 If-None-Match", Header: header("If-None-Match", tag)},
		{Name: "304 HEAD If-None-Match", Method: http.MethodHead, Header: header("If-None-Match", tag)},
		{Name: "304 If-None-Match compares weakly", Header: header("If-None-Match", weak(tag))},
		{Name: "304 If-None-Match in a list", Header: header("If-None-Match", `"other", `+tag+`, "more"`)},
		{Name: "304 If-None-Match in a list without blanks", Header: header("If-None-Match", `"other",`+tag)},
		{Name: "304 If-None-Match behind a comma inside a tag", Header: header("If-None-Match", `"a,b", `+tag)},
		{Name: "304 If-None-Match behind empty members", Header: header("If-None-Match", `, , `+tag)},
		{Name: "304 If-None-Match on the second line", Header: header("If-None-Match", other, "If-None-Match", tag)},
		{Name: "200 If-None-Match of another tag", Header: header("If-None-Match", other)},
		{Name: "200 If-None-Match without quotes", Header: header("If-None-Match", bare(tag))},
		{Name: "200 If-None-Match without the closing quote", Header: header("If-None-Match", tag[:len(tag)-1])},
		{Name: "200 If-None-Match behind something malformed", Header: header("If-None-Match", `other, `+tag)},
		{Name: "200 If-None-Match * is no member of a list", Header: header("If-None-Match", `*, "other"`)},
		{Name: "200 If-None-Match empty", Header: header("If-None-Match", "")},
	}...)
}

// variantRows returns requests with the entity tag of another representation at the
// same address and version: a client with that one does not have this one.
func (t *Target) variantRows() []Case {
	if t.Variant == "" || t.Variant == t.ETag {
		return nil
	}
	return []Case{
		{Name: "200 If-None-Match of another variant", Header: header("If-None-Match", t.Variant)},
		{Name: "412 If-Match of another variant", Header: header("If-Match", t.Variant)},
	}
}

// matchRows returns requests with If-Match, which no weak tag satisfies (RFC 9110 §13.1.1).
func (t *Target) matchRows() []Case {
	tag := t.ETag
	if tag == "" {
		return nil
	}
	rows := []Case{
		{Name: "412 If-Match of another tag", Header: header("If-Match", other)},
		{Name: "412 HEAD If-Match of another tag", Method: http.MethodHead, Header: header("If-Match", other)},
		t.weakRow(http.MethodGet, http.StatusOK, tag),
		{Name: "412 If-Match without quotes", Header: header("If-Match", bare(tag))},
		{Name: "412 If-Match before something malformed", Header: header("If-Match", tag+`, other`)},
		{Name: "412 If-Match empty", Header: header("If-Match", "")},
		{Name: "412 If-Match comes before If-None-Match", Header: header("If-Match", other, "If-None-Match", tag)},
	}
	if isWeak(tag) {
		return append(rows, Case{Name: "412 If-Match of the weak tag itself", Header: header("If-Match", tag)})
	}
	if t.Guarded != "" && t.Guarded != tag {
		rows = append(rows,
			Case{Name: "412 If-Match of other derived values", Header: header("If-Match", t.Guarded)},
			Case{Name: "200 If-None-Match of other derived values", Header: header("If-None-Match", t.Guarded)},
		)
	}
	return append(rows,
		Case{Name: "200 If-Match", Header: header("If-Match", tag)},
		Case{Name: "200 If-Match in a list", Header: header("If-Match", `"other", `+tag)},
		Case{Name: "200 If-Match on the second line", Header: header("If-Match", other, "If-Match", tag)},
		Case{Name: "304 If-None-Match counts beside If-Match", Header: header("If-Match", tag, "If-None-Match", tag)},
	)
}

// dateRows returns requests with the two date fields (RFC 9110 §13.1.3, §13.1.4).
func (t *Target) dateRows() []Case {
	if t.Modified.IsZero() {
		return []Case{
			{Name: "200 If-Modified-Since without a date to compare", Header: header("If-Modified-Since", "Fri, 06 Dec 2124 10:20:30 GMT")},
			{Name: "200 If-Unmodified-Since without a date to compare", Header: header("If-Unmodified-Since", "Fri, 06 Dec 1996 10:20:30 GMT")},
		}
	}
	same, past, future := t.dates()
	return []Case{
		{Name: "304 If-Modified-Since", Header: header("If-Modified-Since", same)},
		{Name: "304 HEAD If-Modified-Since", Method: http.MethodHead, Header: header("If-Modified-Since", same)},
		{Name: "304 If-Modified-Since in the form of RFC 850", Header: header("If-Modified-Since", rfc850(t.Modified))},
		{Name: "304 If-Modified-Since in the form of asctime", Header: header("If-Modified-Since", asctime(t.Modified))},
		{Name: "304 If-Modified-Since in the future", Header: header("If-Modified-Since", future)},
		{Name: "200 If-Modified-Since before the change", Header: header("If-Modified-Since", past)},
		{Name: "200 If-Modified-Since is no date", Header: header("If-Modified-Since", "yesterday")},
		{Name: "200 If-Modified-Since in another time zone", Header: header("If-Modified-Since", same[:len(same)-len("GMT")]+"UTC")},
		{Name: "200 If-Modified-Since on two lines", Header: header("If-Modified-Since", same, "If-Modified-Since", same)},
		{Name: "200 If-Unmodified-Since", Header: header("If-Unmodified-Since", same)},
		{Name: "412 If-Unmodified-Since before the change", Header: header("If-Unmodified-Since", past)},
		{Name: "200 If-Unmodified-Since is no date", Header: header("If-Unmodified-Since", "yesterday")},
	}
}

// precedenceRows returns requests with several fields, one of which decides (RFC 9110 §13.2.2).
func (t *Target) precedenceRows() []Case {
	if t.ETag == "" || t.Modified.IsZero() {
		return nil
	}
	tag := t.ETag
	same, past, future := t.dates()
	rows := []Case{
		{Name: "200 If-None-Match wins over If-Modified-Since", Header: header("If-None-Match", other, "If-Modified-Since", future)},
		{Name: "304 If-None-Match wins over If-Modified-Since", Header: header("If-None-Match", tag, "If-Modified-Since", past)},
		{Name: "200 malformed If-None-Match wins over If-Modified-Since", Header: header("If-None-Match", bare(tag), "If-Modified-Since", future)},
		{Name: "412 If-Match wins over If-Unmodified-Since", Header: header("If-Match", other, "If-Unmodified-Since", future)},
		{Name: "412 If-Unmodified-Since comes before If-None-Match", Header: header("If-Unmodified-Since", past, "If-None-Match", tag)},
		{Name: "304 If-None-Match counts beside If-Unmodified-Since", Header: header("If-Unmodified-Since", same, "If-None-Match", tag)},
	}
	if isWeak(tag) {
		return rows
	}
	return append(rows, Case{Name: "200 If-Match wins over If-Unmodified-Since", Header: header("If-Match", tag, "If-Unmodified-Since", past)})
}
