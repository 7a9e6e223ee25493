// Package db has rows as a tool writes them: without tags of ours.
package db

import "database/sql"

// Track is a row.
type Track struct {
	Album   string
	Number  int32
	Rev     sql.NullInt64
	Changed int64
	Title   string
	Notes   sql.NullString
}
