package etagentest

import "net/http"

// A coded is a resource with content codings, and its responses to a GET without a
// coding and with gzip.
type coded struct {
	*Target
	plain, gzip         *http.Response
	plainBody, gzipBody string
}

// A codedRow is a read of a resource with content codings. The response uses gzip
// or no coding.
type codedRow struct {
	name, method string
	header       http.Header
	want         int
	gzip         bool
}

// otherRelease returns the tag of a coding as another release makes it.
func otherRelease(tag string) string { return tag[:len(tag)-6] + `00000"` }

// otherCode returns a tag that does not have the form of a coding's.
func otherCode(tag string) string { return tag[:len(tag)-1] + `0"` }

// rows returns the requests to read.
func (c *coded) rows() []codedRow {
	return append(append(c.choiceRows(), c.noneMatchForms()...), c.matchForms()...)
}

// choiceRows returns requests with Accept-Encoding (RFC 9110 §12.5.3).
func (c *coded) choiceRows() []codedRow {
	var rows []codedRow
	for _, accept := range []struct {
		value string
		gzip  bool
	}{
		{"gzip", true},
		{"GZIP", true},
		{"x-gzip", true},
		{"*", true},
		{"gzip;q=0.001", true},
		{"gzip, deflate, br, zstd", true},
		{"br, gzip;q=0.5", true},
		{"gzip, identity", true},
		{"gzip, identity;q=0", true},
		{"gzip;q=0.5, *;q=0", true},
		{" , gzip ; q=1.000 ,", true},
		{"", false},
		{"br", false},
		{"identity", false},
		{"*;q=0", false},
		{"identity;q=0", false},
		{"gzip;q=0", false},
		{"gzip;q=0.000", false},
		{"gzip;q=0, *", false},
		{"gzip;q=", false},
		{"gzip;q=1.001", false},
		{"gzip;q=2", false},
		{"gzip;q=0.5, identity;q=1", false},
	} {
		rows = append(rows, codedRow{"200 Accept-Encoding " + accept.value, "", header("Accept-Encoding", accept.value), 200, accept.gzip})
	}
	return append(rows,
		codedRow{"200 HEAD with gzip", http.MethodHead, header("Accept-Encoding", "gzip"), 200, true},
		codedRow{"200 Accept-Encoding on two lines", "", header("Accept-Encoding", "br", "Accept-Encoding", "gzip"), 200, true},
	)
}

// noneMatchForms returns requests with If-None-Match and the tags that a client may have.
func (c *coded) noneMatchForms() []codedRow {
	plain, tag := c.ETag, c.gzip.Header.Get("Etag")
	none := func(value, accept string) http.Header {
		if accept == "" {
			return header("If-None-Match", value)
		}
		return header("If-None-Match", value, "Accept-Encoding", accept)
	}
	rows := []codedRow{
		{"304 If-None-Match of gzip", "", none(tag, "gzip"), 304, true},
		{"304 HEAD If-None-Match of gzip", http.MethodHead, none(tag, "gzip"), 304, true},
		{"304 If-None-Match of gzip compares weakly", "", none(weak(tag), "gzip"), 304, true},
		{"304 If-None-Match of gzip in a list", "", none(`"other", `+tag, "gzip"), 304, true},
		{"304 If-None-Match of JSON", "", none(plain, "gzip"), 304, false},
		{"304 If-None-Match of JSON compares weakly", "", none(weak(plain), "gzip"), 304, false},
		{"304 If-None-Match of JSON without a coding", "", none(plain, ""), 304, false},
		{"304 If-None-Match of both is of gzip", "", none(plain+", "+tag, "gzip"), 304, true},
		{"304 If-None-Match of both without a coding is of JSON", "", none(tag+", "+plain, ""), 304, false},
		{"200 If-None-Match of gzip without a coding", "", none(tag, ""), 200, false},
		{"200 If-None-Match of gzip that is refused", "", none(tag, "gzip;q=0"), 200, false},
		{"200 If-None-Match of JSON that is refused", "", none(plain, "gzip, identity;q=0"), 200, true},
		{"200 If-None-Match of another release", "", none(otherRelease(tag), "gzip"), 200, true},
		{"200 If-None-Match of no coding", "", none(otherCode(tag), "gzip"), 200, true},
		{"304 If-None-Match * is of gzip", "", none("*", "gzip"), 304, true},
		{"304 If-None-Match * without a coding", "", none("*", ""), 304, false},
	}
	if c.Modified.IsZero() {
		return rows
	}
	same, _, _ := c.dates()
	return append(rows,
		codedRow{"304 If-Modified-Since is of gzip", "", header("If-Modified-Since", same, "Accept-Encoding", "gzip"), 304, true},
		codedRow{"304 If-Modified-Since without a coding", "", header("If-Modified-Since", same), 304, false},
	)
}

// matchForms returns requests with If-Match, which accepts the tags of all codings.
func (c *coded) matchForms() []codedRow {
	tag := c.gzip.Header.Get("Etag")
	rows := []codedRow{
		{"412 If-Match of another tag with gzip", "", header("If-Match", other, "Accept-Encoding", "gzip"), 412, false},
		{"412 If-Match of no coding", "", header("If-Match", otherCode(tag), "Accept-Encoding", "gzip"), 412, false},
	}
	if isWeak(tag) {
		return rows
	}
	return append(rows,
		codedRow{"200 If-Match of gzip", "", header("If-Match", tag, "Accept-Encoding", "gzip"), 200, true},
		codedRow{"200 If-Match of gzip without a coding", "", header("If-Match", tag), 200, false},
		codedRow{"200 If-Match of JSON with gzip", "", header("If-Match", c.ETag, "Accept-Encoding", "gzip"), 200, true},
		codedRow{"200 If-Match of another release", "", header("If-Match", otherRelease(tag), "Accept-Encoding", "gzip"), 200, true},
	)
}
