package generator

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"github.com/etagen/etagen/generator/memo"
	"github.com/etagen/etagen/generator/names"
	"github.com/etagen/etagen/generator/place"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
	"github.com/etagen/etagen/templates/genfile"
)

// shelves holds what earlier runs have rendered, by package folder.
type shelves struct {
	of    map[string]*memo.Texts
	mu    sync.Mutex // for keyer
	keyer *memo.Keyer

	buffers sync.Pool // to read outputs into, which a large run has thousands of
}

// openShelves opens the shelves of packages with resources.
func openShelves(folder memo.Folder, sources []*source) *shelves {
	s := &shelves{of: map[string]*memo.Texts{}, keyer: memo.NewKeyer(), buffers: sync.Pool{New: func() any { return new(bytes.Buffer) }}}
	for _, source := range sources {
		if len(source.resources) > 0 {
			s.of[source.Dir] = memo.OpenTexts(folder, "outputs of "+source.Dir)
		}
	}
	return s
}

// make renders a file, unless an earlier run has rendered it from the same input and it
// is still on the disk. The key covers everything that rendering reads.
func (s *shelves) make(o *output, pkg templates.Package) {
	b := s.buffers.Get().(*bytes.Buffer)
	defer s.buffers.Put(b)
	shelf := s.of[o.source.Dir]
	if shelf == nil {
		o.render(pkg)
		o.compare(b)
		return
	}
	key, ok := s.key(o, pkg)
	if kept, found := shelf.Get(key); ok && found && o.isThere(b, kept) {
		return
	}
	if o.render(pkg); ok && o.err == nil {
		shelf.Put(key, o.text())
	}
	o.compare(b)
}

// compare drops the content if the file on the disk has it. Nearly all files are up to
// date after most edits, and nothing is written before all are rendered. It reads into a
// buffer.
func (o *output) compare(b *bytes.Buffer) {
	if o.err != nil || plan.ReadInto(b, o.path) != nil {
		return
	}
	if o.kind.Format.Ours(b.Bytes()) && genfile.SameText(b.Bytes(), o.content) {
		o.content, o.isUpToDate = nil, true
	}
}

// key returns the key of an output.
func (s *shelves) key(o *output, pkg templates.Package) (key memo.Key, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	of := []any{o.kind.Name, pkg}
	for _, res := range o.resources {
		part, whole := s.keyer.Part(res)
		if !whole {
			return memo.Key{}, false
		}
		of = append(of, string(part[:]))
	}
	return s.keyer.Key(of...)
}

// text describes a rendered file for later runs: the sum of its content, its names, and
// what it mentions.
func (o *output) text() string {
	sum := sha256.Sum256(o.content)
	return string(sum[:]) + string(o.names) + "\x00" + string(o.mentions)
}

// isThere reports whether an output is on the disk as an earlier run rendered it, so
// that it need not be rendered again. The text describes what was rendered. It reads
// into a buffer.
func (o *output) isThere(b *bytes.Buffer, text string) bool {
	if plan.ReadInto(b, o.path) != nil || len(text) < sha256.Size {
		return false
	}
	if is := sha256.Sum256(genfile.UnixLines(b.Bytes())); string(is[:]) != text[:sha256.Size] {
		return false
	}
	found, mentions, ok := strings.Cut(text[sha256.Size:], "\x00")
	o.made = made{names.Names(found), templates.Mentions(mentions)}
	o.isUpToDate = ok
	return ok
}

// save stores new entries for the next run.
func (s *shelves) save() {
	for _, shelf := range s.of {
		shelf.Save()
	}
}

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

// plan plans to write or keep the files, and returns their paths.
func (s *supportShelf) plan(p *Plan, header string, use templates.Use) (paths []string, err error) {
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
func (s *supportShelf) path(name string) string {
	return filepath.Join(s.place.Dir, filepath.FromSlash(name))
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
