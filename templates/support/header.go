package etagen

import (
	"net/http"
	"slices"
)

// extend adds values to a list field, which wrappers may have set before.
func extend(h http.Header, name string, values []string) {
	if others := h[name]; len(others) > 0 {
		values = append(slices.Clip(others), values...)
	}
	h[name] = values
}

// forget deletes fields in which wrappers describe content that they did not know.
func forget(h http.Header, names ...string) {
	for _, name := range names {
		delete(h, name)
	}
}

// setField sets a field under its canonical name, unless there is nothing to set.
func setField(h http.Header, name string, values []string) {
	if len(values) > 0 && values[0] != "" {
		h[name] = values
	}
}
