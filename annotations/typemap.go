package annotations

import "go/types"

// A typeMap is a map whose keys are types, where identical types are one key.
// The type checker has more than one value for a type such as []string.
type typeMap[V any] struct {
	buckets map[string][]typeEntry[V]
}

type typeEntry[V any] struct {
	key   types.Type
	value V
}

// get is the value of a type, and whether there is one.
func (m *typeMap[V]) get(t types.Type) (V, bool) {
	for _, e := range m.buckets[types.TypeString(t, nil)] {
		if types.Identical(e.key, t) {
			return e.value, true
		}
	}
	var none V
	return none, false
}

// has reports whether a type has a value.
func (m *typeMap[V]) has(t types.Type) bool {
	_, ok := m.get(t)
	return ok
}

// set sets the value of a type.
func (m *typeMap[V]) set(t types.Type, value V) {
	if m.buckets == nil {
		m.buckets = map[string][]typeEntry[V]{}
	}
	name := types.TypeString(t, nil)
	for i, e := range m.buckets[name] {
		if types.Identical(e.key, t) {
			m.buckets[name][i].value = value
			return
		}
	}
	m.buckets[name] = append(m.buckets[name], typeEntry[V]{t, value})
}
