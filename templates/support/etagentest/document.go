package etagentest

import (
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// DocumentTag is the entity tag that ServeDocument begins with, for a client's first use.
const DocumentTag = `"1"`

// A document is a resource of a server that is not generated: JSON, and the number
// of its state.
type document struct {
	mu     sync.Mutex
	text   []byte // nil if there is none
	number int
}

// ServeDocument returns a function that makes a server of a value's JSON, to test a
// client for a server by somebody else. The path has to match the pattern; the ids
// are the values of its wildcards. An object gets a member that the client does not
// know and every change has to keep, unless it is decoded by a method.
func ServeDocument(t *testing.T, pattern string, ids []string, value any) func(stored bool, now time.Time) http.Handler {
	t.Helper()
	text := JSON(t, value)
	_, decodesItself := value.(json.Unmarshaler)
	if rest, ok := strings.CutPrefix(text, `{"`); ok && !decodesItself {
		text = `{"` + unknownMember + `":[{"a":null}],"` + rest
	}
	pattern = pattern[strings.IndexByte(pattern, '/'):] // without a host
	return func(stored bool, _ time.Time) http.Handler {
		d := &document{number: 1}
		if stored {
			d.text = []byte(text)
		}
		mux := http.NewServeMux()
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			if got := pathValues(r, pattern); !slices.Equal(got, ids) {
				t.Errorf("%s has the ids %q, want %q", r.URL, got, ids)
			}
			d.serve(t, w, r)
		})
		return mux
	}
}

// unknownMember is the member that the client does not know.
const unknownMember = "etagentest_unknown"

// pathValues returns the values of the wildcards of a pattern.
func pathValues(r *http.Request, pattern string) []string {
	var values []string
	for _, segment := range strings.Split(pattern, "/") {
		if name, ok := strings.CutPrefix(segment, "{"); ok && name != "$}" {
			values = append(values, r.PathValue(strings.TrimRight(name, ".}")))
		}
	}
	return values
}

// serve serves one request.
func (d *document) serve(t *testing.T, w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	tag := `"` + strconv.Itoa(d.number) + `"`
	switch {
	case d.text == nil && r.Method == http.MethodPut && r.Header.Get("If-None-Match") == "*":
		// It is created.
	case d.text == nil:
		w.WriteHeader(http.StatusNotFound)
		return
	case r.Method == http.MethodGet && strings.TrimPrefix(r.Header.Get("If-None-Match"), "W/") == tag:
		w.Header().Set("ETag", tag)
		w.WriteHeader(http.StatusNotModified)
		return
	case r.Method != http.MethodGet && r.Header.Get("If-Match") != tag:
		w.WriteHeader(http.StatusPreconditionFailed)
		return
	}
	if r.Method != http.MethodGet {
		content, _ := io.ReadAll(r.Body)
		d.change(t, r.Method, content)
	}
	if d.text == nil {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	w.Header().Set("ETag", `"`+strconv.Itoa(d.number)+`"`)
	w.Header().Set("Content-Type", "application/json")
	w.Write(d.text)
}

// change carries out a change.
func (d *document) change(t *testing.T, method string, content []byte) {
	before := d.text
	d.number++
	switch method {
	case http.MethodDelete:
		d.text = nil
		return
	case http.MethodPatch:
		d.text, _ = json.Marshal(merge(decoded(t, before), decoded(t, content)))
	case http.MethodPut:
		d.text = content
	}
	if unknown := `"` + unknownMember + `":[{"a":null}]`; strings.Contains(string(before), unknown) && !strings.Contains(string(d.text), unknown) {
		t.Errorf("%s loses a member that the client does not know: %s", method, d.text)
	}
}

// decoded returns the value of a JSON text.
func decoded(t *testing.T, text []byte) (value any) {
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.UseNumber()
	if err := d.Decode(&value); err != nil {
		t.Errorf("the client does not send JSON: %v", err)
	}
	return value
}

// merge returns a value with a merge patch applied (RFC 7396 §2).
func merge(value, patch any) any {
	members, ok := patch.(map[string]any)
	if !ok {
		return patch
	}
	merged, ok := value.(map[string]any)
	if !ok {
		merged = map[string]any{}
	}
	for name, member := range members {
		if member == nil {
			delete(merged, name)
		} else {
			merged[name] = merge(merged[name], member)
		}
	}
	return merged
}
