package etagen

import (
	"slices"
	"testing"
)

func TestItemsOfAnotherListAreLeftOut(t *testing.T) {
	here := func(s string) bool { return s == "a" }
	tests := []struct {
		name, next, after string
		items, want       []string
		found             bool
	}{
		{"its own", "", "", []string{"a", "a"}, []string{"a", "a"}, true},
		{"none at all", "", "", nil, nil, true},
		{"others among them", "", "", []string{"A", "a", "A"}, []string{"a"}, true},
		{"others alone", "", "", []string{"A"}, nil, false},
		{"others alone, and more to come", "x", "", []string{"A"}, nil, true},
		{"others alone, on the last page", "", "x", []string{"A"}, nil, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := Query{After: test.after, collection: &Collection{Resource: &Resource{NotFound: errBookNotFound}}}
			before := slices.Clone(test.items)
			got, err := Here(&q, test.next, test.items, here)
			if !slices.Equal(got, test.want) || (err == nil) != test.found || err != nil && err != errBookNotFound {
				t.Errorf("%q, %v, want %q", got, err, test.want)
			}
			if !slices.Equal(before, test.items) {
				t.Errorf("the slice of the store became %q", test.items)
			}
		})
	}
}
