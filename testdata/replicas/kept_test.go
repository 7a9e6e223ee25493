package replicas

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// A shelfStore is a ShelfStore with the versions that StatShelf, GetShelf and
// GetShelfForWrite find.
type shelfStore struct {
	stat, get, primary int64
	asked              []string // the methods that were called, in order
}

func shelfAt(version int64) *Shelf {
	return &Shelf{ID: "a", Version: version, Text: fmt.Sprintf("v%d", version)}
}

func (s *shelfStore) GetShelf(context.Context, string) (*Shelf, error) {
	s.asked = append(s.asked, "get")
	return shelfAt(s.get), nil
}

func (s *shelfStore) GetShelfForWrite(context.Context, string) (*Shelf, error) {
	s.asked = append(s.asked, "primary")
	return shelfAt(s.primary), nil
}

func (s *shelfStore) StatShelf(context.Context, string) (ShelfStat, error) {
	s.asked = append(s.asked, "stat")
	return ShelfStat{Version: s.stat}, nil
}

func (s *shelfStore) UpdateShelf(_ context.Context, b *Shelf, version int64) (*Shelf, error) {
	if s.primary != version {
		return nil, ErrShelfConflict
	}
	s.primary++
	return shelfAt(s.primary), nil
}

// One handler keeps what replicas return while they are behind. The body is always that
// of the tag, and a client that names a version gets none that is older.
func TestKeptOfLaggingReplicas(t *testing.T) {
	store := &shelfStore{stat: 4, get: 2, primary: 4}
	h := &ShelfHandler{Store: store}
	for _, step := range []struct {
		name           string
		stat, get, has int64 // has is the version that the client names; 0 for none
		status         int
		version        int64 // of the response
		asked          string
	}{
		{"nothing is kept", 4, 2, 0, 200, 2, "get"},
		{"the stat is newer than what is kept and loaded", 4, 2, 0, 200, 2, "stat get"},
		{"the stat is that of what is kept", 2, 2, 0, 200, 2, "stat"},
		{"the client has what is kept", 2, 2, 2, 304, 2, "stat"},
		{"the replica has caught up", 4, 4, 0, 200, 4, "stat get"},
		{"what it has is kept", 4, 4, 0, 200, 4, "stat"},
		{"the stat is older than what is kept", 2, 4, 0, 200, 4, "stat get"},
		{"both are older", 2, 2, 0, 200, 2, "stat get"},
		{"the client has a newer one", 2, 2, 4, 304, 4, "stat primary"},
		{"the client has an older one", 4, 4, 2, 200, 4, "stat get"},
		{"the client has a newer one than all replicas", 2, 2, 3, 200, 4, "stat primary"},
		{"what was kept for it is not for strangers", 2, 2, 0, 200, 2, "stat get"},
	} {
		store.stat, store.get, store.asked = step.stat, step.get, nil
		var lines []string
		if step.has > 0 {
			lines = []string{"If-None-Match: " + ShelfETag(shelfAt(step.has))}
		}
		w := send(h, "GET", "/shelves/a", "", lines...)
		if asked := strings.Join(store.asked, " "); w.Code != step.status || asked != step.asked {
			t.Errorf("%s: status %d, asked %q, want %d and %q", step.name, w.Code, asked, step.status, step.asked)
		}
		if got, want := w.Header().Get("Etag"), ShelfETag(shelfAt(step.version)); got != want {
			t.Errorf("%s: ETag %s, want %s", step.name, got, want)
		}
		if want := fmt.Sprintf(`"v%d"`, step.version); w.Code == 200 && !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: body %s, want %s in it", step.name, w.Body, want)
		}
	}
}

// The result of a write is not kept: a read after it returns what the store loads.
func TestKeptAfterWrites(t *testing.T) {
	store := &shelfStore{stat: 4, get: 4, primary: 4}
	h := &ShelfHandler{Store: store}
	send(h, "GET", "/shelves/a", "")
	if w := send(h, "PATCH", "/shelves/a", `{"text":"new"}`, "If-Match: "+ShelfETag(shelfAt(4))); w.Code != 200 {
		t.Fatalf("status %d: %s", w.Code, w.Body)
	}
	store.stat, store.get, store.asked = 5, 5, nil
	w := send(h, "GET", "/shelves/a", "")
	if asked := strings.Join(store.asked, " "); asked != "stat get" || w.Header().Get("Etag") != ShelfETag(shelfAt(5)) {
		t.Errorf("asked %q, ETag %s", asked, w.Header().Get("Etag"))
	}
}
