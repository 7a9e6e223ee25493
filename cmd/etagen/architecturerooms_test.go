package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strings"
	"testing"
)

// These sizes keep a part a room and not a hall.
const (
	maxPartFiles = 20
	maxMethods   = 40
)

// halls has the parts that still have to be split, and what is too large in each.
var halls = map[string][]string{}

// checkRooms checks the number of files in a part and of methods of a type, and that
// every listed hall is still too large.
func (h *house) checkRooms(halls map[string][]string) {
	sizes := h.roomSizes()
	for part, counts := range sizes {
		for what, n := range counts {
			if n > most(what) && !slices.Contains(halls[part], what) {
				h.breaks("%s: %d of %s, at most %d", part, n, what, most(what))
			}
		}
	}
	for part, large := range halls {
		for _, what := range large {
			if n := sizes[part][what]; n <= most(what) {
				h.breaks("%s: with %d of %s it is no hall any more", part, n, what)
			}
		}
	}
}

// most returns the highest number of files, or of methods of a type.
func most(what string) int {
	if what == "files" {
		return maxPartFiles
	}
	return maxMethods
}

// roomSizes returns the number of files and of methods of each type, by part. The number
// of files in the support package is not limited, because files are what structures it
// for users.
func (h *house) roomSizes() map[string]map[string]int {
	sizes := map[string]map[string]int{}
	for _, f := range h.files {
		if sizes[f.part] == nil {
			sizes[f.part] = map[string]int{}
		}
		if f.part != "templates/support" && path.Dir(f.part) != "templates/support" {
			sizes[f.part]["files"]++
		}
		for _, d := range f.syntax.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv != nil {
				sizes[f.part][receiverName(fn.Recv.List[0].Type)]++
			}
		}
	}
	return sizes
}

// receiverName returns the name of the type of a receiver.
func receiverName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiverName(e.X)
	case *ast.IndexExpr:
		return receiverName(e.X)
	case *ast.IndexListExpr:
		return receiverName(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

// TestRoomsAreHeld checks a type with too many methods, one with few enough, and a hall
// that was split.
func TestRoomsAreHeld(t *testing.T) {
	source := "package p\n" + strings.Repeat("func (b *big) m() {}\nfunc (g good[T]) m() {}\n", maxMethods) + "func (b big) m() {}\n"
	h := &house{fset: token.NewFileSet()}
	f, err := parser.ParseFile(h.fset, "p/a.go", source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	h.files = []houseFile{{"p/a.go", "p", f}}
	h.checkRooms(map[string][]string{"p": {"good"}})
	for range maxPartFiles {
		h.files = append(h.files, houseFile{"q/a.go", "q", &ast.File{}})
	}
	h.checkRooms(map[string][]string{"p": {"big"}})
	h.files = append(h.files, houseFile{"q/a.go", "q", &ast.File{}})
	h.checkRooms(map[string][]string{"p": {"big"}})
	want := []string{"p: 41 of big, at most 40", "p: with 40 of good it is no hall any more", "q: 21 of files, at most 20"}
	if !slices.Equal(h.broken, want) {
		t.Errorf("got %q", h.broken)
	}
}
