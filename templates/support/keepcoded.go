package etagen

import "fmt"

// coded returns text in a coding, with the name of the coding and its suffix for entity tags.
func (c *Coder) coded(chosen int, text []byte) (name, suffix string, coded []byte, err error) {
	coding := &c.codings()[chosen]
	coded, err = coding.append(nil, text)
	if err != nil {
		err = fmt.Errorf("coding by %s: %w", coding.name, err)
	}
	return coding.name, coding.suffix, coded, err
}
