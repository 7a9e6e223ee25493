package postgres

import (
	"context"
	_ "embed"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// ParcelSchema creates the tables of Parcels.
//
//go:embed parcel.sql
var ParcelSchema string

const (
	parcelColumns = `id, version, sender, weight, pieces, due, express, labels, private`
	selectParcel  = `SELECT ` + parcelColumns + ` FROM parcels WHERE id = $1`
	statParcel    = `SELECT version FROM parcels WHERE id = $1`
	parcelExists  = `SELECT EXISTS (SELECT FROM parcels WHERE id = $1)`
	deleteParcel  = `DELETE FROM parcels WHERE id = $1 AND version = $2`
	insertParcel  = `
INSERT INTO parcels (id, sender, weight, pieces, due, express, labels, private)
VALUES (coalesce(nullif($1, ''), gen_random_uuid()::text), $2, $3, $4, $5, $6, coalesce($7, '{}'::text[]), $8)
ON CONFLICT (id) DO NOTHING RETURNING ` + parcelColumns
	updateParcel = `
UPDATE parcels SET version = nextval('parcel_versions'),
	sender = $2, weight = $3, pieces = $4, due = $5, express = $6, labels = coalesce($7, '{}'::text[]), private = $8
WHERE id = $1 AND version = $9 RETURNING ` + parcelColumns
)

// Parcels is a ParcelStore.
type Parcels struct{ DB *pgxpool.Pool }

// GetParcel returns the parcel with the id.
func (s Parcels) GetParcel(ctx context.Context, id string) (*Parcel, error) {
	p, err := scanParcel(s.DB.QueryRow(ctx, selectParcel, id))
	return p, parcelError(err, ErrParcelNotFound)
}

// StatParcel returns the version of the parcel.
func (s Parcels) StatParcel(ctx context.Context, id string) (stat ParcelStat, err error) {
	err = s.DB.QueryRow(ctx, statParcel, id).Scan(&stat.Version)
	return stat, parcelError(err, ErrParcelNotFound)
}

// CreateParcel stores p under its id, or a new one.
func (s Parcels) CreateParcel(ctx context.Context, p *Parcel) (*Parcel, error) {
	created, err := scanParcel(s.DB.QueryRow(ctx, insertParcel, p.values()...))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, ErrParcelExists
	}
	return created, writeError(err)
}

// UpdateParcel replaces the parcel with the id of p, if it has the version.
func (s Parcels) UpdateParcel(ctx context.Context, p *Parcel, version int64) (*Parcel, error) {
	updated, err := scanParcel(s.DB.QueryRow(ctx, updateParcel, append(p.values(), version)...))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, s.refused(ctx, p.ID)
	}
	return updated, writeError(err)
}

// DeleteParcel deletes the parcel, if it has the version.
func (s Parcels) DeleteParcel(ctx context.Context, id string, version int64) error {
	result, err := s.DB.Exec(ctx, deleteParcel, id, version)
	if err == nil && result.RowsAffected() == 0 {
		return s.refused(ctx, id)
	}
	return writeError(err)
}

// refused returns the error for a change that found no row.
func (s Parcels) refused(ctx context.Context, id string) error {
	var exists bool
	if err := s.DB.QueryRow(ctx, parcelExists, id).Scan(&exists); err != nil {
		return busy(err)
	}
	if exists {
		return fmt.Errorf("parcel %q: %w", id, ErrParcelConflict)
	}
	return fmt.Errorf("parcel %q: %w", id, ErrParcelNotFound)
}

// values returns the values of the columns, without the version.
func (p *Parcel) values() []any {
	return []any{p.ID, p.Sender, p.Weight, p.Pieces, p.Due, p.Express, p.Labels, p.Private}
}

// scanParcel reads a row of parcelColumns, which more columns may follow.
func scanParcel(row pgx.Row, more ...any) (*Parcel, error) {
	var p Parcel
	columns := []any{&p.ID, &p.Version, &p.Sender, &p.Weight, &p.Pieces, &p.Due, &p.Express, &p.Labels, &p.Private}
	if err := row.Scan(append(columns, more...)...); err != nil {
		return nil, err
	}
	if p.Due != nil {
		*p.Due = p.Due.UTC()
	}
	return &p, nil
}

// parcelError returns the error of a read for a handler; none is the error for no row.
func parcelError(err, none error) error {
	if errors.Is(err, pgx.ErrNoRows) {
		return none
	}
	return busy(err)
}
