package news

import (
	"context"
	"net/http"
	"sync"
)

// A Store keeps everything in memory.
type Store struct {
	mu       sync.Mutex
	pages    map[string]page
	settings map[string]Setting
	articles map[int64]Article
	editions []*Edition // in the order of their numbers, from 1; they never change
}

// A page is a row of pages, with its text in each language.
type page struct {
	version int64
	texts   map[string]string
}

// NewStore returns a store with a page, a setting, an article and the editions of a
// year.
func NewStore() *Store {
	return &Store{
		pages:    map[string]page{"about": {1, map[string]string{"en": "About us", "de": "Über uns"}}},
		settings: map[string]Setting{"theme": {Key: "theme", Value: "dark"}},
		articles: map[int64]Article{1: {ID: 1, Version: 1, Title: "News"}},
		editions: printed(),
	}
}

// Handler returns a handler for all resources of the store.
func (s *Store) Handler() http.Handler {
	mux := http.NewServeMux()
	(&PageHandler{Store: s}).Register(mux)
	(&SettingHandler{Store: s}).Register(mux)
	(&ArticleHandler{Store: s}).Register(mux)
	(&EditionHandler{Store: s}).Register(mux)
	mux.HandleFunc("/openapi.json", ServeOpenAPI)
	return Negotiate(mux)
}

// GetPage returns the page in the language of the request.
func (s *Store) GetPage(ctx context.Context, id string) (*Page, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.pages[id]
	if !ok {
		return nil, ErrPageNotFound
	}
	return p.in(id, languageOf(ctx)), nil
}

func (p page) in(id, language string) *Page {
	return &Page{ID: id, Version: p.version, Language: language, Text: p.texts[language]}
}

// UpdatePage changes the text in the language of p. A client cannot set the language.
func (s *Store) UpdatePage(_ context.Context, p *Page, version int64) (*Page, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	stored, ok := s.pages[p.ID]
	switch {
	case !ok:
		return nil, ErrPageNotFound
	case stored.version != version:
		return nil, ErrPageConflict
	}
	next := page{version + 1, map[string]string{}}
	for language, text := range stored.texts {
		next.texts[language] = text
	}
	next.texts[p.Language] = p.Text
	s.pages[p.ID] = next
	return next.in(p.ID, p.Language), nil
}

// GetSetting returns a setting.
func (s *Store) GetSetting(_ context.Context, key string) (*Setting, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.setting(key)
}

func (s *Store) setting(key string) (*Setting, error) {
	found, ok := s.settings[key]
	if !ok {
		return nil, ErrSettingNotFound
	}
	return &found, nil
}

// unchanged returns an error unless the stored setting still equals the one that was
// read. The caller holds the lock, as a database would hold the row after SELECT … FOR
// UPDATE.
func (s *Store) unchanged(key string, stored *Setting) error {
	row, err := s.setting(key)
	if err == nil && SettingETag(row) != SettingETag(stored) {
		err = ErrSettingConflict
	}
	return err
}

// UpdateSetting replaces a setting.
func (s *Store) UpdateSetting(_ context.Context, next, stored *Setting) (*Setting, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.unchanged(next.Key, stored); err != nil {
		return nil, err
	}
	s.settings[next.Key] = *next
	return s.setting(next.Key)
}

// DeleteSetting removes a setting.
func (s *Store) DeleteSetting(_ context.Context, stored *Setting) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.unchanged(stored.Key, stored); err != nil {
		return err
	}
	delete(s.settings, stored.Key)
	return nil
}

// GetArticle returns an article.
func (s *Store) GetArticle(_ context.Context, id int64) (*Article, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	a, ok := s.articles[id]
	if !ok {
		return nil, ErrArticleNotFound
	}
	return &a, nil
}

// View counts a view of an article. The version stays the same.
func (s *Store) View(id int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if a, ok := s.articles[id]; ok {
		a.Views++
		s.articles[id] = a
	}
}

// UpdateArticle replaces an article, except for its views.
func (s *Store) UpdateArticle(_ context.Context, a *Article, version int64) (*Article, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	stored, ok := s.articles[a.ID]
	switch {
	case !ok:
		return nil, ErrArticleNotFound
	case stored.Version != version:
		return nil, ErrArticleConflict
	}
	next := *a
	next.Version, next.Views = version+1, stored.Views
	s.articles[a.ID] = next
	return &next, nil
}
