package annotations

import "testing"

// If a resource is compressed, responses vary by Accept-Encoding, in addition to other
// fields.
func TestCompressedVariesByAcceptEncoding(t *testing.T) {
	for vary, want := range map[string]string{
		"//":                                "Accept-Encoding",
		"//etagen:vary accept-encoding":     "accept-encoding",
		"//etagen:vary Origin":              "Origin, Accept-Encoding",
		"//etagen:vary X-Accept-Encoding":   "X-Accept-Encoding, Accept-Encoding",
		"//etagen:vary Accept-Encoding-New": "Accept-Encoding-New, Accept-Encoding",
	} {
		all := readOne(t, `package catalog

// Song is compressed.
//
//etagen:resource /songs/{id}
//etagen:compress gzip
`+vary+`
type Song struct {
	ID      string `+"`json:\"id\" etagen:\"id\"`"+`
	Version int64  `+"`json:\"version\" etagen:\"version\"`"+`
	Mood    string `+"`json:\"mood\" etagen:\"variant\"`"+`
}
`)
		if len(all) != 1 || all[0].Vary != want {
			t.Errorf("%s: %+v, want Vary %s", vary, all, want)
		}
	}
}
