package generator

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/etagen/etagen/generator/memo"
	"github.com/etagen/etagen/generator/place"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
	"github.com/etagen/etagen/templates/genfile"
)

// A supportShelf holds what earlier runs have made for a support package: the sums of its
// files, which tell whether it is up to date, and the files themselves. Most runs read
// only the sums.
type supportShelf struct {
	folder memo.Folder
	place  place.Place
	sums   *memo.Texts
	key    memo.Key // of the header and the use
	ok     bool     // there is a key
}

// openSupport opens the shelf of a support package for a use.
func openSupport(folder memo.Folder, p place.Place, header string, use templates.Use) *supportShelf {
	s := &supportShelf{folder: folder, place: p, sums: memo.OpenTexts(folder, "sums of the support package of "+p.Dir)}
	s.key, s.ok = memo.NewKeyer().Key(header, use.Text())
	return s
}

// names returns the names of the files if all of them are on the disk as earlier runs have
// rendered them.
func (s *supportShelf) names() (names []string, ok bool) {
	text, found := s.sums.Get(s.key)
	if !s.ok || !found {
		return nil, false
	}
	var b bytes.Buffer
	for text != "" {
		name, rest, _ := strings.Cut(text, "\x00")
		if len(rest) < sha256.Size || plan.ReadInto(&b, filepath.Join(s.place.Dir, filepath.FromSlash(name))) != nil {
			return nil, false
		}
		if is := sha256.Sum256(genfile.UnixLines(b.Bytes())); string(is[:]) != rest[:sha256.Size] {
			return nil, false
		}
		names, text = append(names, name), rest[sha256.Size:]
	}
	return names, true
}

// files returns the files. It takes them from the memo if it can.
func (s *supportShelf) files(header string, use templates.Use) ([]templates.File, error) {
	texts := memo.OpenTexts(s.folder, "support package of "+s.place.Dir)
	if text, kept := texts.Get(s.key); s.ok && kept {
		return splitFiles(text), nil
	}
	files, err := templates.Support(header, use)
	if err != nil {
		return nil, fmt.Errorf("rendering the support package: %w", err)
	}
	if s.ok {
		texts.Put(s.key, joinFiles(files))
		texts.Save()
		s.sums.Put(s.key, sumsOf(files))
		s.sums.Save()
	}
	return files, nil
}

// sumsOf returns the names and sums of files as one text.
func sumsOf(files []templates.File) string {
	var b strings.Builder
	for _, f := range files {
		sum := sha256.Sum256(f.Content)
		b.WriteString(f.Name + "\x00" + string(sum[:]))
	}
	return b.String()
}

// joinFiles returns files as one text. Go files have no zero byte.
func joinFiles(files []templates.File) string {
	var parts []string
	for _, f := range files {
		parts = append(parts, f.Name, string(f.Content))
	}
	return strings.Join(parts, "\x00")
}

// splitFiles returns the files in such a text.
func splitFiles(text string) (files []templates.File) {
	for text != "" {
		f := templates.File{}
		f.Name, text, _ = strings.Cut(text, "\x00")
		content, rest, _ := strings.Cut(text, "\x00")
		f.Content, text = []byte(content), rest
		files = append(files, f)
	}
	return files
}
