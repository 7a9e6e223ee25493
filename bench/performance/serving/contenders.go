package serving

import (
	"fmt"
	"net/http"

	"github.com/valyala/fasthttp"

	"example.com/bench/compare"
)

// A contender serves a new shelf through a mux.
type contender struct {
	name string
	open func() (opened, error)
}

// An opened function prepares the request of a row.
type opened func(at row, tag string) (send func(), last func() response, err error)

// contenders returns the columns of the table. etagen is the first.
func contenders() []contender {
	return []contender{
		{"etagen", overHTTP(func() (http.Handler, error) { return compare.Etagen(newShelf(2)), nil })},
		{"smallest", overHTTP(func() (http.Handler, error) {
			s, err := newSmallest()
			if err != nil {
				return nil, err
			}
			return s.Mux(), nil
		})},
		{"by hand", overHTTP(func() (http.Handler, error) { return compare.Good{Books: newShelf(2)}.Mux(), nil })},
		{"ServeContent", overHTTP(func() (http.Handler, error) { return compare.ServeContent(newShelf(2)), nil })},
		{"huma", overHTTP(func() (http.Handler, error) { return compare.Huma(newShelf(2)), nil })},
		{"hhsnopek/etag", overHTTP(func() (http.Handler, error) { return compare.BodyHash(newShelf(2)), nil })},
		{"fiber", overFasthttp},
	}
}

// tableRows returns the rows of the table.
func tableRows() []row { return []row{byTag, byList, byDate, inFull, conflict, update} }

// newSmallest returns the smallest handler, set to send what etagen sends.
func newSmallest() (*compare.Smallest, error) {
	w, err := remember(compare.Etagen(newShelf(2)), conflict, "")
	if err != nil {
		return nil, err
	}
	return compare.NewSmallest(newShelf(2), w.header.Get("ETag"), string(w.text))
}

// A recorder records the content of a response.
type recorder struct {
	writer
	text []byte
}

func (w *recorder) Write(p []byte) (int, error) {
	w.text = append(w.text, p...)
	return w.writer.Write(p)
}

// overHTTP opens a net/http handler.
func overHTTP(handler func() (http.Handler, error)) func() (opened, error) {
	return func() (opened, error) {
		h, err := handler()
		return func(at row, tag string) (func(), func() response, error) {
			a, err := ask(h, at, tag)
			if err != nil {
				return nil, nil, err
			}
			return a.send, a.response, nil
		}, err
	}
}

// overFasthttp opens the handler of fiber.
func overFasthttp() (opened, error) {
	handler, ctx := compare.Fiber(newShelf(2)), &fasthttp.RequestCtx{}
	return func(at row, tag string) (func(), func() response, error) {
		ctx.Request.Reset()
		ctx.Request.SetRequestURI("http://localhost/books/1")
		ctx.Request.Header.SetMethod(at.method)
		for name, value := range ordinary() {
			ctx.Request.Header.Set(name, value)
		}
		for name, values := range at.fields(tag) {
			ctx.Request.Header.Set(name, values[0])
		}
		send := func() {
			ctx.Response.Reset()
			handler(ctx)
		}
		last := func() response {
			header := http.Header{}
			for _, name := range at.has {
				if value := ctx.Response.Header.Peek(name); len(value) > 0 {
					header[name] = []string{string(value)}
				}
			}
			return response{ctx.Response.StatusCode(), len(ctx.Response.Body()), header}
		}
		return send, last, nil
	}, nil
}

// entry prepares the entry of a contender in a row.
func (c contender) entry(at row) (*Entry, error) {
	open, err := c.open()
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", c.name, err)
	}
	send, last, err := open(inFull, "")
	if err != nil {
		return nil, fmt.Errorf("asking %s: %w", c.name, err)
	}
	send()
	tag := last().header.Get("ETag")
	if tag == "" {
		tag = compare.BookETag(&compare.Book{Version: 42})
	}
	if send, last, err = open(at, tag); err != nil {
		return nil, fmt.Errorf("asking %s: %w", c.name, err)
	}
	send()
	return &Entry{Name: c.name, Right: at.isRight(last()), ask: send}, nil
}

// table returns a heat for each row.
func table() ([]*Heat, error) {
	var heats []*Heat
	for _, at := range tableRows() {
		h := &Heat{Name: at.name}
		for _, c := range contenders() {
			e, err := c.entry(at)
			if err != nil {
				return nil, err
			}
			h.Entries = append(h.Entries, e)
		}
		if !h.Entries[0].Right {
			return nil, fmt.Errorf("%s is wrong about %s", h.Entries[0].Name, at.name)
		}
		heats = append(heats, h)
	}
	return heats, nil
}

// Rows returns the names of the heats with a mux.
func Rows() []string {
	var names []string
	for _, at := range tableRows() {
		names = append(names, at.name)
	}
	return names
}
