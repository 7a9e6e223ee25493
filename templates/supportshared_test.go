package templates

import (
	"slices"
	"strings"
	"testing"
)

// TestLacking compares uses with packages that contain less, that are complete, and that
// are from another version.
func TestLacking(t *testing.T) {
	use := func(body string) Use {
		var u Use
		u.Add(MentionsIn([]byte("package p\n\nimport \"m/etagen\"\n\n"+body), "m/etagen"))
		return u
	}
	files := func(u Use) []File {
		all, err := Support("", u)
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	small, large := use("const _ = etagen.Revision1\n"), use("const _ = etagen.Revision1\n\nvar _ = etagen.AppendPart\n")
	older := files(Whole())
	for i := range older {
		older[i].Content = []byte(strings.ReplaceAll(string(older[i].Content), "Revision1", "Revision0"))
	}
	for _, test := range []struct {
		name  string
		use   Use
		files []File
		want  string
	}{
		{"as much", large, files(large), ""},
		{"more", small, files(large), ""},
		{"all", large, files(Whole()), ""},
		{"less", large, files(small), "etagen.AppendPart"},
		{"nothing", small, nil, "etagen.Revision1"},
		{"another contract", small, older, "etagen.Revision1"},
		{"what does not parse", small, []File{{"a.go", []byte("package etagen\n\nfunc {")}}, ""},
	} {
		got, err := Lacking(test.use, test.files)
		if err != nil || (test.want == "") != (len(got) == 0) || test.want != "" && !slices.Contains(got, test.want) {
			t.Errorf("%s: lacking %q, error %v, want %q", test.name, got, err, test.want)
		}
	}
}
