package etagen

import "fmt"

// encode returns the JSON text of v, which the caller frees.
func encode(v any) (*body, error) { return (*Settings)(nil).encode(v) }

// encode returns the JSON text of v as responses have it, which the caller frees.
func (set *Settings) encode(v any) (*body, error) {
	b := newBody()
	if err := b.marshal(v, set); err != nil {
		b.free()
		return nil, err
	}
	return b, nil
}

// marshal appends the JSON text of v, made by Encode if there are settings with one.
func (b *body) marshal(v any, set *Settings) error {
	if set != nil && set.Encode != nil {
		text, err := set.Encode(b.text.AvailableBuffer(), v)
		if err != nil {
			return fmt.Errorf("encoding %T by Encode: %w", v, err)
		}
		b.text.Write(text)
		return nil
	}
	if err := b.encoder.Encode(v); err != nil {
		return fmt.Errorf("encoding %T as JSON: %w", v, err)
	}
	b.text.Truncate(b.text.Len() - 1) // the encoder's newline
	return nil
}
