package load

import (
	"go/types"
	"testing"

	"github.com/etagen/etagen/generator/config"
)

// TestCanonical checks that an import in the standard library refers to its vendor
// folder.
func TestCanonical(t *testing.T) {
	u := newUniverse(nil, Outputs{}, nil)
	tests := []struct {
		from *unit
		path string
		want string
	}{
		{&unit{path: "net/http", standard: true}, "golang.org/x/net/idna", "vendor/golang.org/x/net/idna"},
		{&unit{path: "net/http", standard: true}, "crypto/tls", "crypto/tls"},
		{&unit{path: "example.com/m"}, "golang.org/x/net/idna", "golang.org/x/net/idna"},
	}
	for _, test := range tests {
		if got := u.canonical(test.from, test.path); got != test.want {
			t.Errorf("canonical(%s, %s) = %s, want %s", test.from.path, test.path, got, test.want)
		}
	}
}

func TestSizes(t *testing.T) {
	for arch, want := range map[string]int64{"386": 4, "amd64": 8, "arm64": 8} {
		l := &Loader{Config: config.Config{Env: []string{"GOARCH=" + arch}}}
		if got := l.sizes().Sizeof(types.Typ[types.Uintptr]); got != want {
			t.Errorf("a uintptr of %s has %d bytes, want %d", arch, got, want)
		}
	}
}

func TestGuessName(t *testing.T) {
	for path, want := range map[string]string{
		"time":                      "time",
		"database/sql":              "sql",
		"example.com/shop/v2":       "shop",
		"example.com/shop/v10":      "shop",
		"example.com/shop/v1":       "v1",
		"example.com/shop/vendored": "vendored",
		"v2":                        "v2",
	} {
		if got := GuessName(path); got != want {
			t.Errorf("GuessName(%q) = %q, want %q", path, got, want)
		}
	}
}
