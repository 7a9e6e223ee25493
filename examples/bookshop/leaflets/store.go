package leaflets

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"example.com/bookshop/internal/etagen"
)

const (
	columns       = `id, changed, language, title, pages, topics`
	selectLeaflet = `SELECT ` + columns + ` FROM leaflets WHERE id = $1`
	insertLeaflet = `INSERT INTO leaflets (` + columns + `) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING ` + columns
	updateLeaflet = `UPDATE leaflets SET changed = $2, language = $3, title = $4, pages = $5, topics = $6 WHERE id = $1 RETURNING ` + columns
	deleteLeaflet = `DELETE FROM leaflets WHERE id = $1`
)

// GetLeaflet returns the leaflet with the id.
func (s *Store) GetLeaflet(ctx context.Context, id string) (*Leaflet, error) {
	return found(scan(s.db.QueryRowContext(ctx, selectLeaflet, id)))
}

// CreateLeaflet stores l under its id, or a new one.
func (s *Store) CreateLeaflet(ctx context.Context, l *Leaflet) (created *Leaflet, err error) {
	id := l.ID
	if id == "" {
		id = rand.Text()
	}
	values, err := l.values(id)
	if err != nil {
		return nil, err
	}
	err = s.edit(ctx, func(tx *sql.Tx, _ int64) error {
		created, err = scan(tx.QueryRowContext(ctx, insertLeaflet, values...))
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrLeafletExists
	}
	return created, refused(err)
}

// UpdateLeaflet replaces the leaflet with the id of l, if its state is still that of
// stored.
func (s *Store) UpdateLeaflet(ctx context.Context, l, stored *Leaflet) (updated *Leaflet, err error) {
	values, err := l.values(l.ID)
	if err != nil {
		return nil, err
	}
	err = s.change(ctx, stored, func(tx *sql.Tx) error {
		updated, err = scan(tx.QueryRowContext(ctx, updateLeaflet, values...))
		return err
	})
	return updated, refused(err)
}

// DeleteLeaflet deletes the leaflet with the id of stored, if its state is still that of
// stored.
func (s *Store) DeleteLeaflet(ctx context.Context, stored *Leaflet) error {
	return s.change(ctx, stored, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, deleteLeaflet, stored.ID)
		return err
	})
}

// change calls do if the row still has the state of stored. Edits wait for each other, so
// nobody else changes the row before the end of the transaction.
func (s *Store) change(ctx context.Context, stored *Leaflet, do func(*sql.Tx) error) error {
	return s.edit(ctx, func(tx *sql.Tx, _ int64) error {
		now, err := found(scan(tx.QueryRowContext(ctx, selectLeaflet, stored.ID)))
		if err != nil {
			return err
		}
		if LeafletETag(now) != LeafletETag(stored) {
			return ErrLeafletConflict
		}
		return do(tx)
	})
}

// values returns the values of the columns, with an id.
func (l *Leaflet) values(id string) ([]any, error) {
	topics, err := json.Marshal(l.Topics)
	if err != nil {
		return nil, fmt.Errorf("encode topics: %w", err)
	}
	return []any{id, time.Now().UnixMilli(), l.Language, l.Title, l.Pages, string(topics)}, nil
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

// found returns a leaflet that was read, or ErrLeafletNotFound if there was no row.
func found(l *Leaflet, err error) (*Leaflet, error) {
	if errors.Is(err, sql.ErrNoRows) || noText(err) {
		return nil, ErrLeafletNotFound
	}
	return l, err
}

var errNoText = etagen.Refuse(http.StatusUnprocessableEntity, "Texts are without the character U+0000.")

// refused returns the error of a write: a refusal if PostgreSQL cannot store a text.
func refused(err error) error {
	if noText(err) {
		return errNoText
	}
	return err
}

// noText reports whether PostgreSQL cannot store a text because it contains U+0000, also
// within JSON.
func noText(err error) bool {
	var said *pgconn.PgError
	return errors.As(err, &said) && (said.Code == "22021" || said.Code == "22P05")
}
