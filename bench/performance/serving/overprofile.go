package serving

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// steps returns the functions of a server that its profile lists: what net/http does for
// every request, the system calls, the scheduler, and the handler with its parts.
func steps() []string {
	return []string{
		"net/http.(*conn).readRequest", "net/http.(*ServeMux).findHandler", "net/http.(*chunkWriter).writeHeader", "net/http.Header.Clone",
		"internal/poll.(*FD).Read", "internal/poll.(*FD).Write", "runtime.schedule", "runtime.mallocgc", "runtime.gcBgMarkWorker",
		"compare.(*BookHandler).Get", "etagen.(*Resource).Proceed", "etagen.(*body).marshal", "net/http.(*response).Write",
	}
}

// isStep reports whether a function is a step of a server, and returns the name to show.
func isStep(path, name string) (shown string, ok bool) {
	shown, ok = path+"."+name, slices.Contains(steps(), path+"."+name)
	if _, own := isOwn(path, name); own {
		return name, ok
	}
	return shown, ok
}

// profile profiles the server of a client for a while.
func (c *client) profile(long time.Duration) (p *Profile, err error) {
	dir, err := os.MkdirTemp("", "profile")
	if err != nil {
		return nil, fmt.Errorf("making a folder for a profile: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	file := filepath.Join(dir, "cpu")
	if _, err := c.server.ask(beginProfile + file); err != nil {
		return nil, err
	}
	for spent := time.Duration(0); spent < long; {
		each, err := c.send(requests)
		if err != nil {
			return nil, err
		}
		spent += each * requests
	}
	if _, err := c.server.ask(endProfile); err != nil {
		return nil, err
	}
	return readProfile(file, isStep)
}
