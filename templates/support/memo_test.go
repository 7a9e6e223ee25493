package etagen

import (
	"fmt"
	"math/rand"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// checkMemo counts the content of a memo, and compares it with its limit.
func checkMemo(t *testing.T, m *memo, limit int64) (entries int, bytes int64) {
	t.Helper()
	var all int64
	for i := range m.shards {
		s := &m.shards[i]
		s.mu.Lock()
		var size int64
		ring := 0
		for e := s.hand; e != nil && ring <= len(s.entries); e = e.next {
			if ring++; s.entries[e.key] != e || e.next.prev != e {
				t.Error("the ring has an entry that is not found")
			}
			if e.next == s.hand {
				break
			}
		}
		for key, e := range s.entries {
			size += int64(320 + 2*len(key) + 2*len(e.tag))
			for _, f := range e.forms {
				size += int64(96 + cap(f.text))
				if f.name != "" {
					size += int64(len(f.etag))
				}
				bytes += int64(len(f.text))
			}
		}
		if size != s.size || size > limit/memoShards || ring != len(s.entries) {
			t.Errorf("a shard says that it has %d bytes, and has %d in %d entries, of which %d are in the ring: at most %d", s.size, size, len(s.entries), ring, limit/memoShards)
		}
		all += size
		entries += len(s.entries)
		s.mu.Unlock()
	}
	if all > limit {
		t.Errorf("%d bytes are kept, at most %d", all, limit)
	}
	return entries, bytes
}

// Whatever the length of texts, keys and tags and the number of concurrent requests: the
// limit is not exceeded, and a key finds what was kept under it.
func TestMemoKeepsWithinItsLimit(t *testing.T) {
	const limit, clients = 1 << 20, 8
	m := newMemo(limit)
	var done sync.WaitGroup
	for client := range clients {
		done.Add(1)
		go func() {
			defer done.Done()
			random := rand.New(rand.NewSource(int64(client)))
			for n := range 3000 {
				id := random.Intn(400)
				key := []byte(fmt.Sprintf("%d%s", id, strings.Repeat("k", id)))
				if found := m.find(key); found != nil && !strings.HasPrefix(string(found.forms[0].text), fmt.Sprintf("%d %s ", id, found.tag)) {
					t.Errorf("%s is found under %d with the tag %s", clipped(found.forms[0].text), id, found.tag)
				}
				tag := fmt.Sprintf(`"%d%s"`, random.Intn(5), strings.Repeat("t", random.Intn(50)))
				length := []int{0, random.Intn(100), random.Intn(4000), random.Intn(20000), 1 << 14, 1<<14 + 1}[random.Intn(6)]
				text := fmt.Sprintf("%d %s ", id, tag)
				text += strings.Repeat("x", max(0, length-len(text)))
				kept := m.keep(key, &State{Tag: []byte(tag)}, []byte(text))
				if kept != nil && random.Intn(2) == 0 {
					m.add(kept, form{coding: 0, text: make([]byte, random.Intn(20000))})
				}
				if n%500 == 0 {
					checkMemo(t, m, limit)
				}
			}
		}()
	}
	done.Wait()
	if entries, bytes := checkMemo(t, m, limit); entries < 50 || bytes < limit/2 {
		t.Errorf("only %d entries with %d bytes are kept", entries, bytes)
	}
}

func clipped(text []byte) []byte { return text[:min(len(text), 40)] }

// What is read is kept; what is not is dropped.
func TestMemoKeepsWhatIsRead(t *testing.T) {
	m := newMemo(1 << 20)
	text := make([]byte, 1000)
	key := func(n int) []byte { return []byte(fmt.Sprint("key ", n)) }
	const read = 100
	for n := range 20000 {
		m.keep(key(n), &State{Tag: []byte(`"1"`)}, text)
		if n >= read && n%10 == 0 {
			for often := range read {
				m.find(key(often))
			}
		}
	}
	stayed := 0
	for n := range read {
		if m.find(key(n)) != nil {
			stayed++
		}
	}
	if stayed < read*9/10 {
		t.Errorf("of %d entries that are read all the time, %d have stayed", read, stayed)
	}
	if m.find(key(1000)) != nil {
		t.Error("an entry that nobody has read has stayed")
	}
}

// Many clients read rows while they change: each body matches its tag.
func TestKeptUnderManyClients(t *testing.T) {
	var versions [8]atomic.Int64
	row := func(_ *http.Request, id string) (*note, error) {
		version := versions[id[0]-'0'].Load()
		return &note{ID: id, Text: fmt.Sprint("version ", version), Tag: fmt.Sprintf(`"%d.x"`, version)}, nil
	}
	keeper := new(Keeper)
	var done sync.WaitGroup
	for client := range 8 {
		done.Add(1)
		go func() {
			defer done.Done()
			random := rand.New(rand.NewSource(int64(client)))
			for range 2000 {
				id := fmt.Sprint(random.Intn(len(versions)))
				if random.Intn(10) == 0 {
					versions[id[0]-'0'].Add(1)
				}
				w, r := httptest.NewRecorder(), httptest.NewRequest("GET", "/"+id, http.NoBody)
				own := noteHandler{load: row, stat: row, keeper: keeper}
				if err := own.get(w, r, &Settings{}); err != nil {
					t.Error(err)
				}
				var version int64
				if _, err := fmt.Sscanf(w.Header().Get("Etag"), `"%d.x"`, &version); err != nil {
					t.Error(err)
				}
				if want := fmt.Sprintf(`{"id":"%s","text":"version %d"}`, id, version); w.Body.String() != want {
					t.Errorf("the body is %s, want %s", w.Body, want)
				}
			}
		}()
	}
	done.Wait()
}
