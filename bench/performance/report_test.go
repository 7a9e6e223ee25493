package main

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"example.com/bench/performance/serving"
)

// measured returns made-up figures: the entries take 2, 3, 4 … nanoseconds.
func measured(release string) *serving.Measured {
	m := &serving.Measured{Go: release}
	heat := func(name string, entries ...string) {
		h := &serving.Heat{Name: name}
		for i, entry := range entries {
			h.Entries = append(h.Entries, &serving.Entry{Name: entry, Right: entry != "wrong", Nanos: []float64{float64(i + 2)}, Allocs: 1})
		}
		m.Heats = append(m.Heats, h)
	}
	for _, name := range serving.Rows() {
		heat(name, serving.Etagen, "wrong", "other")
	}
	for _, g := range handlerGoals() {
		if m.Find(g.heat) == nil {
			heat(g.heat, serving.Least, serving.Hand, serving.LeastEncoding, serving.Nothing, serving.Uncoded, serving.Etagen, serving.ByList, serving.ByDate, serving.Same, serving.KeptBytes)
		}
	}
	m.Find(serving.Reads).Find(serving.Etagen).Profile = &serving.Profile{
		Packages: []serving.Share{{Name: "runtime", Percent: 61}}, Functions: []serving.Share{{Name: "Serve", Percent: 80}},
	}
	return m
}

// TestReport writes a page and a chart from made-up figures.
func TestReport(t *testing.T) {
	r := &report{
		served: []*serving.Measured{measured("go1.26.8"), measured("go1.27.4")},
		generated: []goal{
			{name: "kept", most: 2, ratio: 1.5, wall: 1.25, times: "3 ms, 2 ms"},
			{key: edits, name: "failed", most: 2, ratio: 3},
			{name: "absent", most: 2, note: "not installed"},
		},
		compiled: []goal{{name: "small", most: 0.2, ratio: 0.1}},
		contests: []contest{{"etagen", "handlers", goal{ratio: 1}, goal{ratio: 1}}, {"other", "mocks", goal{ratio: 2, wall: 3}, goal{ratio: 4, wall: 5}}},
	}
	page := r.markdown()
	for _, want := range []string{
		"with Go 1.26.8 and Go 1.27.4.",
		"\n| 304 by tag, and the smallest handler with the same fields | 3.50 | 3.50 | 1, 1 | 2.00, allocations 0 | missed |\n",
		"\n| 304 by the last of ten tags, and by one tag | 1.14 | 1.14 | 1, 1 | 1.60 | reached |\n",
		"\n| 304 by tag | 1.00 | – | 2.00 |\n",
		"\n| kept | 1.50 | 1.25 | 2.00 | reached | 3 ms, 2 ms |\n",
		"\n| failed | 3.00 |  | 2.00 | missed |  |\n",
		"\n| absent | not installed |  | 2.00 | not measured |  |\n",
		"\n| small | 0.10 | 0.20 | reached |\n",
		"\n| other | mocks | 2.00 | 3.00 | 4.00 | 5.00 |\n",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %q:\n%s", want, page)
		}
	}
	flat := strings.Join(strings.Fields(page), " ")
	for _, want := range []string{
		"**Missed: 304 by tag, and the smallest handler with the same fields.** 3.50 with Go 1.26.8 is 75 % above the goal, allocations with Go 1.26.8 are 1, ",
		"`runtime` 61 %", "`Serve` 80 %",
		"**Missed: failed.** 3.00 is 50 % above the goal.",
	} {
		if !strings.Contains(flat, want) {
			t.Errorf("no paragraph has %q:\n%s", want, page)
		}
	}
	if err := r.complete(); err == nil || !strings.Contains(err.Error(), "absent: not installed") {
		t.Errorf("what has no figure is not reported: %v", err)
	}
	decoder := xml.NewDecoder(strings.NewReader(r.chart()))
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// TestEachGoalHasAReason checks that each goal has a paragraph in case it is missed, and
// that this says what was tried or done.
func TestEachGoalHasAReason(t *testing.T) {
	keys := []string{edits, anew, single, growth, memory, nothing, cold, each, compiler, binary}
	for _, h := range handlerGoals() {
		if h.most > 0 {
			keys = append(keys, h.key)
		}
	}
	for _, key := range keys {
		words := strings.Join(strings.Fields(why(key)), " ")
		if !strings.Contains(words, "Done so far:") && !strings.Contains(words, "Tried") {
			t.Errorf("nothing is said of what was tried for %q: %s", key, words)
		}
	}
}

// TestStages reads what etagen -v prints.
func TestStages(t *testing.T) {
	const printed = "updated  a_etagen.go: it was out of date\nlisting packages       10.0 ms\nreading files           0.5 ms\nrendering              30.0 ms\ntotal                  40.5 ms\n"
	const want = "Of 40 ms that `etagen -v` counts after the start of the process: rendering 74 %, listing packages 25 %."
	if got := stages(printed); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := stages("total 5.0 ms\n"); got != "" {
		t.Errorf("got %q of a run that ended at once", got)
	}
}

// TestStarts adds what three starts print, one of which was disturbed.
func TestStarts(t *testing.T) {
	const first = "init runtime @0.03 ms, 0.04 ms clock, 0 bytes, 0 allocs\ninit go/types @1.6 ms, 0.10 ms clock, 16624 bytes, 175 allocs\netagen v1\n"
	const second = "init go/types @1.6 ms, 0.30 ms clock, 16624 bytes, 175 allocs\ninit math @0.2 ms, 8e-05 ms clock, 0 bytes, 0 allocs\n"
	const third = "init go/types @1.6 ms, 12.30 ms clock, 16624 bytes, 175 allocs\n"
	idle := usage{seconds: 0.006}.plus(usage{seconds: 0.012, system: 0.0045, faults: 1800})
	got := startText(idle, usage{seconds: 0.0135, faults: 1200}, []string{first, second, third})
	for _, want := range []string{
		"Of the 6.0 ms of processor time of one process, 75 % are its start", "takes 25 % of all", "for 600 pages", "400 of them at the start",
		"takes 0.3 ms, most of it in `go/types` 0.30, `runtime` 0.04, `math` 0.00.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %q in %q", want, got)
		}
	}
}

// TestPage compares the page in docs with what this program measures.
func TestPage(t *testing.T) {
	content, err := os.ReadFile("../../docs/performance.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(content)
	for _, name := range serving.Rows() {
		if !strings.Contains(page, "\n| "+name+" | 1.00 |") {
			t.Errorf("the page has no row for %s", name)
		}
	}
	for _, h := range handlerGoals() {
		if !strings.Contains(page, "\n| "+h.name+" | ") {
			t.Errorf("the page has no row for %s", h.name)
		}
	}
	for _, p := range peers() {
		if !strings.Contains(page, "\n| "+p.name+" "+p.version+" | ") {
			t.Errorf("the page has no row for %s", p.name)
		}
	}
	if _, err := os.Stat("../../docs/performance.svg"); err != nil {
		t.Error(err)
	}
}
