package conformance

import (
	"context"
	"fmt"
	"net/http"
	"net/netip"
	"sync"
)

// A stock maps the text of all ids to a value.
type stock[V any] struct {
	mu     sync.Mutex
	values map[string]*V
}

func (s *stock[V]) get(notFound error, ids ...any) (*V, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if v := s.values[fmt.Sprintf("%#v", ids)]; v != nil {
		return v, nil
	}
	return nil, notFound
}

// put stores v. It returns exists, unless that is nil, if there is a value already.
func (s *stock[V]) put(exists error, v *V, ids ...any) (*V, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := fmt.Sprintf("%#v", ids)
	if s.values[key] != nil && exists != nil {
		return nil, exists
	}
	if s.values == nil {
		s.values = map[string]*V{}
	}
	s.values[key] = v
	return v, nil
}

type noteStore struct{ stock[Note] }

func (s *noteStore) GetNote(_ context.Context, id string) (*Note, error) {
	return s.get(ErrNoteNotFound, id)
}

func (s *noteStore) ListNotes(context.Context, NoteQuery) (NotePage, error) { return NotePage{}, nil }

func (s *noteStore) CreateNote(_ context.Context, v *Note) (*Note, error) {
	if v.ID == "" {
		v.ID = fmt.Sprintf("new/%d", len(s.values))
	}
	v.Version = 1
	return s.put(ErrNoteExists, v, v.ID)
}

func (s *noteStore) UpdateNote(_ context.Context, v *Note, version int64) (*Note, error) {
	v.Version = version + 1
	return s.put(nil, v, v.ID)
}

type pageStore struct{ stock[Page] }

func (s *pageStore) GetPage(_ context.Context, site, page string) (*Page, error) {
	return s.get(ErrPageNotFound, site, page)
}

func (s *pageStore) ListPages(context.Context, PageQuery) (PagePage, error) { return PagePage{}, nil }

func (s *pageStore) CreatePage(_ context.Context, v *Page) (*Page, error) {
	v.Version = 1
	return s.put(ErrPageExists, v, v.Site, v.Page)
}

func (s *pageStore) UpdatePage(_ context.Context, v *Page, version int64) (*Page, error) {
	v.Version = version + 1
	return s.put(nil, v, v.Site, v.Page)
}

type townStore struct{ stock[Town] }

func (s *townStore) GetTown(_ context.Context, kind Kind, label Label, number int16) (*Town, error) {
	return s.get(ErrTownNotFound, kind, label.text, number)
}

func (s *townStore) ListTowns(context.Context, TownQuery) (TownPage, error) { return TownPage{}, nil }

func (s *townStore) CreateTown(_ context.Context, v *Town) (*Town, error) {
	v.Version = "1"
	return s.put(ErrTownExists, v, v.Kind, v.Label.text, v.Number)
}

func (s *townStore) UpdateTown(_ context.Context, v *Town, version string) (*Town, error) {
	v.Version = version + "1"
	return s.put(nil, v, v.Kind, v.Label.text, v.Number)
}

type netStore struct{ stock[Net] }

func (s *netStore) GetNet(_ context.Context, net netip.Prefix) (*Net, error) {
	return s.get(ErrNetNotFound, net)
}

func (s *netStore) ListNets(context.Context, NetQuery) (NetPage, error) { return NetPage{}, nil }

func (s *netStore) CreateNet(_ context.Context, v *Net) (*Net, error) {
	v.Numbered = &Numbered{1}
	return s.put(ErrNetExists, v, v.Net)
}

func (s *netStore) UpdateNet(_ context.Context, v *Net, version int64) (*Net, error) {
	v.Numbered = &Numbered{version + 1}
	return s.put(nil, v, v.Net)
}

// idRoutes has the resources of ids.go at the root, below a prefix that is stripped, and
// below one that a router keeps.
func idRoutes() http.Handler {
	routes := http.NewServeMux()
	(&NoteHandler{Store: new(noteStore)}).Register(routes)
	(&PageHandler{Store: new(pageStore)}).Register(routes)
	(&TownHandler{Store: new(townStore)}).Register(routes)
	(&NetHandler{Store: new(netStore)}).Register(routes)
	mux := http.NewServeMux()
	mux.Handle("/", routes)
	mux.Handle("/api/v1/", http.StripPrefix("/api/v1", routes))
	mux.Handle("/ä/", http.StripPrefix("/ä", routes))
	notes := NoteHandler{Store: new(noteStore)}
	for _, at := range []string{"/kept/notes", "/of/{tenant}/notes", "/renamed"} {
		mux.HandleFunc("POST "+at, notes.Create)
		mux.HandleFunc("GET "+at+"/{id}", notes.Get)
	}
	mux.HandleFunc("POST /slash/notes/{$}", notes.Create)
	return mux
}
