package loans

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// fault returns the fault of the store in this run; empty for none.
func fault() string { return os.Getenv("LOANS_FAULT") }

func TestLoansInSQL(t *testing.T) {
	testLoanStore(t, func(t *testing.T) LoanStore {
		collation := ""
		if fault() == "ids without case" {
			collation = "COLLATE NOCASE"
		}
		s, err := openLoans(t.Context(), collation)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.db.Close() })
		s.noTieBreaker = fault() == "no tie-breaker"
		s.finerTimes = fault() == "a result that is not what is stored"
		s.losesNulls = fault() == "a keyset that loses NULL"
		s.looksUp = fault() == "a cursor that is an id to look up"
		return s
	})
}

// The suite has to find each fault of the page, and its first line has to name it.
func TestFaultsOfThePageAreFound(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "..", "docs", "mistakes.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(page), "| fault of the store |")
	rows := strings.Split(strings.TrimSpace(table), "\n")[2:]
	if len(rows) < 4 {
		t.Fatalf("%d rows, want at least 4", len(rows))
	}
	for _, row := range rows {
		cells := strings.Split(strings.Trim(row, "|"), "|")
		fault, says := strings.TrimSpace(cells[0]), strings.TrimSpace(cells[2])
		t.Run(fault, func(t *testing.T) {
			if out := run(t, fault); !leads(out, says) {
				t.Errorf("want a first line with %q, got\n%s", says, out)
			}
		})
	}
}

// run runs the suite on a store with a fault, which it has to find.
func run(t *testing.T, fault string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, "-test.run=^TestLoansInSQL$")
	cmd.Env = append(os.Environ(), "LOANS_FAULT="+fault)
	out, err := cmd.CombinedOutput()
	if err == nil {
		t.Errorf("the suite passes a store with %s", fault)
	}
	return string(out)
}

// leads reports whether one of the messages says something in its first line.
func leads(output, says string) bool {
	for line := range strings.Lines(output) {
		if strings.Contains(line, ".go:") && strings.Contains(line, says) {
			return true
		}
	}
	return false
}
