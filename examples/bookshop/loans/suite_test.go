package loans

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// fault is what the store of this run lacks: nothing if it is empty.
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
		s.losesNulls = fault() == "a keyset that loses NULL"
		return s
	})
}

// Each fault has to be found, by a first line that leads to it.
func TestFaultsInSQLAreFound(t *testing.T) {
	for fault, says := range map[string]string{
		"ids without case":         "take a collation with case for their columns, such as BINARY in SQLite",
		"no tie-breaker":           "need the id behind it, in the order and in where a page goes on",
		"a keyset that loses NULL": "due is NULL in some, and a comparison with NULL is never true",
	} {
		t.Run(fault, func(t *testing.T) {
			if out := run(t, fault); !leads(out, says) {
				t.Errorf("want a first line with %q, got\n%s", says, out)
			}
		})
	}
}

// run runs the suite on a store with a fault, which it has to refuse.
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
