package place

import "testing"

func TestInImportPath(t *testing.T) {
	for _, name := range []string{"etagen", "a-b_c.d~e+f", "X1", "x-", "CONSOLE", "COM", "com10", "a~b", "~x", "9"} {
		if !inImportPath(name) {
			t.Errorf("%q is refused", name)
		}
	}
	for _, name := range []string{
		"", ".", "..", "...", "a.", ".a", "_a", "-x", "--check", "vendor", "node_modules", "testdata", "a b", "FÖÖ", "a\x00", "a:b", `a\b`, "a\n", "日本",
		"CON", "con", "Aux.go", "nul", "COM1", "lpt9.x", "GENERA~1", "x~12.y", "a@v1", "a,b", "a!",
	} {
		if inImportPath(name) {
			t.Errorf("%q is accepted", name)
		}
	}
}
