package etagenclient

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// A Problem is a response that is an error, with what its problem document says
// (RFC 9457).
type Problem struct {
	Status    int // of the status line
	Type      string
	Title     string
	Detail    string
	Instance  string
	Header    string // the field of the request that is wrong
	Parameter string // the parameter of the query that is wrong
	Pointer   string // the place in the content that is wrong, a JSON pointer
	Errors    []struct {
		Pointer string `json:"pointer"`
		Detail  string `json:"detail"`
	}
	Tag        string                     // of the present state, if the response has it
	RetryAfter time.Duration              // when to try again; zero if the response does not say
	Extensions map[string]json.RawMessage // further members

	is error // what it unwraps to
}

// Error returns the status and the detail.
func (p *Problem) Error() string {
	text := fmt.Sprintf("%d %s", p.Status, http.StatusText(p.Status))
	switch {
	case p.Detail != "":
		text += ": " + clip(p.Detail)
	case p.Title != "" && p.Title != http.StatusText(p.Status):
		text += ": " + clip(p.Title)
	}
	if p.Pointer != "" {
		text += " (" + clip(p.Pointer) + ")"
	}
	for i, e := range p.Errors {
		if i == 3 {
			return text + fmt.Sprintf("; and %d more", len(p.Errors)-i)
		}
		text += "; " + clip(e.Pointer) + " " + clip(e.Detail)
	}
	return text
}

// Unwrap returns the error of the package that the status stands for.
func (p *Problem) Unwrap() error { return p.is }

// without returns a copy that unwraps to nothing.
func (p *Problem) without() *Problem {
	bare := *p
	bare.is = nil
	return &bare
}

// clip bounds a text that comes from elsewhere.
func clip(s string) string {
	if len(s) > 300 {
		return s[:300] + "…"
	}
	return s
}
