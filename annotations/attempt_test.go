package annotations

import (
	"strings"
	"testing"

	"github.com/etagen/etagen/annotations/model"
)

// TestNearMisses checks for each comment line whether it was meant as a directive, and
// which directive it should have been.
func TestNearMisses(t *testing.T) {
	tests := []struct{ comment, want string }{
		{"// etagen:resource /books/{id}", "//etagen:resource /books/{id}"},
		{"//  etagen:resource", "//etagen:resource"},
		{"// etagen:resourse /books/{id}", "//etagen:resource /books/{id}"},
		{"//Etagen:resource /books/{id} stat", "//etagen:resource /books/{id} stat"},
		{"//ETAGEN:RESOURCE /books/{id}", "//etagen:resource /books/{id}"},
		{"//etagen:Resource", "//etagen:resource"},
		{"//etagen:PutValidators always", "//etagen:put-validators always"},
		{"//etagen:Put_Validators always", "//etagen:put-validators always"},
		{"/*etagen:resource /books/{id}*/", "//etagen:resource /books/{id}"},
		{"/* etagen:cache no-store */", "//etagen:cache no-store"},
		{"//etagen: resource /books/{id}", "//etagen:resource /books/{id}"},
		{"//etagen:\tcache private", "//etagen:cache private"},
		{"//etagen :cache private", "//etagen:cache private"},
		{"// etagen: resource", "//etagen:resource"},
		{"// etagen: resourse /books/{id}", "//etagen:resource /books/{id}"},
		{"// etagen: tag weak", "//etagen:tag weak"},
		{"// etagen: require none", "//etagen:require none"},
		{"// etagen: vary Accept, Accept-Language", "//etagen:vary Accept, Accept-Language"},
		{"//etagen resource /books/{id}", "//etagen:resource /books/{id}"},
		{"// etagen resource /books/{id}", "//etagen:resource /books/{id}"},
		{"//etagen cache max-age=60", "//etagen:cache max-age=60"},
		{"//etagen;resource", "//etagen:resource"},
		{"//etagen=resource", "//etagen:resource"},
		{"//etag:resource /books/{id}", "//etagen:resource /books/{id}"},
		{"//etagn:cache private", "//etagen:cache private"},
		{"//etegen:cache private", "//etagen:cache private"},
		{"//etag-gen:resource", "//etagen:resource"},
		{"//EtagGen:resource", "//etagen:resource"},
		{"//eatgen:tag weak", "//etagen:tag weak"},
		{"// +etagen:resource", "//etagen:resource"},
		{"//@etagen:resource", "//etagen:resource"},

		{"// etagen: the design", ""},
		{"// etagen: the tags of books", ""},
		{"// etagen: resource types are declared below", ""},
		{"// etagen: cache the answers for a minute", ""},
		{"// etagen: vary slowly over time", ""},
		{"// etagen: requires Go 1.22", ""},
		{"// etagen: tag sets", ""},
		{"// etagen: tags", ""},
		{"// etagen: caches private", ""},
		{"// etagen:see the README", ""},
		{"// etagen", ""},
		{"//etagen", ""},
		{"// etagen is a go:generate command", ""},
		{"// etagen resource types", ""},
		{"//etagen resource types", ""},
		{"// ETag: tag of the version", ""},
		{"// ETag:tag of the version", ""},
		{"// ETag: W/\"1\"", ""},
		{"// Cache-Control: private, max-age=60", ""},
		{"// Vary: Accept", ""},
		{"// cache: private", ""},
		{"// resource: /books/{id}", ""},
		{"// The directive etagen:resource says so", ""},
		{"//\tetagen:resource /books/{id}", ""},
		{"//    etagen:resource /books/{id}", ""},
		{"//\t//etagen:resource /books/{id}", ""},
		{"// //etagen:resource /books/{id}", ""},
		{"//go:generate go tool etagen", ""},
		{"//go:generate etagen ./...", ""},
		{"//lint:ignore U1000 etagen:resource", ""},
		{"//stage:cache", ""},
		{"//gen:resource", ""},
		{"//etcd:resource", ""},
		{"//nolint:tag", ""},
		{"// TODO: etagen:resource", ""},
		{"/* etagen: the design */", ""},
		{"//", ""},
		{"/**/", ""},
		{"// :", ""},
		{"// é:resource", ""},
	}
	for _, tt := range tests {
		source := "package catalog\n\n" + tt.comment + "\ntype x int\n"
		_, found := Read(load(t, map[string]string{"book.go": source}))
		switch {
		case len(found) == 0:
			if tt.want != "" {
				t.Errorf("%s: no diagnostic", tt.comment)
			}
		case len(found) > 1 || found[0].Code != model.NearDirective || found[0].Suggestion != tt.want:
			t.Errorf("%s: got %v, suggestion %q, want %q", tt.comment, found, found[0].Suggestion, tt.want)
		case found[0].Pos.Line != 3 || found[0].Pos.Column != 1 || found[0].End.Column != len(tt.comment)+1:
			t.Errorf("%s: reaches from %v to %v", tt.comment, found[0].Pos, found[0].End)
		}
	}
}

// TestNearMissesAreFixed applies the suggestion of a diagnostic, and expects a
// directive.
func TestNearMissesAreFixed(t *testing.T) {
	const book = "\ntype Book struct {\n\tVersion int `json:\"version\" etagen:\"version\"`\n}\n"
	for _, comment := range []string{"// etagen:resource", "//Etagen:resource", "/*etagen:resource*/", "//etagen: resource", "//etgaen:resource"} {
		source := "package catalog\n\n" + comment + book
		_, found := Read(load(t, map[string]string{"book.go": source}))
		if len(found) != 1 {
			t.Errorf("%s: got %v", comment, found)
			continue
		}
		fixed := source[:found[0].Pos.Offset] + found[0].Suggestion + source[found[0].End.Offset:]
		if all := readOne(t, fixed); len(all) != 1 || !strings.Contains(fixed, "//etagen:resource\n") {
			t.Errorf("%s: fixed as\n%s", comment, fixed)
		}
	}
}
