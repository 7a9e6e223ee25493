package values

// A float is a floating-point number, of a filter.
type float struct {
	value
	alwaysKnown
	noVersion
	noTime
	noID
}

func (float) filter() string { return "Float" }
