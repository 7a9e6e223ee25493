package leaflets

import (
	"context"
	"database/sql"
	"errors"
)

const (
	voucherColumns = `id, version, uses, percent`
	selectVoucher  = `SELECT ` + voucherColumns + ` FROM vouchers WHERE id = $1`
	insertVoucher  = `INSERT INTO vouchers (` + voucherColumns + `) VALUES ($1, $2, 0, $3) ON CONFLICT DO NOTHING RETURNING ` + voucherColumns
	updateVoucher  = `UPDATE vouchers SET version = $2, percent = $3 WHERE id = $1 AND version = $4 RETURNING ` + voucherColumns
	deleteVoucher  = `DELETE FROM vouchers WHERE id = $1 AND version = $2 RETURNING ` + voucherColumns
	useVoucher     = `UPDATE vouchers SET uses = uses + 1 WHERE id = $1`
)

// GetVoucher returns the voucher with the id.
func (s *Store) GetVoucher(ctx context.Context, id string) (*Voucher, error) {
	v, err := scanVoucher(s.db.QueryRowContext(ctx, selectVoucher, id))
	if errors.Is(err, sql.ErrNoRows) || noText(err) {
		return nil, ErrVoucherNotFound
	}
	return v, err
}

// UseVoucher counts a use of the voucher with the id. It does not change the version.
func (s *Store) UseVoucher(ctx context.Context, id string) error {
	_, err := s.db.ExecContext(ctx, useVoucher, id)
	return err
}

// CreateVoucher stores v under its id.
func (s *Store) CreateVoucher(ctx context.Context, v *Voucher) (*Voucher, error) {
	created, err := s.editVoucher(ctx, func(tx *sql.Tx, version int64) *sql.Row {
		return tx.QueryRowContext(ctx, insertVoucher, v.ID, version, v.Percent)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrVoucherExists
	}
	return created, refused(err)
}

// UpdateVoucher replaces the voucher with the id of v, if it has the version. It keeps the
// count of uses.
func (s *Store) UpdateVoucher(ctx context.Context, v *Voucher, version int64) (*Voucher, error) {
	updated, err := s.editVoucher(ctx, func(tx *sql.Tx, next int64) *sql.Row {
		return tx.QueryRowContext(ctx, updateVoucher, v.ID, next, v.Percent, version)
	})
	return updated, s.unchanged(ctx, v.ID, err)
}

// DeleteVoucher deletes the voucher with the id, if it has the version.
func (s *Store) DeleteVoucher(ctx context.Context, id string, version int64) error {
	_, err := s.editVoucher(ctx, func(tx *sql.Tx, _ int64) *sql.Row {
		return tx.QueryRowContext(ctx, deleteVoucher, id, version)
	})
	return s.unchanged(ctx, id, err)
}

// editVoucher calls do to edit a voucher. The count of edits is its new version.
func (s *Store) editVoucher(ctx context.Context, do func(tx *sql.Tx, version int64) *sql.Row) (v *Voucher, err error) {
	err = s.edit(ctx, func(tx *sql.Tx, count int64) error {
		v, err = scanVoucher(do(tx, count))
		return err
	})
	return v, err
}

// unchanged returns the error of an edit that found no row: a conflict if the voucher
// exists.
func (s *Store) unchanged(ctx context.Context, id string, err error) error {
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if _, err := s.GetVoucher(ctx, id); err != nil {
		return err
	}
	return ErrVoucherConflict
}

// scanVoucher reads a row of voucherColumns.
func scanVoucher(row *sql.Row) (*Voucher, error) {
	var v Voucher
	if err := row.Scan(&v.ID, &v.Version, &v.Uses, &v.Percent); err != nil {
		return nil, err
	}
	return &v, nil
}
