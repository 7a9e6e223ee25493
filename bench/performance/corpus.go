package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// write writes n resources, one per file, and their output.
func (b *bed) write(n int) error {
	say(fmt.Sprintf("writing %d resources", n))
	if err := plant(b.corpus(n), n); err != nil {
		return err
	}
	_, err := b.generate(n, true)()
	return err
}

// plant writes n resources into one package.
func plant(dir string, n int) error {
	files := map[string]string{"go.mod": "module example.com/corpus\n\ngo 1.26\n"}
	for i := range n {
		files[fmt.Sprintf("thing%d.go", i)] = resource(i)
	}
	return spread(dir, files)
}

// packages writes n packages with one resource each, and generates their output with
// etagen. Their go:generate lines run the command in the variable GENERATE.
func (b *bed) packages(n int) (dir string, err error) {
	say(fmt.Sprintf("writing %d packages", n))
	files := map[string]string{"go.mod": "module example.com/corpus\n\ngo 1.26\n"}
	for i := range n {
		files[fmt.Sprintf("p%d/thing.go", i)] = strings.Replace(resource(i), "package corpus\n", fmt.Sprintf("package p%d\n\n//go:generate $GENERATE\n", i), 1)
	}
	dir = filepath.Join(b.dir, "packages")
	if err := spread(dir, files); err != nil {
		return "", err
	}
	_, err = b.run(dir, nil, b.etagen, "-q", "./...")()
	return dir, err
}

// spread writes files into a folder.
func spread(dir string, files map[string]string) error {
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return fmt.Errorf("making a folder for %s: %w", name, err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
	}
	return nil
}

// resource returns the file of resource i. Each one is different.
func resource(i int) string {
	return strings.ReplaceAll(`package corpus

import "time"

// Thing# is one thing.
//
//etagen:resource /things#/{id} methods=GET,PUT,PATCH,DELETE
//etagen:collection /things# methods=GET,POST
//etagen:cache private, max-age=60
type Thing# struct {
	ID        string    `+"`json:\"id\" etagen:\"id\"`"+`
	Version   int64     `+"`json:\"version\" etagen:\"version\"`"+`
	UpdatedAt time.Time `+"`json:\"updated_at\" etagen:\"modified,sort\"`"+`
	Title#    string    `+"`json:\"title#\" etagen:\"sort\"`"+`
	Author    string    `+"`json:\"author\"`"+`
	Pages     int       `+"`json:\"pages\" etagen:\"filter\"`"+`
	Price#    float64   `+"`json:\"price\"`"+`
	Tags      []string  `+"`json:\"tags\"`"+`
	InStock   bool      `+"`json:\"in_stock\" etagen:\"filter\"`"+`
	Note      *string   `+"`json:\"note,omitempty\"`"+`
	Kind      Kind#     `+"`json:\"kind\" etagen:\"filter\"`"+`
}

// Kind# is an enumeration.
type Kind# int

const (
	First# Kind# = iota
	Second#
)

// Keeper# keeps things.
type Keeper# interface {
	Keep(t *Thing#) error
}
`, "#", fmt.Sprint(i))
}

// edit changes the Cache-Control of the last of n resources. Its output changes, and the
// old output still compiles.
func (b *bed) edit(dir string, n int) error {
	return b.change(dir, n, regexp.MustCompile(`max-age=\d+`), "max-age=%d")
}

// rename renames a field of the last of n resources. The old output no longer compiles.
func (b *bed) rename(dir string, n int) error {
	return b.change(dir, n, regexp.MustCompile(`\tAuthor\d* `), "\tAuthor%d ")
}

// change replaces a part of the last of n resources with one that is new.
func (b *bed) change(dir string, n int, part *regexp.Regexp, by string) error {
	path := filepath.Join(dir, fmt.Sprintf("thing%d.go", n-1))
	content, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("editing a resource: %w", err)
	}
	*b.edits++
	text := part.ReplaceAllString(string(content), fmt.Sprintf(by, 1000+*b.edits))
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		return fmt.Errorf("editing a resource: %w", err)
	}
	return nil
}
