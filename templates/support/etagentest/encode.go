package etagentest

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
)

// RunEncode checks a function that appends JSON, for the field Encode: it keeps what is
// there, writes the same bytes each time, and these mean what encoding/json writes.
func RunEncode(t *testing.T, value any, encode func(dst []byte, v any) ([]byte, error)) {
	t.Helper()
	first, err := encode([]byte("before"), value)
	if err != nil {
		t.Fatalf("encoding the resource of the test: %v", err)
	}
	text, ok := bytes.CutPrefix(first, []byte("before"))
	if !ok {
		t.Fatalf("Encode does not append: %.100s", first)
	}
	if again, err := encode(make([]byte, 0, 1<<16), value); err != nil || !bytes.Equal(again, text) {
		t.Errorf("encoding the same value twice: %s, then %s (%v)", text, again, err)
	}
	if !bytes.Equal(text, bytes.TrimSpace(text)) {
		t.Errorf("the JSON has white space around it: %q", text)
	}
	var got, want any
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatalf("Encode does not write JSON: %v", err)
	}
	if err := json.Unmarshal([]byte(JSON(t, value)), &want); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Encode writes %s, but encoding/json writes %s", text, JSON(t, value))
	}
}
