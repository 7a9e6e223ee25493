package conformance

import (
	"context"
	"database/sql"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

const text = "the content that a plain GET carries"

type strongStore struct{ modified time.Time }

func (s strongStore) GetStrong(_ context.Context, id string) (*Strong, error) {
	if id != "present" {
		return nil, ErrStrongNotFound
	}
	return &Strong{ID: id, Version: "Version-7", Modified: s.modified, Text: text}, nil
}

func (s strongStore) ListStrongs(ctx context.Context, _ StrongQuery) (StrongPage, error) {
	v, err := s.GetStrong(ctx, "present")
	return StrongPage{Items: []*Strong{v}}, err
}

type weakStore struct{ modified time.Time }

func (s weakStore) GetWeak(_ context.Context, id string) (*Weak, error) {
	if id != "present" {
		return nil, ErrWeakNotFound
	}
	return &Weak{ID: id, Version: "Version-7", Modified: s.modified, Text: text}, nil
}

type bareStore struct {
	version  sql.NullString
	modified time.Time
}

func (s bareStore) GetBare(_ context.Context, id string) (*Bare, error) {
	if id != "present" {
		return nil, ErrBareNotFound
	}
	return &Bare{ID: id, Version: s.version, Modified: s.modified, Text: text}, nil
}

func (s bareStore) StatBare(_ context.Context, id string) (BareStat, error) {
	if id != "present" {
		return BareStat{}, ErrBareNotFound
	}
	return BareStat{Version: s.version, Modified: s.modified}, nil
}

func (s bareStore) ListBares(ctx context.Context, _ BareQuery) (BarePage, error) {
	v, err := s.GetBare(ctx, "present")
	return BarePage{Items: []*Bare{v}}, err
}

func (s bareStore) StatBares(context.Context, BareQuery) (BareListStat, error) {
	return BareListStat{Mark: s.version.String}, nil
}

// serve starts a server with the resources, changed at a time; tagged reports
// whether the bare one has a version.
func serve(t *testing.T, modified time.Time, tagged bool) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	version := sql.NullString{String: "Version-7", Valid: tagged}
	(&StrongHandler{Store: strongStore{modified}}).Register(mux)
	(&WeakHandler{Store: weakStore{modified}}).Register(mux)
	(&BareHandler{Store: bareStore{version, modified}}).Register(mux)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server
}
