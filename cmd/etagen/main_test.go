package main

import (
	"os"
	"testing"
)

// asCommand is set in the environment of a test binary that is to be etagen.
const asCommand = "ETAGEN_TEST_AS_COMMAND"

// TestMain makes the test binary the command itself where it is asked to, so
// that scripts run what is tested without building it.
func TestMain(m *testing.M) {
	if actsAsAnother() {
		return
	}
	if os.Getenv(asCommand) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}
