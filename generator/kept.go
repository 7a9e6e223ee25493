package generator

import (
	"bytes"
	"crypto/sha256"
	"strings"
	"sync"

	"github.com/etagen/etagen/generator/memo"
	"github.com/etagen/etagen/generator/names"
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
