package etagenclient

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
)

// A fixed is a transport that sends one response, or 304 to a client that has it.
type fixed struct {
	text    string
	control []string
	sent    int
}

func (f *fixed) RoundTrip(r *http.Request) (*http.Response, error) {
	f.sent++
	h := http.Header{"Content-Type": {"application/json"}, "Etag": {`"1"`}}
	if f.control != nil {
		h["Cache-Control"] = f.control
	}
	res := &http.Response{StatusCode: 200, Header: h, Request: r, ContentLength: int64(len(f.text)), Body: io.NopCloser(strings.NewReader(f.text))}
	if r.Header.Get("If-None-Match") != "" {
		res.StatusCode, res.ContentLength, res.Body = 304, 0, http.NoBody
	}
	return res, nil
}

// A Get without a cache needs at most 1.4 times the allocations of hand-written code,
// and a fresh copy needs no request.
func TestAllocations(t *testing.T) {
	ctx := newClock().context()
	f := &fixed{text: `{"id":1,"version":1,"title":"Moby-Dick","count":1,"last":"x","blurb":null,"tags":["a","b"]}`}
	c := &Client{BaseURL: "http://shop.example", HTTP: &http.Client{Transport: f}}
	res := books()
	get := func() {
		if _, _, err := c.Get(ctx, res, at(1)); err != nil {
			t.Fatal(err)
		}
	}
	bare := testing.AllocsPerRun(1000, func() {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://shop.example/books/1", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Accept", "application/json")
		response, err := c.HTTP.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(body, new(book)); err != nil {
			t.Fatal(err)
		}
	})
	if got := testing.AllocsPerRun(1000, get); got > 1.4*bare {
		t.Errorf("a Get without a cache allocates %.0f times, and %.0f by hand: %.2f times as often", got, bare, got/bare)
	} else {
		t.Logf("without a cache %.0f, by hand %.0f", got, bare)
	}
	c.Cache = NewCache(1 << 20)
	get()
	t.Logf("with a 304 %.0f", testing.AllocsPerRun(1000, get))
	f.control = []string{"max-age=60"}
	get()
	sent := f.sent
	t.Logf("of a fresh copy %.0f", testing.AllocsPerRun(1000, get))
	if f.sent != sent {
		t.Errorf("%d requests were sent for fresh copies", f.sent-sent)
	}
}
