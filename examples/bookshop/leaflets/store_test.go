package leaflets

import (
	"path/filepath"
	"testing"
)

// The store does what the handlers rely on.
func TestLeafletsInSQLite(t *testing.T) {
	testLeafletStore(t, func(t *testing.T) LeafletStore {
		s, err := Open(t.Context(), filepath.Join(t.TempDir(), "leaflets.db"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	})
}
