package find

import (
	"slices"
	"testing"
)

func TestSplitModfile(t *testing.T) {
	tests := []struct {
		env, rest, flags []string
	}{
		{[]string{"A=b", "GOFLAGS=-mod=mod -tags=x"}, []string{"A=b", "GOFLAGS=-mod=mod -tags=x"}, nil},
		{[]string{"GOFLAGS=-modfile=a.mod"}, []string{"GOFLAGS="}, []string{"-modfile=a.mod"}},
		{[]string{"GOFLAGS=-tags=x  --modfile=a.mod -mod=mod"}, []string{"GOFLAGS=-tags=x -mod=mod"}, []string{"--modfile=a.mod"}},
		{[]string{`GOFLAGS='-modfile=a b.mod' "-tags=x y"`}, []string{`GOFLAGS="-tags=x y"`}, []string{"-modfile=a b.mod"}},
		{[]string{"GOFLAGS='-modfile=a"}, []string{"GOFLAGS="}, []string{"-modfile=a"}},
		{[]string{"GOFLAGS=-modfile=a", "GOFLAGS=-modfile=b"}, []string{"GOFLAGS=", "GOFLAGS="}, []string{"-modfile=b"}},
		{[]string{"GOFLAGS=-ldflags=-modfile=a"}, []string{"GOFLAGS=-ldflags=-modfile=a"}, nil},
	}
	for _, test := range tests {
		before := slices.Clone(test.env)
		rest, flags := splitModfile(test.env)
		if !slices.Equal(rest, test.rest) || !slices.Equal(flags, test.flags) {
			t.Errorf("splitModfile(%q) = %q, %q, want %q, %q", test.env, rest, flags, test.rest, test.flags)
		}
		if !slices.Equal(test.env, before) {
			t.Errorf("it has changed its argument to %q", test.env)
		}
	}
}
