package values

// A boolean is true or false, in a filter.
type boolean struct {
	value
	alwaysKnown
	noVersion
	noTime
	noID
}

func (boolean) filter() string { return "Bool" }

// A float is a floating-point number, in a filter by range.
type float struct {
	value
	alwaysKnown
	noVersion
	noTime
	noID
}

func (float) filter() string { return "Float" }
