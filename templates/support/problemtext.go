package etagen

import (
	"encoding/json"
	"maps"
)

// A problemText is the document of a Problem, without its further members (RFC 9457 §3.1).
type problemText struct {
	Type      string       `json:"type,omitempty"`
	Title     string       `json:"title,omitempty"`
	Status    int          `json:"status"`
	Detail    string       `json:"detail,omitempty"`
	Header    string       `json:"header,omitempty"`
	Parameter string       `json:"parameter,omitempty"`
	Pointer   string       `json:"pointer,omitempty"`
	Instance  string       `json:"instance,omitempty"`
	Errors    []FieldError `json:"errors,omitempty"`
}

// encodeProblem appends the problem document of p.
func (b *body) encodeProblem(p *Problem) {
	text := problemText{p.Type, p.title(), p.Status, p.Detail, p.Header, p.Parameter, "", p.Instance, p.Errors}
	if len(p.Errors) == 1 && p.Errors[0].Detail == "" {
		text.Pointer, text.Errors = p.Errors[0].Pointer, nil
	}
	_ = b.marshal(text, nil) // strings and numbers never fail
	more := maps.Clone(p.More)
	for _, own := range [...]string{"type", "title", "status", "detail", "header", "parameter", "pointer", "instance", "errors"} {
		delete(more, own)
	}
	if members, err := json.Marshal(more); err == nil && len(more) > 0 {
		b.text.Truncate(b.text.Len() - 1) // the brace
		b.text.WriteByte(',')
		b.text.Write(members[1:])
	}
}
