package shelf

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// A table holds values by their keys. A stored value is never changed, only replaced, so
// that whoever has loaded it may keep it.
type table[V any] struct {
	mu   sync.Mutex
	rows map[string]*V
}

// key joins ids so that different lists of ids have different keys.
func key(ids ...string) string {
	var b strings.Builder
	for _, id := range ids {
		b.WriteString(strings.NewReplacer("%", "%25", "/", "%2F").Replace(id) + "/")
	}
	return b.String()
}

// get returns the value of a key, or nil if there is none.
func (t *table[V]) get(key string) *V {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.rows[key]
}

// swap replaces the value of a key if holds returns nil for it; nil means no value.
// Comparing and writing are one step, as in UPDATE … WHERE id = ? AND version = ?.
func (t *table[V]) swap(key string, next *V, holds func(stored *V) error) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := holds(t.rows[key]); err != nil {
		return err
	}
	if t.rows == nil {
		t.rows = map[string]*V{}
	}
	t.rows[key] = next
	if next == nil {
		delete(t.rows, key)
	}
	return nil
}

// list returns at most limit values whose keys begin with prefix and come after the key
// after. If there are more, next is the last key of the page.
func (t *table[V]) list(prefix, after string, limit int) (values []*V, next string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	last := ""
	for _, key := range slices.Sorted(maps.Keys(t.rows)) {
		if !strings.HasPrefix(key, prefix) || key <= after {
			continue
		}
		if len(values) == limit {
			return values, last
		}
		values, last = append(values, t.rows[key]), key
	}
	return values, ""
}
