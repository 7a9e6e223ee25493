package leaflets

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	_ "modernc.org/sqlite" // the driver, in pure Go
)

const (
	createTable = `CREATE TABLE IF NOT EXISTS leaflets (
	id       TEXT PRIMARY KEY,
	changed  INTEGER NOT NULL, -- milliseconds since 1970
	language TEXT NOT NULL,
	title    TEXT NOT NULL,
	pages    INTEGER,
	topics   TEXT NOT NULL -- a JSON array
) STRICT, WITHOUT ROWID`
	columns       = `id, changed, language, title, pages, topics`
	selectLeaflet = `SELECT ` + columns + ` FROM leaflets WHERE id = ?`
	insertLeaflet = `INSERT INTO leaflets (` + columns + `) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
	updateLeaflet = `UPDATE leaflets SET changed = ?, language = ?, title = ?, pages = ?, topics = ? WHERE id = ?`
	deleteLeaflet = `DELETE FROM leaflets WHERE id = ?`
)

// A Store is a LeafletStore in SQLite. It has one connection, so that one transaction
// at a time runs.
type Store struct{ db *sql.DB }

// Open opens the database at path, which is new or has leaflets in it.
func Open(ctx context.Context, path string) (*Store, error) {
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(10000)&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, createTable); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Store{db}, nil
}

// Close closes the database.
func (s *Store) Close() error { return s.db.Close() }

// GetLeaflet returns the leaflet with the id.
func (s *Store) GetLeaflet(ctx context.Context, id string) (*Leaflet, error) {
	return found(scan(s.db.QueryRowContext(ctx, selectLeaflet, id)))
}

// CreateLeaflet stores l under its id, or a new one.
func (s *Store) CreateLeaflet(ctx context.Context, l *Leaflet) (*Leaflet, error) {
	created := *l
	if created.ID == "" {
		created.ID = rand.Text()
	}
	values, err := created.values()
	if err != nil {
		return nil, err
	}
	result, err := s.db.ExecContext(ctx, insertLeaflet, append([]any{created.ID}, values...)...)
	if err != nil {
		return nil, fmt.Errorf("create leaflet: %w", err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return nil, errors.Join(ErrLeafletExists, err)
	}
	return s.GetLeaflet(ctx, created.ID)
}

// UpdateLeaflet puts l in the place of the leaflet with its id, if that is still in the
// state of stored.
func (s *Store) UpdateLeaflet(ctx context.Context, l, stored *Leaflet) (*Leaflet, error) {
	values, err := l.values()
	if err != nil {
		return nil, err
	}
	if err := s.change(ctx, stored, updateLeaflet, append(values, l.ID)...); err != nil {
		return nil, err
	}
	return s.GetLeaflet(ctx, l.ID)
}

// DeleteLeaflet removes the leaflet with the id of stored, if it is still in the state of
// that.
func (s *Store) DeleteLeaflet(ctx context.Context, stored *Leaflet) error {
	return s.change(ctx, stored, deleteLeaflet, stored.ID)
}

// change runs a statement if the row is still in the state of stored. The transaction
// locks the database before it reads.
func (s *Store) change(ctx context.Context, stored *Leaflet, statement string, values ...any) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("change leaflet: %w", err)
	}
	defer tx.Rollback() // nothing is changed
	now, err := found(scan(tx.QueryRowContext(ctx, selectLeaflet, stored.ID)))
	if err != nil {
		return err
	}
	if LeafletETag(now) != LeafletETag(stored) {
		return ErrLeafletConflict
	}
	if _, err := tx.ExecContext(ctx, statement, values...); err != nil {
		return fmt.Errorf("change leaflet: %w", err)
	}
	return tx.Commit()
}

// values are those of the columns after the id, as they are to be stored.
func (l *Leaflet) values() ([]any, error) {
	topics, err := json.Marshal(l.Topics)
	if err != nil {
		return nil, fmt.Errorf("encode topics: %w", err)
	}
	return []any{time.Now().UnixMilli(), l.Language, l.Title, l.Pages, string(topics)}, nil
}

// scan reads a row of the columns.
func scan(row interface{ Scan(...any) error }) (*Leaflet, error) {
	var l Leaflet
	var changed int64
	var topics string
	if err := row.Scan(&l.ID, &changed, &l.Language, &l.Title, &l.Pages, &topics); err != nil {
		return nil, err
	}
	l.Changed = time.UnixMilli(changed).UTC()
	if err := json.Unmarshal([]byte(topics), &l.Topics); err != nil {
		return nil, fmt.Errorf("decode topics: %w", err)
	}
	return &l, nil
}

// found returns a leaflet that was read, and ErrLeafletNotFound for no row.
func found(l *Leaflet, err error) (*Leaflet, error) {
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrLeafletNotFound
	}
	return l, err
}
