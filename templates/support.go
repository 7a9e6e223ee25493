package templates

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"
)

//go:embed support/*.go support/etagentest/*.go
var supportFiles embed.FS

// A File is a source file of the support package.
type File struct {
	Name    string // slash-separated, relative to the folder of the package
	Content []byte
}

// Support returns the files of the support package and of etagentest below it,
// in the order of their names: the code in the folder support, tests left out,
// under the generated line and the header text.
func Support(header string) ([]File, error) {
	var files []File
	err := fs.WalkDir(supportFiles, "support", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !emitted(name) {
			return err
		}
		source, err := supportFiles.ReadFile(name)
		if err != nil {
			return err
		}
		content := append([]byte(fileHeader(header)), source...)
		files = append(files, File{Name: strings.TrimPrefix(name, "support/"), Content: content})
		return nil
	})
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return files, err
}

// emitted tells whether a file of the folder support belongs to the package
// that users get.
func emitted(name string) bool {
	return path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go")
}

// fileHeader returns what stands above everything else in a generated file:
// the generated line, then the user's header text as a comment.
func fileHeader(text string) string {
	var b strings.Builder
	b.WriteString(GeneratedLine + "\n")
	text = strings.NewReplacer("\r\n", "\n", "\f", "", "\v", "").Replace(strings.TrimPrefix(text, "\ufeff"))
	text = strings.TrimSpace(text)
	if text != "" {
		b.WriteString("\n")
		for line := range strings.Lines(text) {
			line = strings.TrimRight(line, " \n")
			if !strings.HasPrefix(line, "//") {
				line = strings.TrimRight("// "+line, " ")
			}
			b.WriteString(line + "\n")
		}
	}
	b.WriteString("\n")
	return b.String()
}
