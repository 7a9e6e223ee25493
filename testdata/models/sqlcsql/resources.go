// Package sqlcsql has resources over rows of sqlc for database/sql.
package sqlcsql

import "example.com/models/sqlcsql/db"

// Track has a version and a time that can be NULL.
//
//etagen:resource /albums/{album}/tracks/{number} methods=GET,PUT,PATCH,DELETE create id=Album,Number version=Version modified=ChangedAt
//etagen:collection /albums/{album}/tracks methods=GET,POST
type Track = db.Track

// Cover has a time in milliseconds.
//
//etagen:resource /covers/{id} methods=GET,PUT id=ID version=Version modified=Changed,unixmilli
type Cover db.Cover
