package news

import (
	"context"
	"testing"
)

// These tests check that the stores do what the handlers rely on.

func TestPageStore(t *testing.T) {
	testPageStore(t, func(t *testing.T) PageStore {
		p := newTestPage(t)
		return languageStore{&Store{pages: map[string]page{p.ID: {p.Version, map[string]string{p.Language: p.Text}}}}, p.Language}
	})
}

func TestSettingStore(t *testing.T) {
	testSettingStore(t, func(t *testing.T) SettingStore {
		s := newTestSetting(t)
		return &Store{settings: map[string]Setting{s.Key: *s}}
	})
}

func TestArticleStore(t *testing.T) {
	testArticleStore(t, func(t *testing.T) ArticleStore {
		a := newTestArticle(t)
		return &Store{articles: map[int64]Article{a.ID: *a}}
	})
}

// A languageStore reads and writes in one language.
type languageStore struct {
	*Store
	language string
}

func (s languageStore) GetPage(ctx context.Context, id string) (*Page, error) {
	return s.Store.GetPage(context.WithValue(ctx, languageKey{}, s.language), id)
}

func TestEditionStore(t *testing.T) {
	testEditionStore(t, func(t *testing.T) EditionStore {
		e := newTestEdition(t)
		return &Store{editions: append(printed()[:e.Number-1], e)}
	})
}
