package etcd

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// The code in the tables of docs/engines.md for etcd is in the store.
func TestDocs(t *testing.T) {
	var code strings.Builder
	for _, name := range []string{"store.go", "errors.go"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		code.Write(text)
	}
	page, err := os.ReadFile("../../../docs/engines.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile(`(?m)^\| etcd.*$`).FindAllString(string(page), -1)
	if len(rows) == 0 {
		t.Error("no rows")
	}
	for _, quoted := range regexp.MustCompile("`(.+?)`").FindAllStringSubmatch(strings.Join(rows, "\n"), -1) {
		if !strings.Contains(code.String(), quoted[1]) {
			t.Errorf("the store has no %s", quoted[1])
		}
	}
}
