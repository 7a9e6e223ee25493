package annotations

import (
	"encoding/json"
	"time"
)

// The types in this file are encoded by encoding/json, and read from source by go/types.
// TestJSONAgrees compares the results.

type jsonPlain struct {
	A int
	B string `json:"b"`
	C bool   `json:",omitempty"`
	D string `json:"-"`
	f int
	G []byte `json:"g,omitempty"`
	H int    `json:"h,string"`
	J int    `json:"a b/c"`
	K int    `json:"<html>&"`
	L int    `json:"größe"`
	M int    `yaml:"m" json:"m2"`
	P *int   `json:"p,omitzero"`
}

type jsonBase struct {
	ID      int `json:"id"`
	Version int
	Title   string
}

type JSONBase struct {
	ID    int `json:"id"`
	Extra string
}

type JSONOther struct {
	ID    string `json:"id"`
	Extra string `json:"Extra"`
	Own   int
}

type jsonInt int

type JSONInt int

type jsonDeep struct{ jsonMiddle }

type jsonMiddle struct {
	JSONBase
	Title string
}

type jsonEmbedded struct {
	jsonBase
	Title string `json:"title"`
}

type jsonPointer struct {
	*JSONBase
	Name string
}

type jsonNamed struct {
	jsonBase `json:"base"`
	JSONBase `json:"Base"`
	ID       string
}

type jsonScalars struct {
	jsonInt
	*JSONInt
	X int
}

// jsonOwn has the methods of time.Time, so it encodes itself.
type jsonOwn struct {
	time.Time `json:"when"`
	X         int
}

type jsonTagWins struct {
	A jsonTagged
	jsonTagged
	jsonUntagged
}

type jsonTagged struct {
	X int `json:"Y"`
}

type jsonUntagged struct {
	Y int
}

type jsonTwice struct {
	jsonLeft
	jsonRight
}

type jsonLeft struct{ jsonBase }

type jsonRight struct{ jsonBase }

type jsonDepth struct {
	jsonDeep
	Extra int
}

type jsonRecursive struct {
	Name string
	*JSONRecursive
	Next *jsonRecursive `json:"next"`
}

type JSONRecursive struct {
	*jsonRecursive
	Other string
}

// At the second depth of jsonLoop, a struct that was visited before precedes one that
// was not.
type jsonLoop struct{ *JSONLoop }

type JSONLoop struct {
	*JSONLoopInner
	X int
}

type JSONLoopInner struct {
	*JSONLoop
	JSONBase
	Y int
}

type jsonTimes struct {
	When   time.Time
	Raw    json.RawMessage
	Number json.Number
	Any    any
}

type jsonAnonymous struct {
	Inner struct {
		A, B int
	} `json:"inner"`
	Map map[string]int
	Arr [2]bool
}

type jsonGeneric[T any] struct {
	Value T
	Other *T `json:"other"`
}

type jsonInstance struct {
	jsonGeneric[string]
	Int jsonGeneric[int]
}

type jsonAlias = jsonBase

type jsonAliased struct {
	jsonAlias
	Own int
}

type jsonEmpty struct {
	a int
	B int `json:"-"`
}

func jsonValues() []any {
	_ = []any{jsonPlain{}.f, jsonScalars{}.jsonInt, jsonEmpty{}.a} // unused otherwise: they are fields to be skipped
	return []any{
		&jsonPlain{}, &jsonEmbedded{}, &jsonPointer{}, &jsonNamed{}, &jsonScalars{}, &jsonTagWins{},
		&jsonTwice{}, &jsonDepth{}, &jsonRecursive{}, &jsonLoop{}, &jsonTimes{}, &jsonAnonymous{}, &jsonInstance{},
		&jsonAliased{}, &jsonEmpty{}, &jsonDeep{},
	}
}
