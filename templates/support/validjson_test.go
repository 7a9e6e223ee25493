package etagen

import (
	"encoding/json"
	"strings"
	"testing"
)

// FuzzValidJSON compares validJSON with json.Valid.
func FuzzValidJSON(f *testing.F) {
	nested := func(open string, n int, end string) string {
		return strings.Repeat(open, n) + "1" + strings.Repeat(end, n)
	}
	for _, seed := range []string{
		``, ` `, `{}`, `[]`, ` { } `, "\t[\r\n]", `{"a":1}`, `{"a" : [1 , "b"] , "c":{}}`, `[1,]`, `[,1]`, `{"a":1,}`, `{,}`, `{"a"}`, `{"a":}`, `{a:1}`, `{1:1}`, `[1 2]`, `{"a":1 "b":2}`,
		`[}`, `{]`, `{"a":1]`, `[1}`, `[`, `{`, `{"a"`, `{"a":`, `{"a":1`, `[1`, `]`, `}`, `[]]`, `{}{}`, `1 2`,
		`0`, `-0`, `01`, `-01`, `-`, `+1`, `1.`, `.1`, `1.5`, `1e5`, `1E+5`, `1e-05`, `1e`, `1e+`, `1.e5`, `-1.50e10`, `00`, `0.0`, `0x1`, `1e5.5`, `--1`, "1M", "1m", "1\x05",
		`true`, `false`, `null`, `tru`, `truex`, `nul`, `True`, `t`, `[true,false,null]`, `NaN`,
		`"a`, `"`, `""`, `"a"b`, `"\"\\\/\b\f\n\r\t\u00e9\uD834\udd1e"`, `"\u12G4"`, `"\u123"`, `"\u"`, `"\`, `"\x"`, `"\'"`, "\"\x00\"", "\"\n\"", "\"\x1f\"", "\"\x7f\x80\xff\"", "\"\xe2\x80\xa8\"", "\ufeff1", "1\x00", "1\u00a0", "\f1",
		`"seven 7"`, `"eight  8"`, `"longer than eight and \n than sixteen bytes"`, "\"longer than eight bytes\x1f and a control character\"", `"longer than eight bytes é and more"`, `"1234567\"1234567"`, `"12345678`, `"1234567\`,
		nested("[", 10_000, "]"), nested("[", 10_001, "]"), nested(`{"a":`, 10_000, "}"), nested(`{"a":`, 10_001, "}"), strings.Repeat("[", 20_000), strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, want := validJSON([]byte(text)), json.Valid([]byte(text)); got != want {
			t.Errorf("%.200q: %t, want %t", text, got, want)
		}
	})
}
