package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/etagen/etagen/cmd/etagen/internal/term"
)

// pictured is the source file for the runs in the pictures.
const pictured = `package catalog

import "time"

// Book is one title in the catalogue.
//
//etagen:resource /books/{id} methods=GET,PUT
//etagen:cach private, max-age=60
type Book struct {
	ID        string    ` + "`json:\"id\" etagen:\"id\"`" + `
	Version   int64     ` + "`json:\"version\" etagen:\"versoin\"`" + `
	UpdatedAt time.Time ` + "`json:\"updated_at\" etagen:\"modified\"`" + `
	Title     string    ` + "`json:\"title\"`" + `
}
`

// TestPictures compares the pictures in docs/pictures with what the command prints on a
// terminal. It compares the picture of the demo with docs/demo.md, which another test
// compares with the demo. With -update it draws them.
func TestPictures(t *testing.T) {
	for name, screen := range map[string]string{
		"diagnostic": picturedDiagnostic(t),
		"diff":       picturedDiff(t),
		"demo":       picturedDemo(t),
	} {
		path := filepath.Join(root(), "docs", "pictures", name+".svg")
		want := picture(screen)
		if *update {
			if err := os.WriteFile(path, want, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if unixText(got) != string(want) {
			t.Errorf("%s shows something else than what is printed; go test ./cmd/etagen -run TestPictures -update draws it", path)
		}
		if err := xml.Unmarshal(got, new(struct{})); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// onScreen returns a command line and its output on a terminal with colours.
func onScreen(t *testing.T, dir string, args ...string) string {
	t.Helper()
	var screen bytes.Buffer
	c := &command{stdout: &screen, stderr: &screen, terminal: true, outScreen: true, outColour: true, errColour: true, progressDelay: time.Hour}
	if status := c.run(context.Background(), append([]string{"-C", dir}, args...)); status == exitClean {
		t.Fatalf("%v has nothing to show:\n%s", args, screen.String())
	}
	shown := strings.ReplaceAll(screen.String(), dir+string(filepath.Separator), "")
	return "$ " + strings.Join(append([]string{"go tool etagen"}, args...), " ") + "\n" + shown
}

// picturedModule returns the folder of a module with the file for the pictures.
func picturedModule(t *testing.T, book string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"go.mod": "module example.com/shop\n\ngo 1.26\n", "book.go": book} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func picturedDiagnostic(t *testing.T) string {
	return onScreen(t, picturedModule(t, pictured))
}

// picturedDiff returns the diff of the handlers after a member of the JSON was renamed.
func picturedDiff(t *testing.T) string {
	book := strings.NewReplacer("cach ", "cache ", "versoin", "version").Replace(pictured)
	dir := picturedModule(t, book)
	if status, _, stderr := call(dir); status != exitClean {
		t.Fatal(stderr)
	}
	renamed := strings.Replace(book, `json:"title"`, `json:"name"`, 1)
	if err := os.WriteFile(filepath.Join(dir, "book.go"), []byte(renamed), 0o666); err != nil {
		t.Fatal(err)
	}
	return onScreen(t, dir, "--diff")
}

// picturedDemo returns the part of docs/demo.md about two editors of one book.
func picturedDemo(t *testing.T) string {
	_, text, ok := strings.Cut(docsText(t, "docs", "demo.md"), "# Two editors")
	text, _, end := strings.Cut(text, "# List the books")
	if !ok || !end {
		t.Fatal("docs/demo.md has no two editors")
	}
	screen := "$ make demo\n…\n\n"
	for line := range strings.Lines("# Two editors" + text) {
		style := term.Plain
		switch {
		case strings.HasPrefix(line, "# "):
			style = term.Bold
		case strings.HasPrefix(line, "< 2"):
			style = term.Green
		case strings.HasPrefix(line, "< 4"):
			style = term.Red
		}
		screen += term.Paint(true, style, strings.TrimSuffix(line, "\n")) + "\n"
	}
	return strings.TrimRight(screen, "\n") + "\n"
}

// These are the sizes of a picture in pixels, and the width of a line in columns.
const (
	letterWidth = 8.4
	lineHeight  = 20
	margin      = 16
	pictureWide = 105
)

var styled = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// picture draws the text on a screen. It wraps long lines, as a terminal does.
func picture(screen string) []byte {
	lines := screenLines(screen)
	var b bytes.Buffer
	width, height := int(pictureWide*letterWidth)+2*margin, len(lines)*lineHeight+2*margin
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d">
<style>
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #d8dee9; white-space: pre; }
.bold { font-weight: bold; } .dim { fill: #8a93a3; } .red { fill: #ff7b72; } .green { fill: #7ee787; } .cyan { fill: #76d9e6; }
</style>
<rect width="100%%" height="100%%" rx="8" fill="#1b1f27"/>
`, width, height)
	style := ""
	for i, line := range lines {
		fmt.Fprintf(&b, `<text x="%d" y="%d" xml:space="preserve">`, margin, margin+i*lineHeight+15)
		at := 0
		for _, m := range append(styled.FindAllStringSubmatchIndex(line, -1), []int{len(line), len(line), len(line), len(line)}) {
			writeSpan(&b, style, line[at:m[0]])
			if m[1] > m[0] {
				style = className(line[m[2]:m[3]])
			}
			at = m[1]
		}
		b.WriteString("</text>\n")
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// screenLines returns the lines on a screen, wrapped to the width of the picture.
func screenLines(screen string) []string {
	var lines []string
	for line := range strings.Lines(screen) {
		line = strings.ReplaceAll(strings.TrimSuffix(line, "\n"), "\t", "    ")
		width, begin := 0, 0
		for at := 0; at < len(line); {
			if m := styled.FindStringIndex(line[at:]); m != nil && m[0] == 0 {
				at += m[1]
				continue
			}
			if width == pictureWide {
				lines, width, begin = append(lines, line[begin:at]), 0, at
			}
			at += len(string([]rune(line[at:])[:1]))
			width++
		}
		lines = append(lines, line[begin:])
	}
	return lines
}

// writeSpan writes text in a style.
func writeSpan(b *bytes.Buffer, style, text string) {
	if text == "" {
		return
	}
	if style != "" {
		fmt.Fprintf(b, `<tspan class="%s">`, style)
		defer b.WriteString("</tspan>")
	}
	_ = xml.EscapeText(b, []byte(text)) // a buffer accepts everything
}

// className returns the classes of a style.
func className(codes string) string {
	names := map[string]string{term.Bold: "bold", term.Dim: "dim", term.Red: "red", term.Green: "green", term.Cyan: "cyan"}
	var classes []string
	for code := range strings.SplitSeq(cmp.Or(codes, "0"), ";") {
		if name := names[code]; name != "" {
			classes = append(classes, name)
		}
	}
	return strings.Join(classes, " ")
}
