package serving

import (
	"fmt"
	"maps"
	"net/http"
	"strconv"

	"example.com/bench/compare"
)

// nothing returns a handler that sends a 304 if the request has If-None-Match, and
// otherwise always the same bytes. It sets only those fields without which net/http
// would do more work.
func nothing() http.Handler {
	document, media, length := []byte(content), []string{"application/json"}, []string{strconv.Itoa(len(content))}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header["If-None-Match"] != nil {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header()["Content-Type"], w.Header()["Content-Length"] = media, length
		_, _ = w.Write(document)
	})
}

// same returns a handler that sends the status, the fields and the bytes of etagen from
// memory, through a mux with the same routes. What it takes longer than nothing is the
// price of the mux and of the fields, which every handler pays.
func same() (http.Handler, error) {
	etagen := compare.Etagen(newShelf(2))
	full, err := remember(etagen, inFull, "")
	if err != nil {
		return nil, err
	}
	unmodified, err := remember(etagen, byTag, full.header.Get("Etag"))
	if err != nil {
		return nil, err
	}
	answer := func(w http.ResponseWriter, r *http.Request) {
		sent := full
		if r.Header["If-None-Match"] != nil {
			sent = unmodified
		}
		maps.Copy(w.Header(), sent.header)
		w.WriteHeader(sent.status)
		if len(sent.text) > 0 {
			_, _ = w.Write(sent.text)
		}
	}
	mux := http.NewServeMux()
	for _, method := range []string{"GET", "PUT", "OPTIONS"} {
		mux.HandleFunc(method+" /books/{id}", answer)
	}
	return mux, nil
}

// remember returns the response of a handler to a row.
func remember(handler http.Handler, at row, tag string) (*recorder, error) {
	a, err := ask(handler, at, tag)
	if err != nil {
		return nil, fmt.Errorf("preparing a request: %w", err)
	}
	w := &recorder{writer: writer{header: http.Header{}}}
	a.body.Reset(a.content)
	handler.ServeHTTP(w, a.request)
	return w, nil
}

// keptBytes returns the handler of a book whose encoded bytes are kept, at the address
// of the others.
func keptBytes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /books/{id}", newKept(2).Get)
	return mux
}
