package etagen

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/iotest"
)

func TestUnsupportedContent(t *testing.T) {
	const put, patch, del = "PUT", "PATCH", "DELETE"
	tests := []struct {
		method string
		lines  []string
		status int // 0: supported
	}{
		{put, []string{"Content-Type: application/json"}, 0},
		{put, []string{"Content-Type: Application/JSON"}, 0},
		{put, []string{"Content-Type: application/json; charset=utf-8"}, 0},
		{put, []string{`Content-Type: application/json;charset="UTF-8"`}, 0},
		{put, []string{"Content-Type: application/json; version=1"}, 0},
		{put, []string{"Content-Type: application/vnd.book+json"}, 0},
		{put, []string{"Content-Type: application/ld+json; profile=x"}, 0},
		{put, []string{"Content-Type: application/json;"}, 0},
		{put, []string{"Content-Type: application/json ;; Charset=UTF8 ; x=\"a;charset=latin1\\\"\""}, 0},
		{put, []string{"Content-Type: application/json; charset=us-ascii"}, 0},
		{put, []string{`Content-Type: application/json; charset="utf\-8"`}, 0},
		{put, []string{"Content-Type: application/vnd.dispatch+json"}, 0},
		{put, []string{"Content-Type: APPLICATION/vnd.Book+JSON; x=\"text/plain\""}, 0},
		{put, []string{"Content-Type: application/json", "Content-Encoding: identity"}, 0},
		{put, []string{"Content-Type: application/json", "Content-Encoding: "}, 0},
		{put, []string{"Content-Type: application/json", "Content-Encoding: Identity, ,identity", "Content-Encoding: identity"}, 0},
		{put, []string{"Content-Type: application/json", "Content-Encoding: identity", "Content-Encoding: gzip"}, 415},
		{put, []string{"Content-Type: application/json", "Content-Encoding: identity, br"}, 415},
		{put, []string{"Content-Type: text/plain; x=+json"}, 415},
		{put, []string{"Content-Type: text/plain;+json"}, 415},
		{put, []string{`Content-Type: text/plain; x="a+json"`}, 415},
		{put, []string{"Content-Type: multipart/form-data; boundary=x+json"}, 415},
		{put, []string{"Content-Type: application/merge-patch+json; profile=x+json"}, 415},
		{put, []string{"Content-Type: Application/Merge-Patch+JSON;charset=utf-8;x=+json"}, 415},
		{put, []string{"Content-Type: application/vnd.book.patch+json"}, 415},
		{put, []string{"Content-Type: application/problem+json"}, 415},
		{put, []string{"Content-Type: application/+json"}, 415},
		{put, []string{"Content-Type: +json"}, 415},
		{put, []string{"Content-Type: application/a b+json"}, 415},
		{put, []string{"Content-Type: application/json, application/json"}, 415},
		{put, []string{"Content-Type: application/json; x"}, 415},
		{put, []string{"Content-Type: application/json; x=text/plain"}, 415},
		{put, []string{"Content-Type: application/json; x=1 y=2"}, 415},
		{put, []string{`Content-Type: application/json; charset="utf-8`}, 415},
		{put, []string{`Content-Type: application/json; charset="utf-8"x`}, 415},
		{put, []string{"Content-Type: application/json; charset=utf-8; charset=utf-16"}, 415},
		{put, []string{"Content-Type: application/json; charset=latin1"}, 415},
		{put, []string{"Content-Type: application/json; charset="}, 415},
		{put, []string{"Content-Type: application/json; ="}, 415},
		{put, []string{"Content-Type: application/merge-patch+json"}, 415},
		{put, []string{"Content-Type: application/merge-patch+json; x=y"}, 415},
		{put, []string{"Content-Type: application/json-patch+json"}, 415},
		{put, []string{"Content-Type: text/plain"}, 415},
		{put, []string{"Content-Type: application/jsonp"}, 415},
		{put, []string{"Content-Type: application/x-www-form-urlencoded"}, 415},
		{put, []string{"Content-Type: "}, 415},
		{put, nil, 415},
		{put, []string{"Content-Type: application/json", "Content-Type: application/json"}, 415},
		{put, []string{"Content-Type: application/json", "Content-Encoding: gzip"}, 415},
		{put, []string{"Content-Type: application/vnd.api+json"}, 0},
		{put, []string{"Content-Type: application/hal+json;charset=UTF-8"}, 0},
		{put, []string{"Content-Type: \tapplication/json\t;\tcharset=utf-8\t"}, 0},
		{put, []string{"Content-Type: application/json; x=\"a, b; c=\\\"d\\\"\""}, 0},
		{put, []string{"Content-Type: application/json; charset=\"us-ascii\""}, 0},
		{put, []string{"Content-Type: application/json; charset=utf-8; CHARSET=\"utf8\""}, 0},
		{put, []string{"Content-Type: application/json; x=\"\""}, 0},
		{put, []string{"Content-Type: text/plain; x=\"\\\"; application/json\""}, 415},
		{put, []string{"Content-Type: text/plain;charset=utf-8;application/json"}, 415},
		{put, []string{"Content-Type: text/json"}, 415},
		{put, []string{"Content-Type: application/json+zip"}, 415},
		{put, []string{"Content-Type: application/geo+json-seq"}, 415},
		{put, []string{"Content-Type: application /json"}, 415},
		{put, []string{"Content-Type: application/ json"}, 415},
		{put, []string{"Content-Type: application/json; charset = utf-8"}, 415},
		{put, []string{"Content-Type: application/json; charset=utf-8, text/plain"}, 415},
		{put, []string{"Content-Type: application/json; charset='utf-8'"}, 415},
		{put, []string{"Content-Type: multipart/form-data; boundary=\"application/json\""}, 415},
		{put, []string{"Content-Type: application/x-www-form-urlencoded; x=+json"}, 415},
		{put, []string{"Content-Type: application/json\x00"}, 415},
		{put, []string{"Content-Type: application/vnd.book-patch+json; x=y"}, 415},
		{put, []string{"Content-Type: */*"}, 415},
		{put, []string{"Content-Type: json"}, 415},
		{put, []string{"Content-Type: application/json/json"}, 415},
		{put, []string{"Content-Type: application/json", "Content-Range: bytes 0-1/2"}, 400},
		{patch, []string{"Content-Type: application/merge-patch+json"}, 0},
		{patch, []string{"Content-Type: application/merge-patch+json; charset=utf-8"}, 0},
		{patch, []string{"Content-Type: Application/MERGE-patch+json ; charset=\"utf-8\";"}, 0},
		{patch, []string{"Content-Type: application/merge-patch+json", "Content-Encoding: identity"}, 0},
		{patch, []string{"Content-Type: text/plain; x=application/merge-patch+json"}, 415},
		{patch, []string{"Content-Type: application/merge-patch+json; charset=utf-16"}, 415},
		{patch, []string{"Content-Type: application/merge-patch+json", "Content-Type: application/merge-patch+json"}, 415},
		{patch, []string{"Content-Type: application/json"}, 415},
		{patch, []string{"Content-Type: application/json-patch+json"}, 415},
		{patch, []string{"Content-Type: application/vnd.book+json"}, 415},
		{patch, nil, 415},
		{patch, []string{"Content-Type: application/merge-patch+json", "Content-Encoding: br"}, 415},
		{patch, []string{"Content-Type: APPLICATION/MERGE-PATCH+JSON"}, 0},
		{patch, []string{"Content-Type: application/merge-patch+json;profile=\"x, y\""}, 0},
		{patch, []string{"Content-Type: application/merge-patch+json; charset=us-ascii"}, 0},
		{patch, []string{"Content-Type: application/merge-patch +json"}, 415},
		{patch, []string{"Content-Type: application/merge-patch+json+json"}, 415},
		{patch, []string{"Content-Type: text/plain; application/merge-patch+json"}, 415},
		{patch, []string{"Content-Type: application/json; x=application/merge-patch+json"}, 415},
		{patch, []string{"Content-Type: application/vnd.book.merge-patch+json"}, 415},
		{del, nil, 0},
		{del, []string{"Content-Type: text/plain", "Content-Encoding: gzip"}, 0},
	}
	for _, test := range tests {
		err := bookResource.unsupportedContent(&http.Request{Method: test.method, Header: header(test.lines...)})
		var p *problem
		if errors.As(err, &p) != (test.status != 0) || p != nil && p.Status != test.status || p == nil && err != nil {
			t.Errorf("%s %q: %v", test.method, test.lines, err)
		}
	}
}

func TestReadContent(t *testing.T) {
	big := strings.Repeat("x", defaultMaxBody)
	tests := []struct {
		name   string
		body   io.Reader
		length int64 // as declared by the client; -1 for none
		limit  int64
		status int // 0: received
	}{
		{"a byte less", strings.NewReader("123456789"), 9, 10, 0},
		{"as long as may be", strings.NewReader("1234567890"), 10, 10, 0},
		{"a byte more", strings.NewReader("12345678901"), 11, 10, 413},
		{"as long as may be, not declared", strings.NewReader("1234567890"), -1, 10, 0},
		{"a byte more, not declared", strings.NewReader("12345678901"), -1, 10, 413},
		{"declared too long, and never read", iotest.ErrReader(errors.New("read")), 11, 10, 413},
		{"the usual limit", strings.NewReader(big), -1, 0, 0},
		{"a byte more than the usual limit", strings.NewReader(big + "x"), -1, 0, 413},
		{"no limit is below zero", strings.NewReader("x"), 1, -1, 0},
		{"cut off", iotest.ErrReader(io.ErrUnexpectedEOF), -1, 10, 400},
		{"empty", strings.NewReader(""), 0, 10, 0},
		{"none", nil, 0, 10, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := &http.Request{ContentLength: test.length}
			want := ""
			if s, ok := test.body.(*strings.Reader); ok {
				b, _ := io.ReadAll(s)
				want = string(b)
				s.Reset(want)
			}
			if test.body != nil {
				r.Body = io.NopCloser(test.body)
			}
			text, err := readContent(httptest.NewRecorder(), r, test.limit)
			var p *problem
			if errors.As(err, &p) != (test.status != 0) || p != nil && p.Status != test.status || p == nil && string(text) != want {
				t.Errorf("%d bytes, %v", len(text), err)
			}
		})
	}
}

// A wrapper such as http.MaxBytesHandler may accept less content than the handler.
func TestContentTooLargeForWrapper(t *testing.T) {
	w := httptest.NewRecorder()
	r := &http.Request{ContentLength: 11, Body: http.MaxBytesReader(w, io.NopCloser(strings.NewReader("12345678901")), 10)}
	_, err := readContent(w, r, 100)
	if p := (*problem)(nil); !errors.As(err, &p) || p.Status != 413 || !strings.Contains(p.Detail, " 10 bytes") {
		t.Errorf("%+v", err)
	}
}
