package etagenclient

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// A Problem is an error response, with the members of its problem document (RFC 9457).
// Use errors.As to find it in an error.
type Problem struct {
	Status    int    // of the status line
	Type      string // a URI; empty for about:blank
	Title     string // the kind of problem
	Detail    string // this problem
	Instance  string // a URI of this problem
	Header    string // the field of the request that is invalid
	Parameter string // the query parameter that is invalid
	Pointer   string // the invalid place in the content, a JSON pointer

	// Errors are invalid places in the content.
	Errors []struct {
		Pointer string `json:"pointer"`
		Detail  string `json:"detail"`
	}
	Tag        string                     // of the current state, if the response has it
	RetryAfter time.Duration              // when to try again; zero if the response does not say
	Extensions map[string]json.RawMessage // further members

	is error // the error that it unwraps to
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

// Unwrap returns the error of the package for the status.
func (p *Problem) Unwrap() error { return p.is }

// without returns a copy that unwraps to nil.
func (p *Problem) without() *Problem {
	bare := *p
	bare.is = nil
	return &bare
}

// clip shortens a text from elsewhere.
func clip(s string) string {
	if len(s) > 300 {
		return s[:300] + "…"
	}
	return s
}
