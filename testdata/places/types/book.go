// Package types has fields whose types are from packages with the names of imports and
// variables of the output.
package types

import (
	"time"

	"example.com/places/types/etagen"
	"example.com/places/types/etagentest"
	"example.com/places/types/http"
	"example.com/places/types/stored"
	times "example.com/places/types/time"
	"example.com/places/types/v"
)

// Book has the same name in every package of this module.
//
//etagen:resource /{a}/{b}/{c} methods=GET,PUT,PATCH,DELETE create stat
//etagen:collection /{a} methods=GET,POST
type Book struct {
	A       http.ID        `json:"a" etagen:"id=a"`
	B       times.ID       `json:"b" etagen:"id=b"`
	C       v.ID           `json:"c" etagen:"id=c"`
	Version etagen.Rev     `json:"version" etagen:"version"`
	Birth   etagentest.Rev `json:"birth" etagen:"incarnation"`
	Changed time.Time      `json:"changed" etagen:"modified"`
	Owner   stored.ID      `json:"owner" etagen:"readonly,sort,filter"`
}
