package etagen

import (
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"testing"
	"time"
)

// pickyText is a string that refuses to be encoded if it is empty, by a method of its pointer.
type pickyText string

func (t *pickyText) MarshalText() ([]byte, error) {
	if *t == "" {
		return nil, errBookConflict
	}
	return []byte(*t), nil
}

// pickyJSON is an integer that refuses to be encoded.
type pickyJSON int

func (pickyJSON) MarshalJSON() ([]byte, error) { return nil, errBookConflict }

type cyclic []cyclic

// doubtfulBook has members of all kinds. The names of those that may have no JSON begin
// with D.
type doubtfulBook struct {
	Bool    bool
	Int     int
	Small   uint8
	String  string
	Bytes   []byte
	Strings []string
	Pair    [2]int
	Pointer *string
	Quoted  int `json:",string"`

	DFloat   float64
	DFloats  []float32
	DTime    time.Time
	DTimePtr *time.Time
	DNumber  json.Number
	DNumbers []json.Number
	DText    pickyText
	DTexts   []pickyText
	DJSON    pickyJSON
	DJSONPtr *pickyJSON
	DAny     any
	DCyclic  cyclic
	DMap     map[pickyJSON]int
	DChan    chan int
	DStruct  struct{ F float64 }
	DPtrPtr  **string
	DError   error
	DComplex complex128
}

func TestDoubtfulMembers(t *testing.T) {
	typ := reflect.TypeFor[doubtfulBook]()
	known := shapes{}.of(typ)
	var doubtful []int
	for _, name := range known.doubtful {
		doubtful = append(doubtful, known.members[name].index[0])
	}
	for i := range typ.NumField() {
		if name := typ.Field(i).Name; slices.Contains(doubtful, i) != (name[0] == 'D') {
			t.Errorf("%s is doubtful: %t", name, slices.Contains(doubtful, i))
		}
	}
	type strict struct {
		Title string
		When  []map[string]*time.Time
	}
	if !known.loose || (shapes{}).of(reflect.TypeFor[strict]()).loose {
		t.Error("a type is loose if and only if it contains an interface")
	}
}

// A value has JSON if and only if its doubtful members have.
func TestUnencodable(t *testing.T) {
	type inner struct{ At time.Time }
	type value struct {
		Title string
		When  time.Time
		Share *float64
		Picky pickyText
		*inner
	}
	far, none, some := time.Date(10_000, 1, 1, 0, 0, 0, 0, time.UTC), math.NaN(), 0.5
	for _, v := range []value{
		{Picky: "x"}, {}, {When: far, Picky: "x"}, {Share: &none, Picky: "x"}, {Share: &some, Picky: "x"}, {inner: &inner{}, Picky: "x"}, {inner: &inner{At: far}, Picky: "x"},
	} {
		_, err := json.Marshal(&v)
		if found := unencodable(&v, *shapes{}.of(reflect.TypeFor[value]())); (len(found) == 0) != (err == nil) {
			t.Errorf("%+v: %v, but its error is %v", v, found, err)
		}
	}
}
