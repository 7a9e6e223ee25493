package generator

import (
	"sync"

	"github.com/etagen/etagen/generator/memo"
	"github.com/etagen/etagen/generator/names"
	"github.com/etagen/etagen/templates"
)

// shelves are what earlier runs have rendered, by the folders of packages.
type shelves struct {
	of    map[string]*memo.Shelf[keptOutput]
	mu    sync.Mutex // for keyer
	keyer *memo.Keyer
}

// A keptOutput is a rendered file as it is kept.
type keptOutput struct {
	Content  []byte
	Names    *names.Names
	Mentions templates.Mentions
}

// openShelves opens those of the packages with resources.
func (r *run) openShelves() *shelves {
	s := &shelves{of: map[string]*memo.Shelf[keptOutput]{}, keyer: memo.NewKeyer()}
	for _, source := range r.sources {
		if len(source.resources) > 0 {
			s.of[source.Dir] = memo.Open[keptOutput](r.folder, "outputs of "+source.Dir)
		}
	}
	return s
}

// make makes the content of a file, or takes that of an earlier run. It is kept by all
// that rendering reads.
func (s *shelves) make(o *output, pkg templates.Package) {
	shelf := s.of[o.source.Dir]
	if shelf == nil {
		o.render(pkg)
		return
	}
	s.mu.Lock()
	key, ok := s.keyer.Key(o.kind.Name, pkg, o.resources)
	s.mu.Unlock()
	if found, kept := shelf.Get(key); ok && kept {
		o.made = made{found.Content, found.Names, found.Mentions}
		return
	}
	if o.render(pkg); ok && o.err == nil {
		shelf.Put(key, keptOutput{o.content, o.names, o.mentions})
	}
}

// save keeps what is new for the next run.
func (s *shelves) save() {
	for _, shelf := range s.of {
		shelf.Save()
	}
}
