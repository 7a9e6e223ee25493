package generator_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A numberedFault is a fault with the number that selects it in a test binary with all
// faults; 0 selects none.
type numberedFault struct {
	fault
	number int
}

// A faultyFile is a generated file, and the faults to make in it.
type faultyFile struct {
	path, text string
	faults     []numberedFault
}

// faultNumberFile is an additional file in each package with faults.
const faultNumberFile = `package PACKAGE

import (
	"os"
	"strconv"
)

var faultNumber, _ = strconv.Atoi(os.Getenv("FAULT"))
`

// withFaults returns the text of the file with a copy of a function for each fault. The
// function calls the copy if that fault is selected. It also returns the faults that
// cannot be made in a copy of a function.
func (f *faultyFile) withFaults(t *testing.T) (text string, others []numberedFault) {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, f.path, f.text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	between := func(from, to token.Pos) string { return f.text[fset.Position(from).Offset:fset.Position(to).Offset] }
	calls, copies := map[*ast.FuncDecl]string{}, ""
	for _, fault := range f.faults {
		var in []*ast.FuncDecl
		found := 0
		for _, d := range file.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && isForwardable(d) {
				if n := strings.Count(between(d.Body.Lbrace, d.End()), fault.from); n > 0 {
					in, found = append(in, d), found+n
				}
			}
		}
		if found < strings.Count(f.text, fault.from) {
			others = append(others, fault)
			continue
		}
		for _, d := range in {
			name := fmt.Sprintf("%sFault%d", d.Name.Name, fault.number)
			calls[d] += fmt.Sprintf(" if faultNumber == %d { %s };", fault.number, forward(d, name))
			copies += "\n" + between(d.Pos(), d.Name.Pos()) + name + between(d.Name.End(), d.Body.Lbrace) +
				strings.ReplaceAll(between(d.Body.Lbrace, d.End()), fault.from, fault.to) + "\n"
		}
	}
	for _, d := range slices.Backward(file.Decls) {
		if d, ok := d.(*ast.FuncDecl); ok && calls[d] != "" {
			body := fset.Position(d.Body.Lbrace).Offset + len("{")
			f.text = f.text[:body] + calls[d] + f.text[body:]
		}
	}
	return f.text + copies, others
}

// isForwardable reports whether a function can call another one with its arguments.
func isForwardable(d *ast.FuncDecl) bool {
	fields := d.Type.Params.List
	if d.Recv != nil {
		fields = append(slices.Clone(fields), d.Recv.List...)
	}
	for _, f := range fields {
		if len(f.Names) == 0 {
			return false
		}
		for _, name := range f.Names {
			if name.Name == "_" {
				return false
			}
		}
	}
	return d.Body != nil
}

// forward returns the statement with which a function calls another one with the same
// signature.
func forward(d *ast.FuncDecl, name string) string {
	var arguments []string
	for _, f := range d.Type.Params.List {
		for _, name := range f.Names {
			argument := name.Name
			if _, ok := f.Type.(*ast.Ellipsis); ok {
				argument += "..."
			}
			arguments = append(arguments, argument)
		}
	}
	if d.Recv != nil {
		name = d.Recv.List[0].Names[0].Name + "." + name
	}
	if d.Type.TypeParams != nil {
		var types []string
		for _, f := range d.Type.TypeParams.List {
			for _, name := range f.Names {
				types = append(types, name.Name)
			}
		}
		name += "[" + strings.Join(types, ", ") + "]"
	}
	call := name + "(" + strings.Join(arguments, ", ") + ")"
	if d.Type.Results == nil {
		return call + "; return"
	}
	return "return " + call
}

// faultyFiles returns the files of a module that have faults. Each fault is in the first
// file that contains the text that it changes.
func faultyFiles(t *testing.T, dir string, all []numberedFault) []*faultyFile {
	t.Helper()
	var paths []string
	for _, pattern := range []string{"*.go", "internal/etagen/*.go", "internal/etagen/*/*.go"} {
		found, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, found...)
	}
	var files []*faultyFile
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f := &faultyFile{path: path, text: string(content)}
		all = slices.DeleteFunc(all, func(n numberedFault) bool {
			below, _ := filepath.Rel(dir, path)
			here := filepath.ToSlash(below) == n.file || strings.HasSuffix(n.file, "/") && strings.HasPrefix(filepath.ToSlash(below), n.file)
			if here = here && strings.Contains(f.text, n.from); here {
				f.faults = append(f.faults, n)
			}
			return here
		})
		if len(f.faults) > 0 {
			files = append(files, f)
		}
	}
	for _, n := range all {
		t.Errorf("%s does not hold %s", n.file, n.from)
	}
	return files
}

// packageName returns the package name in a file.
func packageName(t *testing.T, path string) string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	return file.Name.Name
}
