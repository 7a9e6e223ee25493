package memo

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// Texts keeps many short texts for one purpose, such as descriptions of the outputs of a
// package. It forgets texts that a run has not asked for. The zero value and nil keep
// nothing. Use it for what depends only on the key.
//
// Its file contains each key and the length of its text before the text, and ends with a
// sum. All texts of earlier runs stay in one piece of memory: in a large package, they
// would be much larger as values of their own.
type Texts struct {
	path    string
	mu      sync.Mutex
	kept    map[Key]string // from earlier runs
	used    map[Key]string
	changed bool
}

// OpenTexts returns the texts for a purpose. With the zero Folder, it keeps nothing. Call
// it once for each purpose of a run, and Save at its end.
func OpenTexts(folder Folder, purpose string) *Texts {
	if folder.dir == "" {
		return nil
	}
	name := sha256.Sum256([]byte(folder.program + "\n" + purpose))
	t := &Texts{path: filepath.Join(folder.dir, hex.EncodeToString(name[:16])+extension), used: map[Key]string{}}
	t.kept = readTexts(t.path)
	return t
}

// readTexts reads texts. It returns nil if the file is missing or damaged.
func readTexts(path string) map[Key]string {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() < sha256.Size || info.Size() > maxFolder {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	var b strings.Builder
	b.Grow(int(info.Size()) - sha256.Size)
	is, sum := sha256.New(), make([]byte, sha256.Size)
	if _, err := io.CopyN(io.MultiWriter(&b, is), f, info.Size()-sha256.Size); err != nil {
		return nil
	}
	if _, err := io.ReadFull(f, sum); err != nil || !bytes.Equal(sum, is.Sum(nil)) {
		return nil
	}
	return splitTexts(b.String())
}

// splitTexts returns the texts in a file.
func splitTexts(rest string) map[Key]string {
	kept := map[Key]string{}
	for len(rest) > 0 {
		var key Key
		n := copy(key[:], rest)
		length, width := binary.Uvarint([]byte(rest[n:min(n+binary.MaxVarintLen64, len(rest))]))
		rest = rest[n+max(width, 0):]
		if width <= 0 || length > uint64(len(rest)) {
			return nil
		}
		kept[key], rest = rest[:length], rest[length:]
	}
	return kept
}

// Get returns the text for a key. If it is not ok, make the text and call Put.
func (t *Texts) Get(key Key) (text string, ok bool) {
	if t == nil {
		return "", false
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if text, ok = t.kept[key]; ok {
		t.used[key] = text
	}
	return text, ok
}

// Put stores a text. Call it after Get has found nothing.
func (t *Texts) Put(key Key, text string) {
	if t == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.used[key] = text
	t.changed = true
}

// Save writes the texts if they have changed. If the folder cannot be written, the next
// run takes longer.
func (t *Texts) Save() {
	if t == nil || !t.changed {
		return
	}
	size := sha256.Size
	var length []byte
	for _, text := range t.used {
		length = binary.AppendUvarint(length[:0], uint64(len(text)))
		size += len(Key{}) + len(length) + len(text)
	}
	if size <= maxFolder/2 {
		write(t.path, size, t.writeTo)
	}
}

// writeTo writes the file.
func (t *Texts) writeTo(w io.Writer) error {
	sum := sha256.New()
	both := io.MultiWriter(w, sum)
	var entry []byte // used again, since a sum takes no strings
	for key, text := range t.used {
		entry = binary.AppendUvarint(append(entry[:0], key[:]...), uint64(len(text)))
		entry = append(entry, text...)
		if _, err := both.Write(entry); err != nil {
			return err
		}
	}
	_, err := w.Write(sum.Sum(nil))
	return err
}
