package etagen

import (
	"bytes"
	"encoding/json"
	"testing"
)

// TestProblemText compares documents byte for byte with the encoding/json output for a
// struct with the same members.
func TestProblemText(t *testing.T) {
	texts := []string{"", "plain", "\u2028 \u2029", "é", "\xff", "a\xc3", "\x7f", "</script>&"}
	for c := 0; c < 256; c++ {
		texts = append(texts, "x"+string([]byte{byte(c)})+"y")
	}
	for i, text := range texts {
		p := Problem{
			Status: 422, Type: text, Title: texts[(i+1)%len(texts)], Detail: texts[(i+2)%len(texts)], Instance: texts[(i+3)%len(texts)],
			Header: texts[(i+4)%len(texts)], Parameter: text, More: map[string]any{"more": text, "status": "ignored"},
		}
		for j := 0; j < i%3; j++ {
			p.Errors = append(p.Errors, FieldError{Pointer: text})
		}
		if i%4 == 1 && len(p.Errors) > 0 {
			p.Errors[0].Detail = "why"
		}
		if i%5 == 0 {
			p.More = map[string]any{"status": "ignored"}
		}
		got, err := p.MarshalJSON()
		if want := problemByJSON(t, p); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%q:\n%s\nwant\n%s", text, got, want)
		}
	}
}

// problemByJSON returns the document of p as encoding/json writes it.
func problemByJSON(t *testing.T, p Problem) []byte {
	t.Helper()
	document := struct {
		Type      string       `json:"type,omitempty"`
		Title     string       `json:"title,omitempty"`
		Status    int          `json:"status"`
		Detail    string       `json:"detail,omitempty"`
		Header    string       `json:"header,omitempty"`
		Parameter string       `json:"parameter,omitempty"`
		Pointer   string       `json:"pointer,omitempty"`
		Instance  string       `json:"instance,omitempty"`
		Errors    []FieldError `json:"errors,omitempty"`
		More      any          `json:"more,omitempty"`
	}{
		Type: p.Type, Title: p.title(), Status: p.Status, Detail: p.Detail,
		Header: p.Header, Parameter: p.Parameter, Instance: p.Instance, Errors: p.Errors, More: p.More["more"],
	}
	if len(p.Errors) == 1 && p.Errors[0].Detail == "" {
		document.Pointer, document.Errors = p.Errors[0].Pointer, nil
	}
	text, err := json.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
