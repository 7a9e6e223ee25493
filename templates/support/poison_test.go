package etagen

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"
)

// poisoned has members that content can set to values which no response could contain.
type poisoned struct {
	Any    any                   `json:"any"`
	Map    map[string]any        `json:"map"`
	List   []any                 `json:"list"`
	Raw    json.RawMessage       `json:"raw"`
	Number json.Number           `json:"number"`
	Due    time.Time             `json:"due"`
	Later  *time.Time            `json:"later"`
	Times  []time.Time           `json:"times"`
	ByTime map[time.Time]int     `json:"by_time"`
	Stamp  struct{ time.Time }   `json:"stamp"`
	Null   struct{ At opTime }   `json:"null"`
	Text   string                `json:"text"`
	Texts  []string              `json:"texts"`
	Counts map[string]int        `json:"counts"`
	Parts  []struct{ Pages int } `json:"parts"`
	Pair   [2]int                `json:"pair"`
	Quoted int                   `json:"quoted,string"`
	Bytes  []byte                `json:"bytes"`
	Level  level                 `json:"level"`
	Levels map[level]int         `json:"levels"`
	Slugs  map[slug]int          `json:"slugs"`
	Grades map[mark]int          `json:"grades"`
	Stored stamp                 `json:"stored"`
	Stamps map[string]*stamp     `json:"stamps"`
	Label  string                `json:"label,string"`
	Shown  bool                  `json:"shown,string"`
	Score  *int                  `json:"score,string"`
	Maybe  *level                `json:"maybe"`
	*Promoted
}

// Promoted is embedded by pointer.
type Promoted struct {
	Inner int `json:"inner,string"`
}

// opTime reads itself, like the null types of drivers.
type opTime struct{ at *time.Time }

func (o *opTime) UnmarshalJSON(text []byte) error { return json.Unmarshal(text, &o.at) }
func (o opTime) MarshalJSON() ([]byte, error)     { return json.Marshal(o.at) }

// stamp is defined as time.Time, without its methods.
type stamp time.Time

func (s *stamp) UnmarshalJSON(text []byte) error { return (*time.Time)(s).UnmarshalJSON(text) }
func (s stamp) MarshalJSON() ([]byte, error)     { return time.Time(s).MarshalJSON() }

// slug is a string that converts itself to lower case.
type slug string

func (s *slug) UnmarshalText(text []byte) error {
	*s = slug(strings.ToLower(string(text)))
	return nil
}

// mark is a number that reads itself, and is written as a number.
type mark int

func (m *mark) UnmarshalText(text []byte) (err error) {
	n, err := strconv.Atoi(strings.TrimPrefix(string(text), "g"))
	*m = mark(n)
	return err
}

// level has a text for 1, in any case, and reads other texts that it cannot write.
type level int

type levelError struct{ text string }

func (e levelError) Error() string { return "no level " + e.text }

func (l *level) UnmarshalText(text []byte) error {
	switch strings.ToLower(string(text)) {
	case "high":
		*l = 1
	case "odd":
		*l = 2
	default:
		return levelError{string(text)}
	}
	return nil
}

func (l level) MarshalText() ([]byte, error) {
	if l != 1 {
		return nil, levelError{"of this number"}
	}
	return []byte("high"), nil
}

func TestContentThatCouldNotBeGivenBack(t *testing.T) {
	tests := []struct {
		name, text, pointer string
		ok                  bool
	}{
		{"number beyond float64", `{"any":1e400}`, "/any", false},
		{"number beyond float64 in an object", `{"any":{"n":-1E+400}}`, "/any/n", false},
		{"number beyond float64 in a map", `{"map":{"a":[0,1e309]}}`, "/map/a/1", false},
		{"number beyond float64 in a list", `{"list":[1,1e400]}`, "/list/1", false},
		{"number beyond float64 in raw JSON", `{"raw":{"n":1e400}}`, "/raw/n", false},
		{"number below float64", `{"any":1e-400}`, "/any", false},
		{"number of 400 digits", `{"any":` + strings.Repeat("9", 400) + `}`, "/any", false},
		{"largest number", `{"any":[1.7976931348623157e308,0e999,-0,5e-324,12345678901234567890]}`, "", true},
		{"number that keeps its text", `{"number":1e400}`, "", true},

		{"time past the year 9999 in UTC", `{"due":"9999-12-31T23:59:59-12:00"}`, "/due", false},
		{"time before the year 0 in UTC", `{"due":"0000-01-01T00:00:00+00:01"}`, "/due", false},
		{"time behind a pointer", `{"later":"9999-12-31T23:59:59.9-00:01"}`, "/later", false},
		{"time in a list", `{"times":["2026-01-05T09:00:00Z","9999-12-31T23:59:59-12:00"]}`, "/times/1", false},
		{"time as a key", `{"by_time":{"9999-12-31T23:59:59-12:00":1}}`, "/by_time/9999-12-31T23:59:59-12:00", false},
		{"time that is embedded", `{"stamp":"9999-12-31T23:59:59-12:00"}`, "/stamp", false},
		{"time in a type that reads itself", `{"null":{"At":"9999-12-31T23:59:59-12:00"}}`, "/null/At", false},
		{"time of a type that is defined as one", `{"stored":"9999-12-31T23:59:59-12:00"}`, "/stored", false},
		{"such a time behind a pointer in a map", `{"stamps":{"a":"0000-01-01T00:00:00+12:00"}}`, "/stamps/a", false},
		{"time that is escaped", `{"due":"\u0039999-12-31T23:59:59-12:00"}`, "/due", false},
		{"last and first time", `{"due":"9999-12-31T23:59:59Z","times":["0000-01-01T00:00:00Z","9999-12-31T23:59:59+12:00"]}`, "", true},
		{"text that looks like such a time", `{"text":"9999-12-31T23:59:59-12:00","any":"9999-12-31T23:59:59-12:00"}`, "", true},

		{"half of a pair", `{"text":"x\ud800y"}`, "/text", false},
		{"half of a pair at the end", `{"text":"\uD83D"}`, "/text", false},
		{"second half alone", `{"text":"\udc00"}`, "/text", false},
		{"two first halves", `{"text":"\ud800\ud800\udc00"}`, "/text", false},
		{"half of a pair before another escape", `{"text":"\ud800\n\udc00"}`, "/text", false},
		{"half of a pair in a list", `{"texts":["a","\ud800"]}`, "/texts/1", false},
		{"half of a pair in a name", `{"map":{"\ud800":1}}`, "/map", false},
		{"half of a pair in raw JSON", `{"raw":["\udfff"]}`, "/raw/0", false},
		{"half of a pair in a string in a string", `{"label":"\"\\ud800\""}`, "/label", false},
		{"NUL in a string in a string", `{"label":"\"a\\u0000\""}`, "/label", false},
		{"NUL", `{"text":"a\u0000"}`, "/text", false},
		{"NUL in anything", `{"any":{"a":["\u0000"]}}`, "/any/a/0", false},
		{"NUL in a name", `{"counts":{"a\u0000":1}}`, "/counts", false},
		{"a pair, and what is no escape", `{"text":"\ud83d\ude00 \\u0000 \\ud800 \u00e9\\"}`, "", true},

		{"null in a list of texts", `{"texts":["x",null]}`, "/texts/1", false},
		{"null in a map of numbers", `{"counts":{"a":null}}`, "/counts/a", false},
		{"null in a list of times", `{"times":[null]}`, "/times/0", false},
		{"null in an array", `{"pair":[1,null]}`, "/pair/1", false},
		{"null for a member that has none", `{"text":null}`, "/text", false},
		{"null for a time", `{"due":null}`, "/due", false},
		{"null for a struct", `{"stamp":null}`, "/stamp", false},
		{"null in a string, for a number", `{"quoted":"null"}`, "/quoted", false},
		{"null in a string, for a text", `{"label":"null"}`, "/label", false},
		{"null in a string, for a truth value", `{"shown":"null"}`, "/shown", false},
		{"null in a string, for a pointer", `{"score":"null","label":"\"null\""}`, "", true},
		{"null in a struct in a list", `{"parts":[{"Pages":null}]}`, "/parts/0/Pages", false},
		{"null where it is a value", `{"later":null,"any":null,"map":{"a":null},"list":[null],"raw":null,"texts":null,"counts":null,"null":{"At":null},"maybe":null,"bytes":null}`, "", true},
		{"array too short", `{"pair":[1]}`, "/pair", false},
		{"two spellings of one key", `{"levels":{"high":1,"HIGH":2}}`, "/levels/HIGH", false},
		{"two spellings of one key that is a string", `{"slugs":{"a":1,"A":2}}`, "/slugs/A", false},
		{"the spelling that a key had before", `{"slugs":{"A":1,"a":2}}`, "/slugs/a", false},
		{"two spellings of one key that is a number", `{"grades":{"g1":1,"1":2}}`, "/grades/1", false},
		{"keys that differ", `{"slugs":{"A":1,"b":2},"grades":{"g1":1,"g2":2}}`, "", true},
		{"a key that is none", `{"levels":{"low":1}}`, "/levels/low", false},
		{"a key that cannot be told", `{"levels":{"odd":1}}`, "/levels/odd", false},

		{"number below float64 in lists in lists", `{"any":[[[-1e-400]]]}`, "/any/0/0/0", false},
		{"text of raw JSON", `{"raw":"\u0000"}`, "/raw", false},
		{"half of a pair before what is no escape", `{"text":"\uD800\\uDC00"}`, "/text", false},
		{"the last pair", `{"text":"\uDBFF\uDFFF"}`, "", true},
		{"NUL inside a name", `{"map":{"x\u0000y":1}}`, "/map", false},
		{"first year, by an offset", `{"due":"0000-01-01T00:00:00+23:59"}`, "/due", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := checkDocument([]byte(test.text), reflect.TypeFor[*poisoned](), false)
			if (p == nil) != test.ok || p != nil && pointerOf(p) != test.pointer {
				t.Fatalf("%s: %+v, want %q", test.text, p, test.pointer)
			}
			if v := new(poisoned); p == nil {
				if err := decode([]byte(test.text), v); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// In a patch null removes a member, but replaces an element of an array.
func TestNullInAPatch(t *testing.T) {
	for text, pointer := range map[string]string{
		`{"text":null,"due":null,"parts":null,"counts":{"a":null},"stamp":null}`: "",
		`{"texts":[null]}`:              "/texts/0",
		`{"parts":[{"Pages":null}]}`:    "/parts/0/Pages",
		`{"parts":[],"times":[null]}`:   "/times/0",
		`{"text":"\u0000"}`:             "/text",
		`{"list":[1],"any":{"a":null}}`: "",
	} {
		got := ""
		if p := checkDocument([]byte(text), reflect.TypeFor[*poisoned](), true); p != nil {
			got = pointerOf(p)
		}
		if got != pointer {
			t.Errorf("%s: %q, want %q", text, got, pointer)
		}
	}
}

// Misfits are found by the package's own walk, with the same result and the same words
// on each release of Go.
func TestMisfitsHaveAPointer(t *testing.T) {
	tests := []struct{ name, text, pointer, detail string }{
		{"in a list of structs", `{"parts":[{"Pages":1},{"Pages":"x"}]}`, "/parts/1/Pages", "an integer that fits in 64 bits"},
		{"in a list", `{"texts":["a",1]}`, "/texts/1", "a string"},
		{"in a map", `{"counts":{"a/b":1.5}}`, "/counts/a~1b", "an integer"},
		{"a bad date", `{"due":"yesterday"}`, "/due", "a time in the format of RFC 3339"},
		{"a bad date behind a pointer", `{"later":"2026-02-30T00:00:00Z"}`, "/later", "a time in the format of RFC 3339"},
		{"a bad date in a list", `{"times":["2026-01-05T09:00:00Z","2026-01-05"]}`, "/times/1", "a time in the format of RFC 3339"},
		{"a number without quotes", `{"quoted":1}`, "/quoted", "a string that contains the value"},
		{"text for a number in quotes", `{"quoted":"x"}`, "/quoted", "a string that contains the value"},
		{"text for a number in quotes, beside one in an embedded pointer", `{"inner":"1","quoted":"x"}`, "/quoted", "a string that contains the value"},
		{"a number that is none", `{"number":"x"}`, "/number", "must be a number."},
		{"a type that refuses", `{"level":"low"}`, "/level", "in another format"},
		{"a type that refuses, behind a pointer", `{"maybe":"low"}`, "/maybe", "in another format"},
		{"a type that takes text alone", `{"level":1}`, "/level", "in another format"},
		{"no base64", `{"bytes":"*"}`, "/bytes", "a string in base64"},
		{"an object for a list", `{"parts":{}}`, "/parts", "an array"},
		{"a list for an object", `{"counts":[]}`, "/counts", "an object"},
		{"text for all", `"x"`, "", "an object"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, ok := decode([]byte(test.text), new(poisoned)).(*problem)
			if !ok || p.Status != 422 || pointerOf(p) != test.pointer || !strings.Contains(p.Detail, test.detail) {
				t.Errorf("%s: %+v, want %q: %s", test.text, p, test.pointer, test.detail)
			}
		})
	}
}

// A problem document is short, whatever the request contains.
func TestProblemsAreBounded(t *testing.T) {
	long := strings.Repeat("<", 1<<20)
	for _, text := range []string{
		`{"due":"` + long + `"}`, `{"level":"` + long + `"}`, `{"` + long + `":1}`, `{"counts":{"` + long + `":"x"}}`, `{"texts":` + strings.Repeat("9", 1<<20) + `}`,
		`{"any":` + strings.Repeat(`{"`+long[:10_000]+`":`, 90) + `"\u0000"` + strings.Repeat("}", 91), `{"any":` + strings.Repeat(`{"<<":`, 98) + `"\u0000"` + strings.Repeat("}", 99),
		`{"due":` + long, `{"levels":{"` + long + `":1}}`,
	} {
		p := checkDocument([]byte(text), reflect.TypeFor[*poisoned](), false)
		if p == nil {
			p, _ = decode([]byte(text), new(poisoned)).(*problem)
		}
		encoded, err := json.Marshal(p)
		if p == nil || err != nil || len(encoded) > 2500 {
			t.Errorf("%.60s: %d bytes, %v", text, len(encoded), err)
		}
		if p != nil && len(pointerOf(p)) > maxPointer || p != nil && pointerOf(p) != "" && pointerOf(p)[0] != '/' {
			t.Errorf("%.60s: pointer %q", text, pointerOf(p))
		}
	}
}
