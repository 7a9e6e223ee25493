package kinds

import "encoding/json"

// Raw has a version that has to be JSON itself.
//
//etagen:resource /raw/{id} methods=GET,PUT,DELETE
type Raw struct {
	ID      string          `json:"id" etagen:"id"`
	Version json.RawMessage `json:"version" etagen:"version"`
}

// Digits has a version that has to be a number.
//
//etagen:resource /digits/{id} methods=GET,PUT,DELETE stat
type Digits struct {
	ID      string      `json:"id" etagen:"id"`
	Version json.Number `json:"version" etagen:"version"`
}
