package kinds

import "example.com/kinds/db"

// Track is a row of another package.
//
//etagen:resource /albums/{album}/tracks/{number} methods=GET,PUT,PATCH,DELETE create id=Album,Number version=Rev modified=Changed,unixmilli
//etagen:collection /albums/{album}/tracks methods=GET,POST
type Track = db.Track

// Song is a defined type over the row.
//
//etagen:resource /songs/{number} stat id=Number version=Rev
type Song db.Track
