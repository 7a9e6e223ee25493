package etagen

import (
	"encoding/json"
	"maps"
	"strconv"
)

// encodeProblem appends the problem document of p. Each member ends with a comma; the
// closing brace replaces the last one.
func (b *body) encodeProblem(p *Problem) {
	text := appendMember(append(b.text.AvailableBuffer(), '{'), "type", p.Type)
	text = append(appendMember(text, "title", p.title()), `"status":`...)
	text = append(strconv.AppendInt(text, int64(p.Status), 10), ',')
	text = appendMember(appendMember(appendMember(text, "detail", p.Detail), "header", p.Header), "parameter", p.Parameter)
	alone := len(p.Errors) == 1 && p.Errors[0].Detail == ""
	if alone {
		text = appendMember(text, "pointer", p.Errors[0].Pointer)
	}
	text = appendMember(text, "instance", p.Instance)
	if len(p.Errors) > 0 && !alone {
		errors, _ := json.Marshal(p.Errors) // strings never fail
		text = append(append(append(text, `"errors":`...), errors...), ',')
	}
	text = append(text, p.more()...)
	b.text.Write(append(text[:len(text)-1], '}'))
}

// appendMember appends a member unless its value is empty.
func appendMember(dst []byte, name, value string) []byte {
	if value == "" {
		return dst
	}
	return append(appendText(append(append(append(dst, '"'), name...), `":`...), value), ',')
}

// appendText appends a text as a JSON string. It calls encoding/json only if something
// has to be escaped.
func appendText(dst []byte, text string) []byte {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			quoted, _ := json.Marshal(text)
			return append(dst, quoted...)
		}
	}
	return append(append(append(dst, '"'), text...), '"')
}

// more returns the JSON of the further members, each with a comma after it.
func (p *Problem) more() []byte {
	if len(p.More) == 0 {
		return nil
	}
	members := maps.Clone(p.More)
	for _, own := range []string{"type", "title", "status", "detail", "header", "parameter", "pointer", "instance", "errors"} {
		delete(members, own)
	}
	text, err := json.Marshal(members)
	if err != nil || len(members) == 0 {
		return nil
	}
	return append(text[1:len(text)-1], ',')
}
