package kinds

// Spaced has patterns with escapes, which the mux decodes.
//
//etagen:resource /spaced%20things/{id}/a%2Fb methods=GET,PUT,PATCH,DELETE create
//etagen:collection /spaced%20things methods=GET,POST
type Spaced struct {
	ID          string `json:"id" etagen:"id"`
	Version     int64  `json:"version" etagen:"version"`
	Incarnation int64  `json:"incarnation" etagen:"incarnation"`
	Title       string `json:"title" etagen:"sort"`
}

// Percent has an escaped percent sign, and letters with and without escapes.
//
//etagen:resource /percent/ü/c%C3%A9/x%25y/{id...} methods=GET,PUT,DELETE
type Percent struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
}
