package values

// A boolean is true or false, of a filter.
type boolean struct {
	value
	alwaysKnown
	noVersion
	noTime
	noID
}

func (boolean) filter() string { return "Bool" }
