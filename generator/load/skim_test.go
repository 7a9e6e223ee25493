package load

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/printer"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWithoutBodies checks what remains of a file.
func TestWithoutBodies(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a body", "func f() int {\n\treturn 1\n}\n", "func f() int {\n\n}\n"},
		{"on one line", "func f() { g() }; type T int\n", "func f() {}; type T int\n"},
		{"a method", "func (t *T[K]) f(k K) (n int, err error) {\n\tif k {\n\t}\n}\n", "func (t *T[K]) f(k K) (n int, err error) {\n\n\n}\n"},
		{"braces in text", "func f() {\n\tg(\"}\\\"}\", '}', '\\'', `}\n}`) // }\n\t/* } */\n}\n", "func f() {\n\n\n\n}\n"},
		{"types with braces", "func f(x interface{ M() }) struct{ x int } { return }\n", "func f(x interface{ M() }) struct{ x int } {}\n"},
		{"a function that is returned", "func f() func() interface{} { return }\n", "func f() func() interface{} {}\n"},
		{"type parameters", "func f[T interface{ ~int }](t [len(\"{\")]T) map[T]struct{} { return }\n", "func f[T interface{ ~int }](t [len(\"{\")]T) map[T]struct{} {}\n"},
		{"no body", "func f() int\n\nfunc g() struct{} // none\n\ntype T struct{ X int }\n", "func f() int\n\nfunc g() struct{} \n\ntype T struct{ X int }\n"},
		{"a function as a value", "var f = func() { g() }\n\nvar g =\nfunc() { f() }\n", "var f = func() { g() }\n\nvar g =\nfunc() { f() }\n"},
		{"a function type", "type F func()\n\ntype T struct {\n\tf func() struct{ x int }\n}\n", "type F func()\n\ntype T struct {\n\tf func() struct{ x int }\n}\n"},
		{"comments", "// Text.\n//go:build x\n//\ntype T int // why\n/* { */\n", "\n//go:build x\n\ntype T int \n/* { */\n"},
		{"something like a comment", "const c = \"// no\" + `// no\n`\n", "const c = \"// no\" + `// no\n`\n"},
		{"a slash", "const c = 4 / 2\n", "const c = 4 / 2\n"},
		{"no end of a body", "func f() { // text\n", "func f() { // text\n"},
		{"no end of a string", "func f() {}\nvar s = \"\n// text\n", "func f() {}\nvar s = \"\n// text\n"},
		{"a brace too many", "// text\nfunc f() {}}\n", "// text\nfunc f() {}}\n"},
		{"lines of another file", "//line x.y:1\nfunc f() { g() }\n", "//line x.y:1\nfunc f() { g() }\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			const clause = "package p\n\n"
			if got := string(withoutBodies([]byte(clause + test.in))); got != clause+test.want {
				t.Errorf("got %q\nwant %q", got, clause+test.want)
			}
		})
	}
}

// TestWithoutBodiesOfGo compares the syntax of files in the standard library with what
// remains of them: the same declarations, on the same lines.
func TestWithoutBodiesOfGo(t *testing.T) {
	folders := []string{"time", "database/sql", "encoding/json", "math/big", "net/netip", "reflect", "runtime", "slices", "go/types"}
	for _, folder := range folders {
		paths, _ := filepath.Glob(filepath.Join(build.Default.GOROOT, "src", filepath.FromSlash(folder), "*.go"))
		if len(paths) == 0 {
			t.Fatalf("there is no %s", folder)
		}
		for _, path := range paths {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			left := withoutBodies(content)
			if got, want := declarationsIn(t, path, left), declarationsIn(t, path, content); got != want {
				t.Errorf("%s is another file without bodies", path)
			}
			if len(left) == len(content) && bytes.Contains(content, []byte("return")) && !bytes.Contains(content, []byte("line ")) {
				t.Errorf("%s was left as it is", path)
			}
		}
	}
}

// declarationsIn prints the declarations of a file without bodies, with their lines.
func declarationsIn(t *testing.T, path string, content []byte) string {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, path, content, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString(f.GoVersion)
	for _, d := range f.Decls {
		b.WriteString("\n" + fmt.Sprint(fset.Position(d.Pos()).Line, " "))
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
			fn.Body = &ast.BlockStmt{}
		}
		if err := printer.Fprint(&b, token.NewFileSet(), d); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}
