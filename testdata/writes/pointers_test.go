package writes

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// Each of these stores changes its argument, as a store in memory does, and then fails.
// Values that it returned earlier must not change.

type docs struct{ stored *Doc }

func (s *docs) GetDoc(context.Context, string) (*Doc, error) { return s.stored, nil }
func (s *docs) UpdateDoc(_ context.Context, v *Doc, _ int64) (*Doc, error) {
	if v.Meta != nil {
		v.Meta.Version, v.Meta.Updated, v.Meta.Editor, v.Meta.Note = 99, time.Now(), "x", "x"
	}
	return nil, ErrDocConflict
}
func (s *docs) DeleteDoc(context.Context, string, int64) error { return nil }

type deeps struct{ stored *Deep }

func (s *deeps) GetDeep(context.Context, int64) (*Deep, error)          { return s.stored, nil }
func (s *deeps) ListDeeps(context.Context, DeepQuery) (DeepPage, error) { return DeepPage{}, nil }
func (s *deeps) CreateDeep(context.Context, *Deep) (*Deep, error)       { return nil, ErrDeepExists }
func (s *deeps) DeleteDeep(context.Context, int64, int64) error         { return nil }
func (s *deeps) UpdateDeep(_ context.Context, v *Deep, _ int64) (*Deep, error) {
	if v.Outer == nil {
		v.Outer = new(Outer)
	}
	if v.Outer.Inner == nil {
		v.Outer.Inner = new(Inner)
	}
	v.Outer.Label, v.Outer.Inner.Updated = "x", time.Now()
	return nil, ErrDeepConflict
}

type basics struct{ stored *Based }

func (s *basics) GetBased(context.Context, string) (*Based, error) { return s.stored, nil }
func (s *basics) UpdateBased(_ context.Context, v *Based, _ int64) (*Based, error) {
	v.Version++
	if v.Updated != nil {
		*v.Updated = time.Now()
	}
	v.Owner, v.Comment = "x", "x"
	return nil, ErrBasedConflict
}
func (s *basics) DeleteBased(context.Context, string, int64) error { return nil }

type ledgers struct{ stored *Ledger }

func (s *ledgers) GetLedger(context.Context, string) (*Ledger, error) { return s.stored, nil }
func (s *ledgers) UpdateLedger(_ context.Context, v *Ledger, _ []byte) (*Ledger, error) {
	v.Version[0]++
	v.Owner.Name, v.Tags[0], v.Counts["a"] = "x", "x", 99
	for _, stamps := range []*Stamps{&v.Plain, v.Ptr} {
		*stamps.By, *stamps.At, stamps.Owner.Name, *stamps.Likes = "x", time.Now(), "x", 99
		stamps.Note = "x"
	}
	return nil, ErrLedgerConflict
}
func (s *ledgers) DeleteLedger(context.Context, string, []byte) error { return nil }

// stamps returns new stamps each time.
func stamps() *Stamps {
	by, at, likes := "them", time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC), 7
	return &Stamps{By: &by, At: &at, Owner: &Owner{"o"}, Likes: &likes, Note: "n"}
}

func TestStoreThatWritesIntoWhatItIsGiven(t *testing.T) {
	at := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	doc := &Doc{ID: "1", Title: "old", Meta: &Meta{Version: 1, Updated: at, Editor: "ed", Note: "n"}}
	deep := &Deep{ID: 1, Version: 1, Outer: &Outer{Label: "l", Inner: &Inner{Updated: at}}}
	half := &Deep{ID: 1, Version: 1, Outer: &Outer{Label: "l"}}
	flat := &Deep{ID: 1, Version: 1}
	based := &Based{Base: &Base{ID: "1", Version: 1, Updated: &at, Owner: "o", Comment: "c"}}
	ledger := &Ledger{ID: "1", Version: []byte{1}, Owner: &Owner{"o"}, Tags: []string{"t"}, Counts: map[string]int{"a": 1}, Plain: *stamps(), Ptr: stamps()}
	for name, test := range map[string]struct {
		stored  any
		handler interface{ Register(*http.ServeMux) }
		path    string
	}{
		"a named pointer":      {doc, &DocHandler{Store: &docs{doc}}, "/docs/1"},
		"two pointers":         {deep, &DeepHandler{Store: &deeps{deep}}, "/deep/1"},
		"nil behind a pointer": {half, &DeepHandler{Store: &deeps{half}}, "/deep/1"},
		"nil on the way":       {flat, &DeepHandler{Store: &deeps{flat}}, "/deep/1"},
		"what is read-only":    {ledger, &LedgerHandler{Store: &ledgers{ledger}}, "/ledgers/1"},
		"an embedded pointer":  {based, &BasedHandler{Store: &basics{based}}, "/based/1"},
	} {
		for _, body := range []string{`{}`, `{"title":"new"}`} {
			for _, method := range []string{"PATCH", "PUT"} {
				mux := http.NewServeMux()
				test.handler.Register(mux)
				before, _ := json.Marshal(test.stored)
				w, r := httptest.NewRecorder(), httptest.NewRequest(method, test.path, strings.NewReader(body))
				r.Header = http.Header{"If-Match": {"*"}, "Content-Type": {"application/merge-patch+json"}}
				if method == "PUT" {
					r.Header.Set("Content-Type", "application/json")
				}
				mux.ServeHTTP(w, r)
				if after, _ := json.Marshal(test.stored); w.Code != 500 || string(after) != string(before) {
					t.Errorf("%s, %s %s: %d, stored %s, and there was %s", name, method, body, w.Code, after, before)
				}
			}
		}
	}
}
