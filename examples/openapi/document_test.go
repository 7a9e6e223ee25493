package openapi

import (
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// Each file in DOCUMENTS, written by .ci/openapi, is valid for kin-openapi.
func TestDocuments(t *testing.T) {
	files := documents(t)
	for _, file := range files {
		loader := openapi3.NewLoader()
		doc, err := loader.LoadFromFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := doc.Validate(loader.Context); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if len(doc.Paths.Map()) == 0 {
			t.Errorf("%s has no path", file)
		}
	}
}
