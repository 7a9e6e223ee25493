package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// write writes n resources, a file each, and their output.
func (b *bed) write(n int) error {
	dir := b.corpus(n)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	files := map[string]string{"go.mod": "module example.com/corpus\n\ngo 1.26\n"}
	for i := range n {
		files[fmt.Sprintf("thing%d.go", i)] = resource(i)
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			return err
		}
	}
	_, _, err := b.run(dir, nil, b.binary, "-q")()
	return err
}

// resource is the file of one resource. No two are alike.
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

// edit changes the last resource: a field has another name each time.
func (b *bed) edit(n int) {
	path := filepath.Join(b.corpus(n), fmt.Sprintf("thing%d.go", n-1))
	content, err := os.ReadFile(path)
	if err != nil {
		return
	}
	text := strings.Replace(string(content), "\tAuthor ", "\tWriter ", 1)
	if text == string(content) {
		text = strings.Replace(text, "\tWriter ", "\tAuthor ", 1)
	}
	_ = os.WriteFile(path, []byte(text), 0o666)
}

// peer returns the work of another generator on the enumerations, the interfaces or the
// types of n resources.
func (b *bed) peer(name string, n int) (work, error) {
	dir := filepath.Join(b.dir, name+"-corpus")
	if err := os.CopyFS(dir, os.DirFS(b.corpus(n))); err != nil {
		return nil, err
	}
	var kinds, keepers []string
	for i := range n {
		kinds, keepers = append(kinds, fmt.Sprint("Kind", i)), append(keepers, fmt.Sprint("Keeper", i))
	}
	binary := filepath.Join(b.dir, name)
	switch name {
	case "stringer":
		return b.run(dir, nil, binary, "-type", strings.Join(kinds, ",")), nil
	case "moq":
		return b.run(dir, nil, binary, append([]string{"-out", "keepers_moq.go", "."}, keepers...)...), nil
	case "mockery":
		config := "all: true\ndir: '{{.InterfaceDir}}'\npackages:\n  example.com/corpus:\n"
		return b.run(dir, nil, binary), os.WriteFile(filepath.Join(dir, ".mockery.yml"), []byte(config), 0o666)
	case "controller-gen":
		return b.run(dir, nil, binary, "object", "paths=."), nil
	case "ogen":
		return b.run(dir, nil, binary, "--target", "api", "--clean", "openapi.json"), document(dir, n)
	default:
		return b.run(dir, nil, binary, "-generate", "types,std-http", "-package", "api", "-o", "api.gen.go", "openapi.json"), document(dir, n)
	}
}

// document writes an OpenAPI document of n resources.
func document(dir string, n int) error {
	var paths, schemas []string
	for i := range n {
		ref := fmt.Sprintf(`{"$ref":"#/components/schemas/Thing%d"}`, i)
		content := `"content":{"application/json":{"schema":` + ref + `}}`
		id := `"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}]`
		paths = append(paths, fmt.Sprintf(`"/things%d/{id}":{"get":{"operationId":"getThing%[1]d",%s,"responses":{"200":{"description":"ok",%s}}},"put":{"operationId":"putThing%[1]d",%[2]s,"requestBody":{%[3]s},"responses":{"200":{"description":"ok",%[3]s}}}}`, i, id, content))
		schemas = append(schemas, fmt.Sprintf(`"Thing%d":{"type":"object","properties":{"id":{"type":"string"},"version":{"type":"integer"},"title%[1]d":{"type":"string"},"tags":{"type":"array","items":{"type":"string"}}}}`, i))
	}
	text := `{"openapi":"3.0.3","info":{"title":"Things","version":"1"},"paths":{` + strings.Join(paths, ",") + `},"components":{"schemas":{` + strings.Join(schemas, ",") + `}}}`
	return os.WriteFile(filepath.Join(dir, "openapi.json"), []byte(text), 0o666)
}
