package subset

import (
	"strings"
	"testing"
)

const settings = `package settings

import (
	"fmt"
	"strings"
)

// Settings are optional.
type Settings struct {
	Name string // is always read

	// Loud needs
	// two lines.
	Loud bool
	Ends []string // of the line
	Calm, Quiet bool // not both

	// Last is the last one.
	Last bool
	told bool
}

// bell is for those that ring.
const bell = "bell"

func Ring() string { return bell }

// Loud is a method and no field.
func (n Needed) Loud() {}

// Needed is another struct with one of the fields.
type Needed struct{ Loud bool }

func (s *Settings) Say() string {
	text := s.Name

	// Why it is loud.
	if s.Loud {
		text = strings.ToUpper(text)
		if len(s.Ends) > 0 {
			text = mark(text)
		}
	}

	s.told = true
	if strings.Contains(text, bell) {
		text = ring(text)
	}
	if text != "" && s.Ends != nil {
		text = fmt.Sprint(text, s.Ends)
	}
	if s.Loud || text == "" {
		return ""
	} else if s.Quiet {
		return "quiet"
	}
	return text
}

func ring(s string) string { return s }

func (s *Settings) Told() bool { return s.told }

func mark(s string) string { return s + "!" }

func (s *Settings) Shout() { s.Say() }

func loud() { _ = Settings{Loud: true} }
`

// TestCutOfOptionalFields requires fields that nothing names to be left out, with the
// statements that need them, and nothing else.
func TestCutOfOptionalFields(t *testing.T) {
	for _, test := range []struct {
		name, caller string
		optional     []string
		want, not    []string
	}{
		{"no field", `f(new(settings.Settings)).Say()`, []string{"Settings"},
			[]string{"\tName string // is always read\n", "\tLoud        bool\n", "Calm, Quiet bool // not both\n", "text = strings.ToUpper(text)", "\"strings\"\n"},
			[]string{"Ends", "mark(", `"fmt"`}},
		{"a field as a key", `_ = settings.Settings{Ends: nil}.Say()`, []string{"Settings"},
			[]string{"Ends        []string // of the line\n", "text = mark(text)", "func mark(", "text = fmt.Sprint", `"fmt"`}, nil},
		{"a field as a selector", `s.Ends = nil; s.Say(); var s settings.Settings`, []string{"Settings"},
			[]string{"Ends        []string", "func mark("}, nil},
		{"a constant that nothing names", `f(new(settings.Settings)).Say()`, []string{"Settings", "bell"},
			[]string{"\treturn text\n"}, []string{"bell", "ring("}},
		{"a constant that another declaration names", `f(new(settings.Settings)).Say(); settings.Ring()`, []string{"Settings", "bell"},
			[]string{"const bell", "strings.Contains(text, bell)", "func ring("}, nil},
		{"no optional constant", `f(new(settings.Settings)).Say()`, []string{"Settings"},
			[]string{"const bell", "func ring("}, nil},
		{"a field that is set and not read", `f(new(settings.Settings)).Say()`, []string{"Settings"},
			[]string{"\treturn text\n"}, []string{"told"}},
		{"a field that is set and read", `f(new(settings.Settings)).Say(); x.Told()`, []string{"Settings"},
			[]string{"\n\n\ttold bool\n", "\ts.told = true\n"}, nil},
		{"fields that no code needs", `_ = settings.Settings{}`, []string{"Settings"},
			[]string{"type Settings struct {\n\tCalm, Quiet bool // not both\n}\n"}, []string{"Name", "Loud", "two lines", "Ends", "Last"}},
		{"a field that the package sets", `settings.loud()`, []string{"Settings"},
			[]string{"\tLoud        bool\n", "// two lines."}, []string{"Ends"}},
		{"no optional struct", `f(new(settings.Settings)).Say()`, nil,
			[]string{"Ends ", "func mark("}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, err := Parse([]File{{"settings.go", []byte(settings)}}, test.optional...)
			if err != nil {
				t.Fatal(err)
			}
			names := NamesIn([]byte("package p\n\nimport \"m/settings\"\n\nfunc g() { "+test.caller+" }"), "m/settings", "settings")
			files, err := p.Cut(names, []Concern{{"out.go", []string{"settings.go"}}})
			if err != nil {
				t.Fatal(err)
			}
			got := string(files[0].Content)
			for _, want := range test.want {
				if !strings.Contains(got, want) {
					t.Errorf("no %q in:\n%s", want, got)
				}
			}
			for _, not := range test.not {
				if strings.Contains(got, not) {
					t.Errorf("%q is in:\n%s", not, got)
				}
			}
			all, err := p.Cut(p.All(), []Concern{{"out.go", []string{"settings.go"}}})
			if err != nil || !strings.Contains(string(all[0].Content), "Ends ") {
				t.Errorf("the complete package lacks a field (%v)", err)
			}
		})
	}
}
