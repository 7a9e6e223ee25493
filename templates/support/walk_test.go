package etagen

import (
	"reflect"
	"testing"
)

// Of two spellings of one integer key, encoding/json would keep one value.
func TestKeysHaveOneSpelling(t *testing.T) {
	type keyed struct {
		Ints  map[int]string   `json:"ints"`
		Bytes map[uint8]string `json:"bytes"`
		Names map[string]int   `json:"names"`
	}
	for text, status := range map[string]int{
		`{"ints":{"1":"a","-2":"b","0":"c"}}`: 0,
		`{"ints":{"01":"a"}}`:                 422,
		`{"ints":{"1":"a","+1":"b"}}`:         422,
		`{"ints":{"-0":"a"}}`:                 422,
		`{"ints":{"":"a"}}`:                   422,
		`{"ints":{"01":null}}`:                422,
		`{"bytes":{"255":"a"}}`:               0,
		`{"bytes":{"256":"a"}}`:               422,
		`{"names":{"01":1,"1":2,"":3}}`:       0,
	} {
		got := 0
		if p := checkDocument([]byte(text), reflect.TypeFor[*keyed](), false); p != nil {
			got = p.Status
		}
		if got != status {
			t.Errorf("%s: status %d, want %d", text, got, status)
		}
	}
}
