package etagen

import (
	"encoding/json"
	"slices"
)

// problemText is the content of a problem document. A Problem is encoded through
// it, because its own MarshalJSON would run the encoder twice.
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
func (b *body) encodeProblem(p *Problem) error {
	b.problem = problemText{
		Type: p.Type, Title: p.title(), Status: p.Status, Detail: p.Detail,
		Header: p.Header, Parameter: p.Parameter, Instance: p.Instance, Errors: p.Errors,
	}
	if len(p.Errors) == 1 && p.Errors[0].Detail == "" {
		b.problem.Pointer, b.problem.Errors = p.Errors[0].Pointer, nil
	}
	err := b.encode(&b.problem, nil)
	b.problem = problemText{} // the body outlives p
	if more := p.more(); err == nil && len(more) > 0 {
		b.text.Truncate(b.text.Len() - 1)
		b.text.WriteByte(',')
		b.text.Write(more)
		b.text.WriteByte('}')
	}
	return err
}

// more returns the JSON of the further members, without the braces.
func (p *Problem) more() []byte {
	if len(p.More) == 0 {
		return nil
	}
	own := []string{"type", "title", "status", "detail", "header", "parameter", "pointer", "instance", "errors"}
	members := make(map[string]any, len(p.More))
	for name, value := range p.More {
		if !slices.Contains(own, name) {
			members[name] = value
		}
	}
	text, err := json.Marshal(members)
	if err != nil {
		return nil
	}
	return text[1 : len(text)-1]
}
