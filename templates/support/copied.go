package etagen

// Copied returns a pointer to a copy of what p points to, nil for nil. What a
// client cannot set is taken over by it: neither value then sees a change of the
// other.
func Copied[T any](p *T) *T {
	if p == nil {
		return nil
	}
	value := *p
	return &value
}
