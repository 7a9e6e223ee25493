package postgres

import "time"

// Parcel is a parcel of a shop. Its list has all parameters that a list can have. Unknown
// values are NULL, also in orders and filters.
//
//etagen:resource /parcels/{id} methods=GET,PUT,PATCH,DELETE stat
//etagen:collection /parcels methods=GET,POST stat item-tags limit=3,7 total params=q ignore=utm_*
type Parcel struct {
	ID      string     `json:"id" etagen:"id"`
	Version int64      `json:"version" etagen:"version"`
	Sender  string     `json:"sender" etagen:"filter=in,filter=range,sort"`
	Weight  float64    `json:"weight" etagen:"filter=range,sort"`
	Pieces  *int64     `json:"pieces" etagen:"filter,filter=range,sort"`
	Due     *time.Time `json:"due" etagen:"filter=in,filter=range,sort"`
	Express bool       `json:"express" etagen:"filter"`
	Labels  []string   `json:"labels" etagen:"filter"`
	Private bool       `json:"private"` // only in lists of the staff
}
