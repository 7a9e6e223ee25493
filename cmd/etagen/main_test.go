package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/go/analysis/multichecker"

	"github.com/etagen/etagen/cmd/etagen-vet/checks"
)

// TestMain makes the test binary the programs that scripts run, by their names,
// so that what is tested need not be built.
func TestMain(m *testing.M) {
	if actsAsAnother() {
		return
	}
	testscript.Main(m, map[string]func(){
		"etagen":       runEtagen,
		"etagen-vet":   func() { multichecker.Main(checks.Analyzers()...) },
		"unprivileged": runUnprivileged,
	})
}
