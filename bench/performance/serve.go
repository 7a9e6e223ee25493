package main

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/valyala/fasthttp"

	"example.com/bench/compare"
)

var changed = time.Date(2026, time.January, 5, 9, 0, 0, 0, time.UTC)

// newShelf returns a shelf with a book of two KiB.
func newShelf() *compare.Shelf {
	return compare.NewShelf(func() time.Time { return changed },
		compare.Book{ID: "1", Version: 42, UpdatedAt: changed, Title: strings.Repeat("Moby-Dick; or, The Whale. ", 80)}).Freeze()
}

// A row is a request that all are asked.
type row struct {
	name   string
	method string
	fields func(tag string) http.Header
	status int
	length int      // how long the content is at least
	has    []string // fields of the response
}

// rows are those of the table.
func rows() []row {
	const date = "Mon, 05 Jan 2026 09:00:00 GMT"
	validators := []string{"Etag", "Cache-Control"}
	return []row{
		{"304 by tag", "GET", func(tag string) http.Header { return http.Header{"If-None-Match": {tag}} }, 304, 0, validators},
		{"304 by the last of ten tags", "GET", func(tag string) http.Header {
			return http.Header{"If-None-Match": {strings.Repeat(`"aaaaaaaaa", `, 9) + tag}}
		}, 304, 0, validators},
		{"304 by date", "GET", func(string) http.Header { return http.Header{"If-Modified-Since": {date}} }, 304, 0, validators},
		{"200", "GET", func(string) http.Header { return http.Header{} }, 200, 2000, validators},
		{"412 of a PUT", "PUT", func(string) http.Header { return http.Header{"If-Match": {`"41.aaaaaa"`}} }, 412, 1, nil},
		{"PUT", "PUT", func(tag string) http.Header { return http.Header{"If-Match": {tag}} }, 200, 1, nil},
	}
}

// A contender serves a new shelf.
type contender struct {
	name  string
	serve func() func(row, string) (status, length int, header http.Header)
}

// contenders are the columns of the table: etagen is the first.
func contenders() []contender {
	etagen := compare.BookETag(&compare.Book{ID: "1", Version: 42, UpdatedAt: changed})
	return []contender{
		{"etagen", overHTTP(compare.Etagen)},
		{"smallest", overHTTP(func(*compare.Shelf) http.Handler { return compare.Smallest(etagen) })},
		{"by hand", overHTTP(compare.Good)},
		{"ServeContent", overHTTP(compare.ServeContent)},
		{"huma", overHTTP(compare.Huma)},
		{"hhsnopek/etag", overHTTP(compare.BodyHash)},
		{"fiber", overFasthttp},
	}
}

// writer is a response writer that costs nothing.
type writer struct {
	header         http.Header
	status, length int
}

func (w *writer) Header() http.Header    { return w.header }
func (w *writer) WriteHeader(status int) { w.status = status }
func (w *writer) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	w.length += len(p)
	return len(p), nil
}

// overHTTP calls a handler of net/http. Beside what a row has, each request has five
// ordinary fields, so that look-ups are real.
func overHTTP(handler func(*compare.Shelf) http.Handler) func() func(row, string) (int, int, http.Header) {
	return func() func(row, string) (int, int, http.Header) {
		h, w, body := handler(newShelf()), &writer{header: http.Header{}}, strings.NewReader("")
		requests := map[string]*http.Request{}
		return func(at row, tag string) (int, int, http.Header) {
			r := requests[at.name+tag]
			if r == nil {
				r, _ = http.NewRequest(at.method, "http://localhost/books/1", nil)
				r.Header = at.fields(tag)
				for name, value := range map[string]string{
					"Accept": "application/json", "Accept-Encoding": "gzip", "Accept-Language": "en", "Connection": "keep-alive", "User-Agent": "Mozilla/5.0",
				} {
					r.Header.Set(name, value)
				}
				requests[at.name+tag] = r
			}
			if at.method == "PUT" {
				r.Header["Content-Type"] = []string{"application/json"}
				body.Reset(content)
				r.Body, r.ContentLength = io.NopCloser(body), int64(len(content))
			}
			clear(w.header)
			w.status, w.length = 0, 0
			h.ServeHTTP(w, r)
			return w.status, w.length, w.header
		}
	}
}

// content is what a PUT sends.
var content = `{"id":"1","version":42,"updated_at":"2026-01-05T09:00:00Z","title":"` + strings.Repeat("Moby-Dick; or, The Whale. ", 80) + `"}`

// overFasthttp calls the handler of fiber.
func overFasthttp() func(row, string) (int, int, http.Header) {
	handler, ctx := compare.Fiber(newShelf()), fasthttp.RequestCtx{}
	return func(at row, tag string) (int, int, http.Header) {
		ctx.Request.Reset()
		ctx.Response.Reset()
		ctx.Request.SetRequestURI("http://localhost/books/1")
		ctx.Request.Header.SetMethod(at.method)
		for name, values := range at.fields(tag) {
			ctx.Request.Header.Set(name, values[0])
		}
		handler(&ctx)
		header := http.Header{}
		for _, name := range []string{"Etag", "Cache-Control"} {
			if value := ctx.Response.Header.Peek(name); len(value) > 0 {
				header[name] = []string{string(value)}
			}
		}
		return ctx.Response.StatusCode(), len(ctx.Response.Body()), header
	}
}

// A cell is what one contender needs for one row.
type cell struct {
	right bool    // it answers as it should, so that its time counts
	ratio float64 // of its shortest turn and that of etagen
}

// A servedTable has a line for each row and a column for each contender.
type servedTable struct {
	rows       []row
	contenders []contender
	cells      [][]cell
}

// measureServing asks all contenders in turn.
func measureServing(rounds int) (*servedTable, error) {
	t := &servedTable{rows: rows(), contenders: contenders()}
	for _, at := range t.rows {
		line, least := make([]cell, len(t.contenders)), make([]time.Duration, len(t.contenders))
		asks := make([]func(), len(t.contenders))
		for i, c := range t.contenders {
			line[i].right = isRight(c, at)
			serve, tag := c.start()
			asks[i] = func() { serve(at, tag) }
			least[i] = time.Hour
		}
		if !line[0].right {
			return nil, fmt.Errorf("etagen is wrong about %s", at.name)
		}
		for range rounds * tries {
			for i := range t.contenders {
				if line[i].right {
					least[i] = min(least[i], took(asks[i]))
				}
			}
		}
		for i := range line {
			line[i].ratio = float64(least[i]) / float64(least[0])
		}
		t.cells = append(t.cells, line)
	}
	return t, nil
}

// start has a contender serve a new shelf, and returns the entity tag that it sends.
func (c contender) start() (serve func(row, string) (int, int, http.Header), tag string) {
	serve = c.serve()
	_, _, header := serve(row{name: "200", method: "GET", fields: func(string) http.Header { return http.Header{} }}, "")
	if tag = header.Get("ETag"); tag == "" {
		tag = compare.BookETag(&compare.Book{ID: "1", Version: 42, UpdatedAt: changed})
	}
	return serve, tag
}

// isRight reports whether a contender gives the response that a row is about.
func isRight(c contender, at row) bool {
	serve, tag := c.start()
	status, length, header := serve(at, tag)
	if at.status == http.StatusNotModified && length > 0 {
		return false
	}
	lacks := func(name string) bool { return header.Get(name) == "" }
	return status == at.status && length >= at.length && !slices.ContainsFunc(at.has, lacks)
}

// A turn is so many requests, and a round has so many turns. The shortest of all turns
// counts: what makes others longer is something else on the machine.
const tries, times = 40, 300

// took returns how long one turn takes.
func took(ask func()) time.Duration {
	start := time.Now()
	for range times {
		ask()
	}
	return time.Since(start)
}

// median returns the one in the middle; 0 for none.
func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	return values[len(values)/2]
}
