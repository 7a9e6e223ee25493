package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A peer is another generator.
type peer struct {
	name, path, version string
	makes               string
	output, has         string // a file that it writes, and text in it for the last resource
	prepare             func(dir string, n int) error
	args                func(n int) []string
}

// peers returns the generators to measure, with what each makes of the same files.
func peers() []peer {
	return []peer{
		{"stringer", "golang.org/x/tools/cmd/stringer", "v0.52.0", "String of the enumerations", "kind0_string.go", "_Kind%d_name",
			nothingMore, func(n int) []string { return []string{"-type", strings.Join(numbered("Kind", n), ",")} }},
		{"moq", "github.com/matryer/moq", "v0.7.1", "mocks of the interfaces", "keepers_moq.go", "Keeper%dMock",
			nothingMore, func(n int) []string { return append([]string{"-out", "keepers_moq.go", "."}, numbered("Keeper", n)...) }},
		{"mockery", "github.com/vektra/mockery/v3", "v3.7.4", "mocks of the interfaces", "mocks_test.go", "MockKeeper%d",
			configure, func(int) []string { return nil }},
		{"controller-gen", "sigs.k8s.io/controller-tools/cmd/controller-gen", "v0.21.0", "deep copies of the structs", "zz_generated.deepcopy.go", "*Thing%d) DeepCopyInto",
			mark, func(int) []string { return []string{"object", "paths=."} }},
		{"ogen", "github.com/ogen-go/ogen/cmd/ogen", "v1.22.0", "server and client of an OpenAPI document", "api/oas_server_gen.go", "PutThing%d(",
			document, func(int) []string { return []string{"--target", "api", "--clean", "openapi.json"} }},
		{"oapi-codegen", "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen", "v2.8.0", "types and server of an OpenAPI document", "api.gen.go", "PutThing%d(",
			document, func(int) []string {
				return []string{"-generate", "types,std-http", "-package", "api", "-o", "api.gen.go", "openapi.json"}
			}},
	}
}

// numbered returns the names of n things.
func numbered(name string, n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprint(name, i)
	}
	return names
}

// install builds a peer, and returns its binary.
func (b *bed) install(p peer) (string, error) {
	say("building " + p.name + " " + p.version)
	install := exec.Command("go", "install", p.path+"@"+p.version)
	install.Dir = b.dir
	install.Env = append(os.Environ(), "GOBIN="+b.dir, "GOFLAGS=", "GOWORK=off")
	if out, err := install.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building %s: %w: %s", p.name, err, lastLine(out))
	}
	return filepath.Join(b.dir, p.name), nil
}

// peer returns the work of running a peer on n resources after an edit of the last one.
// It checks once that the peer writes its output.
func (b *bed) peer(p peer, binary string, n int) (work, error) {
	dir := filepath.Join(b.dir, fmt.Sprint(p.name, n))
	if err := plant(dir, n); err != nil {
		return nil, err
	}
	if err := p.prepare(dir, n); err != nil {
		return nil, err
	}
	do := b.run(dir, nil, binary, p.args(n)...)
	if _, err := do(); err != nil {
		return nil, err
	}
	written, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(p.output)))
	if err != nil {
		return nil, fmt.Errorf("reading the output of %s: %w", p.name, err)
	}
	if has := fmt.Sprintf(p.has, n-1); !strings.Contains(string(written), has) {
		return nil, fmt.Errorf("the output of %s has no %s", p.name, has)
	}
	return func() (usage, error) {
		if err := b.edit(dir, n); err != nil {
			return usage{}, err
		}
		return do()
	}, nil
}

// nothingMore prepares nothing, for a peer that needs only the files of the resources.
func nothingMore(string, int) error { return nil }

// configure writes the configuration of mockery.
func configure(dir string, _ int) error {
	return spread(dir, map[string]string{".mockery.yml": "all: true\ndir: '{{.InterfaceDir}}'\npackages:\n  example.com/corpus:\n"})
}

// mark marks the structs that controller-gen is to copy.
func mark(dir string, n int) error {
	files := map[string]string{}
	for i := range n {
		const comment = " is one thing.\n//\n"
		files[fmt.Sprintf("thing%d.go", i)] = strings.Replace(resource(i), comment, comment+"// +kubebuilder:object:generate=true\n//\n", 1)
	}
	return spread(dir, files)
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
	return spread(dir, map[string]string{"openapi.json": text})
}
