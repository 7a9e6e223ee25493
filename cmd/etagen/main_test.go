package main

import (
	"fmt"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/go/analysis/multichecker"

	"github.com/etagen/etagen/cmd/etagen-vet/checks"
)

// TestMain makes the test binary act as the programs that scripts run, by their names,
// so that the program under test need not be built.
func TestMain(m *testing.M) {
	if actsAsAnother() {
		return
	}
	testscript.Main(tests{m}, map[string]func(){
		"etagen":       runEtagen,
		"etagen-vet":   func() { multichecker.Main(checks.Analyzers()...) },
		"typecheck":    runTypecheck,
		"unprivileged": runUnprivileged,
	})
}

// sharedFolder is the environment variable with a folder that tests share.
const sharedFolder = "ETAGEN_SHARED"

// tests are the tests of the package. They have such a folder while they run.
type tests struct{ *testing.M }

// Run implements testscript.TestingM.
func (m tests) Run() int {
	dir, err := os.MkdirTemp("", "etagen-test")
	if err == nil {
		defer os.RemoveAll(dir)
		err = os.Setenv(sharedFolder, dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return m.M.Run()
}
