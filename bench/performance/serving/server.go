package serving

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"runtime/pprof"
	"strconv"
	"strings"

	"github.com/valyala/fasthttp"

	"example.com/bench/compare"
)

// Server serves a contender on its own port until standard input ends. It prints its
// address, and for each line that it reads, what the line asks for.
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
		reply, err := obey(lines.Text())
		if err != nil {
			return err
		}
		fmt.Println(reply)
	}
	return lines.Err()
}

// These are the lines that a server reads. The first asks for its processor time in
// nanoseconds, the others begin and end a profile; the name of its file follows the first.
const askTime, beginProfile, endProfile = "time", "profile ", "end"

// obey does what a line asks for, and returns the reply.
func obey(line string) (string, error) {
	path, begins := strings.CutPrefix(line, beginProfile)
	switch {
	case line == askTime:
		return strconv.FormatInt(processorTime().Nanoseconds(), 10), nil
	case line == endProfile:
		pprof.StopCPUProfile()
		return "", nil
	case begins:
		file, err := os.Create(path) // the end of the process closes it
		if err != nil {
			return "", fmt.Errorf("creating a file for a profile: %w", err)
		}
		if err := pprof.StartCPUProfile(file); err != nil {
			return "", fmt.Errorf("starting a profile: %w", err)
		}
		return "", nil
	}
	return "", fmt.Errorf("a server does not know %q", line)
}

// servers returns the function that serves a contender.
func servers(name string) (func(net.Listener) error, error) {
	if name == "fiber" {
		return func(l net.Listener) error { return fasthttp.Serve(l, compare.Fiber(newShelf(2))) }, nil
	}
	alike, err := same()
	if err != nil {
		return nil, err
	}
	handlers := map[string]http.Handler{
		Nothing:         nothing(),
		Same:            alike,
		Etagen:          compare.Etagen(newShelf(2)),
		KeptBytes:       keptBytes(),
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
