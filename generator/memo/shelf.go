package memo

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"os"
	"path/filepath"
	"sync"
)

// A Shelf keeps values of one type for one purpose, such as the outputs of a package. It
// forgets values that a run has not asked for. The zero value and nil keep nothing. Use
// it for what depends only on the key.
type Shelf[V any] struct {
	path    string
	mu      sync.Mutex
	kept    map[Key]V // from earlier runs
	used    map[Key]V
	changed bool
}

// Open returns the shelf for a purpose. With the zero Folder, the shelf keeps nothing.
// Call it once for each purpose of a run, and Save at its end.
func Open[V any](folder Folder, purpose string) *Shelf[V] {
	if folder.dir == "" {
		return nil
	}
	name := sha256.Sum256([]byte(folder.program + "\n" + purpose))
	s := &Shelf[V]{path: filepath.Join(folder.dir, hex.EncodeToString(name[:16])+extension), used: map[Key]V{}}
	s.kept = readShelf[V](s.path)
	return s
}

// readShelf reads a shelf. It returns nil if the file is missing or damaged.
func readShelf[V any](path string) map[Key]V {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxFolder {
		return nil
	}
	content, err := os.ReadFile(path)
	if err != nil || len(content) < sha256.Size {
		return nil
	}
	sum, rest := content[:sha256.Size], content[sha256.Size:]
	if is := sha256.Sum256(rest); !bytes.Equal(sum, is[:]) {
		return nil
	}
	var kept map[Key]V
	if gob.NewDecoder(bytes.NewReader(rest)).Decode(&kept) != nil {
		return nil
	}
	return kept
}

// Get returns the value for a key. If it is not ok, make the value and call Put.
func (s *Shelf[V]) Get(key Key) (v V, ok bool) {
	if s == nil {
		return v, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if v, ok = s.kept[key]; ok {
		s.used[key] = v
	}
	return v, ok
}

// Put stores a value. Call it after Get has found nothing.
func (s *Shelf[V]) Put(key Key, v V) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.used[key] = v
	s.changed = true
}

// Save writes the shelf if it has changed. If the folder cannot be written, the next run
// takes longer.
func (s *Shelf[V]) Save() {
	if s == nil || !s.changed {
		return
	}
	var b bytes.Buffer
	if gob.NewEncoder(&b).Encode(s.used) != nil || b.Len() > maxFolder/2 {
		return
	}
	sum := sha256.Sum256(b.Bytes())
	write(s.path, append(sum[:], b.Bytes()...))
}
