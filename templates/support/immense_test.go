package etagen

import (
	"encoding/json"
	"errors"
	"math/big"
	"reflect"
	"strings"
	"testing"
)

// money contains a number of any precision, and has its own methods.
type money struct{ amount *big.Rat }

func (m *money) UnmarshalJSON(text []byte) error {
	var object struct{ Amount *big.Rat }
	err := json.Unmarshal(text, &object)
	m.amount = object.Amount
	return err
}

func (m money) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct{ Amount *big.Rat }{m.amount})
}

// libraryDecimal reads numbers and strings, and writes all digits, like the types of
// libraries.
type libraryDecimal struct{ text string }

func (d *libraryDecimal) UnmarshalJSON(text []byte) error {
	r, ok := new(big.Rat).SetString(strings.Trim(string(text), `"`))
	if !ok {
		return errors.New("no number")
	}
	d.text = r.RatString()
	return nil
}

func (d libraryDecimal) MarshalJSON() ([]byte, error) { return json.Marshal(d.text) }

// Each of these has a few bytes, or a few more digits than anybody writes, and would
// take seconds to read. No type must be asked to read it.
func TestNumbersThatTakeSeconds(t *testing.T) {
	type prices struct {
		Rat      *big.Rat             `json:"rat"`
		Float    *big.Float           `json:"float"`
		Plain    big.Rat              `json:"plain"`
		List     []*big.Rat           `json:"list"`
		Map      map[string]big.Float `json:"map"`
		Embedded struct{ *big.Float } `json:"embedded"`
		Money    money                `json:"money"`
		Decimal  libraryDecimal       `json:"decimal"`
		Text     string               `json:"text"`
		Slug     lowered              `json:"slug"`
		Any      any                  `json:"any"`
	}
	digits := strings.Repeat("7", maxDigits+1)
	tests := []struct{ name, text, pointer string }{
		{"rational number", `{"rat":"1e1000000"}`, "/rat"},
		{"small rational number", `{"rat":"-1.5E-1000000"}`, "/rat"},
		{"power of two", `{"rat":"0x1p1000000"}`, "/rat"},
		{"exponent with underscores", `{"rat":"1e+1_000_000"}`, "/rat"},
		{"exponent that is escaped", `{"rat":"1\u0065100000\u0030"}`, "/rat"},
		{"exponent of many digits", `{"rat":"1e` + strings.Repeat("9", 100) + `"}`, "/rat"},
		{"one above the largest exponent", `{"rat":"1e309"}`, "/rat"},
		{"floating point of any precision", `{"float":"1e100000000"}`, "/float"},
		{"value", `{"plain":"1e1000000"}`, "/plain"},
		{"list", `{"list":["1","1e1000000"]}`, "/list/1"},
		{"map", `{"map":{"a":"1e-1000000"}}`, "/map/a"},
		{"embedded", `{"embedded":"1e1000000"}`, "/embedded"},
		{"in a type that reads itself", `{"money":{"amount":"1e1000000"}}`, "/money/amount"},
		{"decimal of a library", `{"decimal":"1e1000000"}`, "/decimal"},
		{"decimal that is no string", `{"decimal":1e1000000}`, "/decimal"},
		{"more digits than anybody writes", `{"rat":"` + digits + `"}`, "/rat"},
		{"more digits of a fraction", `{"rat":"1/` + digits + `"}`, "/rat"},
		{"more hexadecimal digits", `{"rat":"0x` + strings.Repeat("f", maxDigits) + `"}`, "/rat"},
		{"more digits that are no string", `{"decimal":0.` + digits + `}`, "/decimal"},

		{"largest exponent", `{"rat":"1e308","float":"-1E-308","decimal":1e308,"money":{"amount":"1e300"}}`, ""},
		{"as many digits as may be", `{"rat":"` + digits[1:] + `"}`, ""},
		{"fraction", `{"rat":"22/7","float":"0.1","plain":"0"}`, ""},
		{"text that looks like such a number", `{"text":"1e1000000","slug":"1e1000000","any":"1e1000000"}`, ""},
		{"text of many digits", `{"text":"` + digits + `","slug":"` + digits + `"}`, ""},
		{"long text in hexadecimal", `{"text":"` + strings.Repeat("f", 2*maxDigits) + `","slug":"` + strings.Repeat("f", 2*maxDigits) + `"}`, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := checkDocument([]byte(test.text), reflect.TypeFor[*prices](), false)
			if (p != nil) != (test.pointer != "") || p != nil && (p.Status != 422 || pointerOf(p) != test.pointer) {
				t.Errorf("%.60s: %+v, want %q", test.text, p, test.pointer)
			}
		})
	}
}

// A query or a path does not make a type compute such a number either.
func TestAddressesThatTakeSeconds(t *testing.T) {
	for text, ok := range map[string]bool{"1e1000000": false, "1e-1000000": false, "0x1p1000000": false, "1e1_000_000": false, "1e309": false, "1e308": true, "22/7": true} {
		if _, got := ReadText(text, new(big.Rat)); got != ok {
			t.Errorf("a filter takes %s: %t", text, got)
		}
		if _, got := ReadJSON(text, new(libraryDecimal)); got != ok {
			t.Errorf("a filter by JSON takes %s: %t", text, got)
		}
		if !ok && (ParseText(text, new(big.Rat)) || ParseText(text, new(big.Float))) {
			t.Errorf("a path takes %s", text)
		}
	}
	for _, id := range []string{"1e1000000", "abce309"} {
		if !ParseText(id, new(lowered)) {
			t.Errorf("a path does not take %s, which is a text", id)
		}
	}
	if _, ok := ReadText(strings.Repeat("7", maxDigits+1), new(big.Int)); ok {
		t.Error("a filter takes more digits than anybody writes")
	}
}
