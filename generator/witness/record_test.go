package witness

import (
	"reflect"
	"testing"
)

// TestRecord reads what was written, and cuts it at each place.
func TestRecord(t *testing.T) {
	want := &Record{Places{"/m", []string{"/m", "/m/a"}, []string{"/m/go.mod"}}, Key{1}, Sum{2}, Sum{3}}
	text := want.Text()
	if got, ok := ParseRecord(text); !ok || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	for n := range text {
		if _, ok := ParseRecord(text[:n]); ok {
			t.Errorf("%d bytes of %d are a record", n, len(text))
		}
	}
}
