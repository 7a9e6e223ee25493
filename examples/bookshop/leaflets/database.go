package leaflets

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"

	_ "github.com/jackc/pgx/v5/stdlib" // PostgreSQL, for database/sql
	_ "modernc.org/sqlite"             // SQLite, in pure Go
)

// A Store is a LeafletStore and a VoucherStore. Its statements are the same for both
// databases, except for those in its dialect.
type Store struct {
	db *sql.DB
	dialect
}

// A dialect contains the SQL in which the databases differ.
type dialect struct {
	tables     string // creates them if they are missing
	hasTopic   string // the condition for an element of a JSON array
	titleHas   string // the condition for a part of a title, in any case
	oneAtATime bool   // the database has only one connection
}

//go:embed sqlite.sql
var sqliteTables string

//go:embed postgres.sql
var postgresTables string

// Open opens the SQLite database at path, and creates it if it does not exist.
func Open(ctx context.Context, path string) (*Store, error) {
	return open(ctx, "sqlite", "file:"+path+"?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_txlock=immediate", dialect{
		tables:     sqliteTables,
		hasTopic:   "EXISTS (SELECT 1 FROM json_each(topics) WHERE value = ?)",
		titleHas:   "instr(lower(title), lower(?)) > 0",
		oneAtATime: true, // a transaction locks the database before it reads
	})
}

// OpenPostgres opens the database in PostgreSQL at an address like
// postgres://user@host/name.
func OpenPostgres(ctx context.Context, address string) (*Store, error) {
	return open(ctx, "pgx", address, dialect{
		tables:   postgresTables,
		hasTopic: "topics @> to_jsonb(?::text)",
		titleHas: `strpos(lower(title), lower(?::text COLLATE "C")) > 0`,
	})
}

func open(ctx context.Context, driver, name string, d dialect) (*Store, error) {
	db, err := sql.Open(driver, name)
	if err != nil {
		return nil, err
	}
	if d.oneAtATime {
		db.SetMaxOpenConns(1)
	}
	if _, err := db.ExecContext(ctx, d.tables); err != nil {
		return nil, errors.Join(fmt.Errorf("create tables: %w", err), db.Close())
	}
	return &Store{db, d}, nil
}

// Close closes the database.
func (s *Store) Close() error { return s.db.Close() }

// edit calls do in a transaction, and increments the count of edits, which is never
// repeated. It locks the count first, so edits wait for each other.
func (s *Store) edit(ctx context.Context, do func(tx *sql.Tx, count int64) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	var count int64
	if err := tx.QueryRowContext(ctx, `UPDATE edits SET count = count + 1 RETURNING count`).Scan(&count); err != nil {
		return err
	}
	if err := do(tx, count); err != nil {
		return err
	}
	return tx.Commit()
}

// inSnapshot calls do in a transaction whose statements all read the same state.
func (s *Store) inSnapshot(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing is changed
	return do(tx)
}
