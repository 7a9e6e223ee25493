package generator

import (
	"sync"

	"github.com/etagen/etagen/generator/memo"
	"github.com/etagen/etagen/generator/names"
	"github.com/etagen/etagen/generator/place"
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

// openShelves opens those of packages that have resources.
func openShelves(folder memo.Folder, sources []*source) *shelves {
	s := &shelves{of: map[string]*memo.Shelf[keptOutput]{}, keyer: memo.NewKeyer()}
	for _, source := range sources {
		if len(source.resources) > 0 {
			s.of[source.Dir] = memo.Open[keptOutput](folder, "outputs of "+source.Dir)
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

// supportFiles returns the files of a support package for a use, as an earlier run has
// made them or anew.
func supportFiles(folder memo.Folder, p place.Place, header string, use templates.Use) ([]templates.File, error) {
	shelf := memo.Open[[]templates.File](folder, "support package of "+p.Dir)
	key, ok := memo.NewKeyer().Key(header, use.Text())
	if files, kept := shelf.Get(key); ok && kept {
		return files, nil
	}
	files, err := templates.Support(header, use)
	if err == nil && ok {
		shelf.Put(key, files)
		shelf.Save()
	}
	return files, err
}
