package etagenclient

import "encoding/json"

// problemOf returns the problem in a response.
func problemOf(a *answer) *Problem {
	p := &Problem{Status: a.status, Tag: tagOf(a.header)}
	p.RetryAfter, _ = a.retryAfter()
	if !a.isJSON {
		return p
	}
	var members map[string]json.RawMessage
	if json.Unmarshal(a.body, &members) != nil {
		return p
	}
	p.read(members)
	return p
}

// read sets the fields from the members of a problem document. Each is decoded
// separately: one of a wrong type is ignored, the others are kept.
func (p *Problem) read(members map[string]json.RawMessage) {
	for name, to := range map[string]any{
		"type": &p.Type, "title": &p.Title, "detail": &p.Detail, "instance": &p.Instance,
		"header": &p.Header, "parameter": &p.Parameter, "pointer": &p.Pointer, "errors": &p.Errors,
	} {
		if text, ok := members[name]; ok {
			_ = json.Unmarshal(text, to)
			delete(members, name)
		}
	}
	delete(members, "status")
	if len(members) > 0 {
		p.Extensions = members
	}
}
