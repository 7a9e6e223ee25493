package support

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

// A shelf holds what earlier runs have made for a support package: the sums of its files,
// which show whether it is up to date, and the files themselves. Most runs read only the
// sums.
type shelf struct {
	folder memo.Folder
	place  place.Place
	sums   *memo.Texts
	key    memo.Key // of the header and the use
	ok     bool     // there is a key
}

// openShelf opens the shelf of a support package for a use.
func openShelf(folder memo.Folder, p place.Place, header string, use templates.Use) *shelf {
	s := &shelf{folder: folder, place: p, sums: memo.OpenTexts(folder, "sums of the support package of "+p.Dir)}
	s.key, s.ok = memo.NewKeyer().Key(header, use.Text())
	return s
}

// plan plans to write or keep the files, and returns their paths.
func (s *shelf) plan(p *plan.Plan, header string, use templates.Use) (paths []string, err error) {
	names, upToDate := s.names()
	if upToDate {
		for _, name := range names {
			paths = append(paths, s.path(name))
			p.Keep(s.place.Root, s.path(name), plan.Origin{})
		}
		return paths, nil
	}
	files, err := s.files(header, use)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		paths = append(paths, s.path(f.Name))
		if err := p.Write(s.place.Root, s.path(f.Name), f.Content, plan.Origin{}); err != nil {
			return nil, err
		}
	}
	return paths, nil
}

// path returns the path of a file.
func (s *shelf) path(name string) string {
	return filepath.Join(s.place.Dir, filepath.FromSlash(name))
}

// names returns the names of the files if all of them are on the disk as earlier runs have
// rendered them.
func (s *shelf) names() (names []string, ok bool) {
	text, found := s.sums.Get(s.key)
	if !s.ok || !found {
		return nil, false
	}
	var b bytes.Buffer
	for text != "" {
		name, rest, _ := strings.Cut(text, "\x00")
		if len(rest) < sha256.Size || plan.ReadInto(&b, s.path(name)) != nil {
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
func (s *shelf) files(header string, use templates.Use) ([]templates.File, error) {
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
