// Package kinds has a resource with a value of every kind. Its tests compare the
// document with what the handlers accept and send.
//
//etagen:openapi title=Kinds license=MIT contact=https://github.com/etagen/etagen
package kinds

import (
	"database/sql"
	"encoding/json"
	"math/big"
	"net/netip"
	"time"
)

// Thing has a value of every kind, and comments that are hard to quote: `code`, */, /*,
// <script>alert("&amp;")</script>, "quotes", back\slashes, 日本語, 😀, a tab	here,
// [Part], [json.Number], [nothing], <!-- and -->, $ref, {{.}} and #/components/schemas/Part.
//
// # A heading
//
//   - a list with *stars*, _lines_ and [a link](https://example.com)
//   - another
//
// Code of Go:
//
//	m := map[string]int{"a": 1} // `raw`
//
// Deprecated: it is for tests.
//
//etagen:resource /things/{id} methods=GET,PUT,PATCH
type Thing struct {
	ID      int64  `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Text    string `json:"text"`
	// Deprecated: `Truth` was "true" */ once <b>.
	Truth    bool               `json:"truth"`
	Tiny     int8               `json:"tiny"`
	Short    int16              `json:"short"`
	Middle   int32              `json:"middle"`
	Long     int64              `json:"long"`
	Byte     uint8              `json:"byte"`
	Word     uint16             `json:"word"`
	Half     uint32             `json:"half"`
	Whole    uint64             `json:"whole"`
	Narrow   float32            `json:"narrow"`
	Wide     float64            `json:"wide"`
	Number   json.Number        `json:"number"`
	Quoted   int                `json:"quoted,string"`
	Doubt    bool               `json:"doubt,string"`
	Said     string             `json:"said,string"`
	Ratio    float64            `json:"ratio,string"`
	Perhaps  *int64             `json:"perhaps,string"`
	Data     []byte             `json:"data"`
	Array    [3]byte            `json:"array"`
	List     []string           `json:"list"`
	Lists    [][]int            `json:"lists"`
	Map      map[string]int     `json:"map"`
	ByNumber map[int]*Part      `json:"by_number"`
	Some     []int              `json:"some,omitempty"`
	Few      map[string]int     `json:"few,omitzero"`
	Maybe    *string            `json:"maybe"`
	Gone     *string            `json:"gone,omitempty"`
	Time     time.Time          `json:"time"`
	Later    *time.Time         `json:"later"`
	Address  netip.Addr         `json:"address"`
	Big      big.Int            `json:"big"`
	Raw      json.RawMessage    `json:"raw" etagen:"covered"`
	Any      any                `json:"any" etagen:"covered"`
	Null     sql.NullString     `json:"null"`
	Part     Part               `json:"part"`
	Parts    []Part             `json:"parts"`
	Pairs    map[string]Pair    `json:"pairs" etagen:"covered"`
	Tree     Tree               `json:"tree"`
	Inline   struct{ A, B int } `json:"inline"`
	Box      Box[Part]          `json:"box"`
	Embedded
	*Far
	Deep struct {
		*Part `json:"part,omitzero"`
		When  time.Time `json:"when,omitzero"` // left out if it is zero */
	} `json:"deep,omitzero"`
}

// Far is promoted through a pointer.
type Far struct {
	Outer string         `json:"outer"`
	Part2 *Box[Box[int]] `json:"part2,omitzero"`
}

// Part refers to itself.
type Part struct {
	Name string `json:"name"`
	Next *Part  `json:"next"`
}

// Pair has two values of any kind.
type Pair struct {
	Left  any `json:"left"`
	Right any `json:"right"`
}

// Tree has no name that a schema could refer to.
type Tree []Tree

// Box is generic.
type Box[T any] struct {
	Inside *T  `json:"inside"`
	Beside []T `json:"beside"`
}

// Embedded is promoted.
type Embedded struct {
	Inner string `json:"inner"`
}
