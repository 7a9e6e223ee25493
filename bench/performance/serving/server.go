package serving

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"strconv"

	"github.com/valyala/fasthttp"

	"example.com/bench/compare"
)

// Server serves a contender on its own port until standard input ends. It prints its
// address, and for each line that it reads, its processor time in nanoseconds.
func Server(name string) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("listening for %s: %w", name, err)
	}
	serve, err := servers(name)
	if err != nil {
		return err
	}
	go func() { _ = serve(listener) }() // until the process ends
	fmt.Println(listener.Addr())
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		fmt.Println(processorTime().Nanoseconds())
	}
	return lines.Err()
}

// servers returns the function that serves a contender.
func servers(name string) (func(net.Listener) error, error) {
	if name == "fiber" {
		return func(l net.Listener) error { return fasthttp.Serve(l, compare.Fiber(newShelf(2))) }, nil
	}
	handlers := map[string]http.Handler{
		Nothing:         nothing(),
		Etagen:          compare.Etagen(newShelf(2)),
		Hand:            compare.Good{Books: newShelf(2)}.Mux(),
		"ServeContent":  compare.ServeContent(newShelf(2)),
		"huma":          compare.Huma(newShelf(2)),
		"hhsnopek/etag": compare.BodyHash(newShelf(2)),
	}
	handler := handlers[name]
	if handler == nil {
		return nil, errors.New("there is no contender " + name)
	}
	return func(l net.Listener) error { return http.Serve(l, handler) }, nil
}

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
