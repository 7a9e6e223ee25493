package etagen

import (
	"encoding"
	"errors"
	"testing"
)

type tongue struct{ name string }

func (l tongue) MarshalText() ([]byte, error) {
	if l.name == "?" {
		return nil, errors.New("no text")
	}
	return []byte(l.name), nil
}

// An empty or zero variant is a variant like others: it has an empty part. Nil is a
// different one. No two variants have the same part, and none runs into the next part.
func TestAppendVariant(t *testing.T) {
	tests := []struct {
		name    string
		variant encoding.TextMarshaler
		want    string
		ok      bool
	}{
		{"a text", tongue{"en"}, "en", true},
		{"a pointer", &tongue{"de"}, "de", true},
		{"empty", tongue{}, "", true},
		{"nil", (*tongue)(nil), "%", true},
		{"a percent sign", tongue{"%"}, "%25", true},
		{"what others write for nothing", tongue{"null"}, "null", true},
		{"a dot", tongue{"en.GB"}, "en%2EGB", true},
		{"what no tag holds", tongue{`a"b, c\ü`}, "a%22b%2C%20c%5C%C3%BC", true},
		{"an escape", tongue{"%2E"}, "%252E", true},
		{"a time as it is written", tongue{"2026-01-05T10:00:00+01:00"}, "2026-01-05T10:00:00+01:00", true},
		{"no text", tongue{"?"}, "", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, ok := AppendVariant([]byte(`"1.`), test.variant)
			if string(got) != `"1.`+test.want || ok != test.ok {
				t.Errorf("%s, %v, want %s, %v", got, ok, `"1.`+test.want, test.ok)
			}
		})
	}
}
