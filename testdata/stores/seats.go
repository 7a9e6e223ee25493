package stores

import "time"

// Seat is kept in two codings. The sample in its test is long enough for both.
//
//etagen:resource /halls/{hall}/seats/{id} methods=GET,PUT,PATCH,DELETE stat keep=1MiB
//etagen:compress gzip min=64
type Seat struct {
	Hall    string    `json:"hall" etagen:"id"`
	ID      int       `json:"id" etagen:"id"`
	Version int64     `json:"version" etagen:"version"`
	Changed time.Time `json:"changed" etagen:"modified"`
	Text    string    `json:"text"`
	Tags    []string  `json:"tags"`
}

// Sign is kept, and each read loads it.
//
//etagen:resource /sign methods=GET,PUT keep=1MiB
//etagen:require none
//etagen:compress gzip min=100000
type Sign struct {
	Version uint32 `json:"version" etagen:"version"`
	Text    string `json:"text"`
}

// Plaque is only read, and too short to be coded.
//
//etagen:resource /plaque
//etagen:compress gzip min=100000
type Plaque struct {
	Version uint32 `json:"version" etagen:"version"`
	Text    string `json:"text"`
}
