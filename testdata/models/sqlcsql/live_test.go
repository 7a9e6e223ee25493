package sqlcsql

import (
	"context"
	"database/sql"
	"testing"
	"time"

	"example.com/models/live"
)

// Each of the stores holds one row.
type (
	trackRow struct {
		TrackStore
		row *Track
	}
	coverRow struct {
		CoverStore
		row *Cover
	}
)

func (s trackRow) GetTrack(_ context.Context, album string, number uint16) (*Track, error) {
	return live.Find(s.row, album == s.row.Album && number == s.row.Number, ErrTrackNotFound)
}

func (s coverRow) GetCover(_ context.Context, id uint64) (*Cover, error) {
	return live.Find(s.row, id == s.row.ID, ErrCoverNotFound)
}

func TestLive(t *testing.T) {
	track := &Track{Album: "Blue Train", Number: 1, Version: sql.NullInt64{Int64: 1, Valid: true}, ChangedAt: sql.NullTime{Time: time.Now(), Valid: true}}
	live.Exchange(t, "Track", "/albums/Blue%20Train/tracks/1", &TrackHandler{Store: trackRow{row: track}}, func() { track.Version.Int64++ })

	cover := &Cover{ID: 18446744073709551615, Version: 1, Changed: time.Now().UnixMilli(), Exposure: []byte(`{"f": 8}`)}
	live.Exchange(t, "Cover", "/covers/18446744073709551615", &CoverHandler{Store: coverRow{row: cover}}, func() { cover.Version++ })
}

func TestNull(t *testing.T) {
	row := &Track{Album: "a", Number: 1, ChangedAt: sql.NullTime{Time: time.Now(), Valid: true}}
	live.Unknown(t, "version", "/albums/a/tracks/1", &TrackHandler{Store: trackRow{row: row}}, "ETag")
	row = &Track{Album: "a", Number: 1, Version: sql.NullInt64{Int64: 1, Valid: true}}
	live.Unknown(t, "time", "/albums/a/tracks/1", &TrackHandler{Store: trackRow{row: row}}, "Last-Modified")
	cover := &Cover{ID: 1, Version: 1, Exposure: []byte(`{}`)}
	live.Unknown(t, "time of zero", "/covers/1", &CoverHandler{Store: coverRow{row: cover}}, "Last-Modified")
}
