package main

import (
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"
)

// TestOnlyTheRightCount holds who has a figure in which row: time counts only if the
// response is right.
func TestOnlyTheRightCount(t *testing.T) {
	right := map[string]string{}
	for _, c := range contenders() {
		for _, at := range rows() {
			mark := "-"
			if isRight(c, at) {
				mark = "+"
			}
			right[c.name] += mark
		}
	}
	for name, want := range map[string]string{
		"etagen":        "++++++",
		"by hand":       "++++++",
		"smallest":      "+---+-",
		"ServeContent":  "++++--",
		"hhsnopek/etag": "+--+--",
	} {
		if right[name] != want {
			t.Errorf("%s is right in %s, want %s", name, right[name], want)
		}
	}
}

// TestWrongResponses has none of them count.
func TestWrongResponses(t *testing.T) {
	at := rows()[0]
	good := http.Header{"Etag": {`"1"`}, "Cache-Control": {"no-cache"}}
	for name, c := range map[string]struct {
		status, length int
		header         http.Header
		right          bool
	}{
		"right":        {304, 0, good, true},
		"200":          {200, 0, good, false},
		"with content": {304, 1, good, false},
		"no tag":       {304, 0, http.Header{"Cache-Control": {"no-cache"}}, false},
	} {
		serve := func() func(row, string) (int, int, http.Header) {
			return func(row, string) (int, int, http.Header) { return c.status, c.length, c.header }
		}
		if got := isRight(contender{name, serve}, at); got != c.right {
			t.Errorf("%s: %t", name, got)
		}
	}
}

// TestReport writes a page and a chart of figures that were not measured.
func TestReport(t *testing.T) {
	served := &servedTable{rows: rows(), contenders: contenders()}
	for range served.rows {
		line := make([]cell, len(served.contenders))
		line[0], line[1] = cell{true, 1}, cell{true, 0.5}
		served.cells = append(served.cells, line)
	}
	r := report{served: served, generated: []goal{{name: "kept", most: 2, ratio: 1.5}, {name: "failed", most: 2, ratio: 3}, {name: "absent", note: "not installed"}}, compiled: []goal{{name: "small", most: 0.2, ratio: 0.1}}}
	page := r.markdown()
	for _, want := range []string{"| 304 by tag | 1.00 | 0.50 | – |", "| kept | 1.50 | 2 |", "| failed | 3.00 | 2, missed |", "| absent | not installed |  |", "| small | 0.10 | 0.2 |"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %q:\n%s", want, page)
		}
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

// TestPage holds the page in docs to what this program measures.
func TestPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/performance.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range rows() {
		if !strings.Contains(string(page), "\n| "+at.name+" | 1.00 |") {
			t.Errorf("the page has no row for %s", at.name)
		}
	}
	if _, err := os.Stat("../../docs/performance.svg"); err != nil {
		t.Error(err)
	}
}
