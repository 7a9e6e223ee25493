//go:build clients

package kinds

import (
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A contract is the document of the package, with handlers to compare it with.
type contract struct {
	response     *jsonschema.Schema
	put, patch   *jsonschema.Schema
	handler      http.Handler
	resetHandler func()
}

// openContract compiles the schemas, with assertions for formats and content encodings.
func openContract(t testing.TB) *contract {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(OpenAPI))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	c.AssertContent()
	for name, bits := range map[string]int{"int32": 32, "int64": 64} {
		c.RegisterFormat(&jsonschema.Format{Name: name, Validate: number(func(text string) error {
			_, err := strconv.ParseInt(text, 10, bits)
			return err
		})})
	}
	c.RegisterFormat(&jsonschema.Format{Name: "uint64", Validate: number(func(text string) error {
		_, err := strconv.ParseUint(text, 10, 64)
		return err
	})})
	for name, bits := range map[string]int{"float": 32, "double": 64} {
		c.RegisterFormat(&jsonschema.Format{Name: name, Validate: number(func(text string) error {
			_, err := strconv.ParseFloat(text, bits)
			return err
		})})
	}
	if err := c.AddResource("openapi.json", document); err != nil {
		t.Fatal(err)
	}
	k := &contract{
		response: c.MustCompile("openapi.json#/components/schemas/Thing"),
		put:      c.MustCompile("openapi.json#/components/schemas/ThingWrite"),
		patch:    c.MustCompile("openapi.json#/components/schemas/ThingPatch"),
	}
	serving := openTestThing().serving(full())
	k.resetHandler = func() { k.handler = serving(true, time.Time{}) }
	return k
}

// number returns a check for the text of numbers. It ignores other values.
func number(check func(text string) error) func(any) error {
	return func(v any) error {
		if n, ok := v.(json.Number); ok {
			return check(n.String())
		}
		return nil
	}
}

// full returns a Thing without empty values.
func full() *Thing {
	text, n, now := "x", int64(-3), time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	v := &Thing{
		ID: 1, Version: 3, Text: "<a>\n\"b\"", Truth: true, Tiny: -128, Short: 32767, Middle: -1 << 31, Long: 1<<63 - 1, Byte: 255, Word: 65535, Half: 1<<32 - 1, Whole: 1<<64 - 1,
		Narrow: 1.5, Wide: 1e300, Number: "12.5", Quoted: -7, Said: "a\"b\n", Ratio: 1e-9, Perhaps: &n, Data: []byte("data"), Array: [3]byte{1, 2, 3},
		List: []string{"a"}, Lists: [][]int{nil, {1}}, Map: map[string]int{"a": 1}, ByNumber: map[int]*Part{-1: nil, 2: {Name: "b"}},
		Some: []int{1}, Few: map[string]int{"b": 2}, Maybe: &text, Gone: &text, Time: now, Later: &now, Address: netip.MustParseAddr("::1"),
		Raw: json.RawMessage(`[1,"a",null]`), Any: map[string]any{"a": nil}, Part: Part{"a", &Part{Name: "b"}}, Parts: []Part{{}},
		Pairs: map[string]Pair{"p": {1, "r"}}, Tree: Tree{{}, {{}}}, Box: Box[Part]{&Part{Name: "c"}, []Part{{Name: "d"}}}, Embedded: Embedded{"o"},
	}
	v.Null.String, v.Null.Valid = "s", true
	v.Big.SetString("123456789012345678901234567890", 10)
	return v
}

// hold sends content, and checks that the handler accepts it if and only if the schema
// does.
func (k *contract) hold(t *testing.T, method, content string) {
	t.Helper()
	schema, media := k.put, "application/json"
	if method == http.MethodPatch {
		schema, media = k.patch, "application/merge-patch+json"
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(content))
	if err != nil {
		return // not JSON
	}
	wrong := schema.Validate(value)
	k.resetHandler()
	r := httptest.NewRequest(method, "/things/1", strings.NewReader(content))
	r.Header.Set("Content-Type", media)
	r.Header.Set("If-Match", "*")
	w := httptest.NewRecorder()
	k.handler.ServeHTTP(w, r)
	switch {
	case w.Code == http.StatusOK && wrong != nil && !isLenient(value):
		t.Errorf("%s %s is taken, and against the schema: %v", method, content, wrong)
	case w.Code != http.StatusOK && wrong == nil && !isBeyondSchemas(content) && !strings.Contains(w.Body.String(), `"pointer":"/address"`):
		t.Errorf("%s %s follows the schema, and is refused: %s", method, content, w.Body)
	case w.Code == http.StatusOK:
		k.holdResponse(t, w.Body.String())
	}
}

// holdResponse validates the content of a response.
func (k *contract) holdResponse(t *testing.T, content string) {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(content))
	if err == nil {
		err = k.response.Validate(value)
	}
	if err != nil {
		t.Errorf("the response is against the schema: %v\n%s", err, content)
	}
}

// isLenient reports whether a value has a form that encoding/json accepts but never
// writes, and that the schema does not include: a json.Number in quotes, a []byte as an
// array.
func isLenient(value any) bool {
	members, _ := value.(map[string]any)
	_, quoted := members["number"].(string)
	_, array := members["data"].([]any)
	return quoted || array
}

// These are limits that no schema expresses, see docs/openapi.md.
var (
	numbers = regexp.MustCompile(`-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?`)
	beyond  = []*regexp.Regexp{
		regexp.MustCompile(`\\u0000|(?i)\\ud[89ab]`),          // NUL, and possibly half a surrogate pair
		regexp.MustCompile(`-0`),                              // not an unsigned integer
		regexp.MustCompile(`"-?[0-9]{19,}"`),                  // an integer in a string that is out of range
		regexp.MustCompile(`[0-9]t[0-9]|[0-9]z"|:60|9999-12`), // times that only RFC 3339 allows, or out of range in UTC
	}
)

// isBeyondSchemas reports whether a text may have something that no schema can exclude.
// Besides the above, that is a whole number with a fraction or an exponent, a number out
// of the range of float64, invalid UTF-8, and a duplicate name.
func isBeyondSchemas(content string) bool {
	for _, text := range numbers.FindAllString(content, -1) {
		exact, _, err := big.ParseFloat(text, 10, 200, big.ToNearestEven)
		if _, tooLarge := strconv.ParseFloat(text, 64); err != nil || tooLarge != nil || exact.IsInt() && strings.ContainsAny(text, ".eE") {
			return true
		}
	}
	for _, b := range beyond {
		if b.MatchString(content) {
			return true
		}
	}
	return !utf8.ValidString(content) || repeats(json.NewDecoder(strings.NewReader(content)))
}

// repeats reports whether an object has a duplicate name.
func repeats(d *json.Decoder) bool {
	names := []map[string]bool{nil}
	isName := false
	for {
		token, err := d.Token()
		if err != nil {
			return false
		}
		top := names[len(names)-1]
		switch v := token.(type) {
		case json.Delim:
			switch v {
			case '{':
				names, isName = append(names, map[string]bool{}), true
				continue
			case '[':
				names = append(names, nil)
				continue
			}
			names = names[:len(names)-1]
			top = names[len(names)-1]
		case string:
			if top != nil && isName {
				if top[v] {
					return true
				}
				top[v], isName = true, false
				continue
			}
		}
		isName = top != nil
	}
}

// palette has the values that each member is set to in turn.
var palette = strings.Fields(`
	null true false "" "x" "\u00e9<>&" 0 1 -1 1.5 -0 127 128 -129 255 256 32768 65535 65536 2147483647 2147483648 -2147483649 4294967295 4294967296
	9223372036854775807 9223372036854775808 -9223372036854775809 18446744073709551615 18446744073709551616 123456789012345678901234567890 1e39 1e308 1.0 1e2
	"1" "-1" "01" "1.5" "1e5" "true" "null" "\"a\"" "\"" "a\"b" "99999999999999999999" "1e999" "2026-01-05T09:00:00Z" "2026-01-05T09:00:00+01:00" "2026-13-05T09:00:00Z"
	"2026-01-05t09:00:00z" "2026-01-05" "10000-01-01T00:00:00Z" "::1" "1.2.3.4" "::g" "aGk=" "aGk" "a-_=" "=" [] [1] [1,2,3] [1,2,3,4] [256,0,0] [null] [null,null,null] ["a"] [["a"]] [[1],null] [[]] [[[]]]
	{} {"a":1} {"a":null} {"1":null} {"-1":{"name":"a"}} {"01":null} {"+1":null} {"99999999999999999999":null} {"name":null} {"name":"a","next":null} {"next":{"next":{"name":1}}} {"X":1} {"Name":"a"}
	[{"name":"a"}] [{"name":null}] [{"X":1}] {"p":{}} {"p":{"left":[1]}} {"p":{"middle":1}} {"p":null} {"A":1} {"A":null} {"a":1,"B":2} {"String":"a"} {"String":"a","Valid":true}
	{"inside":null} {"inside":{"name":"x"},"beside":[{}]} {"inside":{"X":1}} {"beside":[null]} {"beside":null}`)

// Each member is set to each value, by PUT and by PATCH. The handler accepts what the
// request schema accepts, and sends what the response schema accepts.
func TestSchemasSayWhatIsTaken(t *testing.T) {
	k := openContract(t)
	text, err := json.Marshal(full())
	if err != nil {
		t.Fatal(err)
	}
	k.holdResponse(t, string(text))
	var members map[string]json.RawMessage
	if err := json.Unmarshal(text, &members); err != nil {
		t.Fatal(err)
	}
	for _, method := range []string{http.MethodPut, http.MethodPatch} {
		k.hold(t, method, "{}")
		k.hold(t, method, string(text))
		for name := range members {
			for _, value := range palette {
				k.hold(t, method, fmt.Sprintf(`{%q:%s}`, name, value))
			}
		}
		for _, value := range palette {
			k.hold(t, method, value)
			k.hold(t, method, `{"unknown":`+value+`}`)
		}
	}
}

// FuzzSchemas does the same with arbitrary content.
func FuzzSchemas(f *testing.F) {
	text, err := json.Marshal(full())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	for _, value := range palette {
		f.Add(`{"text":` + value + `,"part":` + value + `,"any":` + value + `,"time":` + value + `}`)
	}
	k := openContract(f)
	f.Fuzz(func(t *testing.T, content string) {
		k.hold(t, http.MethodPut, content)
		k.hold(t, http.MethodPatch, content)
	})
}
