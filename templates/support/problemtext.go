package etagen

import (
	"encoding/json"
	"maps"
	"strconv"
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

// MarshalJSON returns the document without Err, for a WriteProblem that adds fields.
func (p Problem) MarshalJSON() ([]byte, error) {
	members := problemText{p.Type, p.title(), p.Status, p.Detail, p.Header, p.Parameter, "", p.Instance, p.Errors}
	if len(p.Errors) == 1 && p.Errors[0].Detail == "" {
		members.Pointer, members.Errors = p.Errors[0].Pointer, nil
	}
	text, err := json.Marshal(members)
	further := maps.Clone(p.More)
	for _, own := range [...]string{"type", "title", "status", "detail", "header", "parameter", "pointer", "instance", "errors"} {
		delete(further, own)
	}
	if more, err := json.Marshal(further); err == nil && len(further) > 0 {
		text = append(append(text[:len(text)-1], ','), more[1:]...)
	}
	return text, err
}

// encoded returns a problem whose document is encoded already.
func encoded(status int, field, detail string) *problem {
	p := Problem{Status: status, Detail: detail, Header: field}
	text, _ := p.MarshalJSON() // strings never fail
	return &problem{Problem: p, document: text, length: strconv.Itoa(len(text))}
}
