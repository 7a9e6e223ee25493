package conformance

import (
	"encoding/json"
	"os"
	"testing"
)

// A conditionalCase is a case in conditional.json.
type conditionalCase struct {
	ID       string
	Method   string
	Resource struct {
		Exists   bool
		ETag     *string
		Modified *string
	}
	Requires string
	Request  [][2]string
	Expect   struct {
		Status         []int
		Body           string
		HeadersPresent []string          `json:"headers_present"`
		HeadersAbsent  []string          `json:"headers_absent"`
		HeadersEqual   map[string]string `json:"headers_equal"`
	}
	Rule string
}

// readCases returns the cases for some methods.
func readCases(t *testing.T, methods ...string) []conditionalCase {
	t.Helper()
	text, err := os.ReadFile("conditional.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Cases []conditionalCase }
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	var cases []conditionalCase
	for _, c := range file.Cases {
		for _, method := range methods {
			if c.Method == method {
				cases = append(cases, c)
			}
		}
	}
	return cases
}
