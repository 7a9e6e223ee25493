package genfile

import "testing"

func TestSameText(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"", "", true},
		{"a\nb\n", "a\r\nb\r\n", true},
		{"a\nb\n", "a\nb\r\n", true},
		{"a\n", "a", false},
		{"a\nb", "a\rb", false},
		{"a", "b", false},
	}
	for _, test := range tests {
		if got := SameText([]byte(test.a), []byte(test.b)); got != test.want {
			t.Errorf("SameText(%q, %q) = %t", test.a, test.b, got)
		}
	}
}
