package model

import (
	"strings"
	"testing"
)

func TestNames(t *testing.T) {
	for name, want := range map[string]string{
		"Book": "Book book BookETag BookLastModified ServeBook CheckBook EvaluateBook ErrBookNotFound ErrBookConflict ErrBookExists BookStore BookStat BookHandler BookCORS appendBookTag writeBook bookResource",
		"book": "Book book bookETag bookLastModified serveBook checkBook evaluateBook errBookNotFound errBookConflict errBookExists bookStore bookStat bookHandler bookCORS appendBookTag writeBook bookResource",
		"ISBN": "ISBN isbn ISBNETag ISBNLastModified ServeISBN CheckISBN EvaluateISBN ErrISBNNotFound ErrISBNConflict ErrISBNExists ISBNStore ISBNStat ISBNHandler ISBNCORS appendISBNTag writeISBN isbnResource",
	} {
		n := (&Resource{Name: name}).Names()
		got := strings.Join([]string{
			n.Title, n.Lower, n.ETag, n.LastModified, n.Serve, n.Check, n.Evaluate, n.ErrNotFound, n.ErrConflict, n.ErrExists,
			n.Store, n.Stat, n.Handler, n.CORS, n.AppendTag, n.Write, n.Resource,
		}, " ")
		if got != want {
			t.Errorf("%s: got\n%s, want\n%s", name, got, want)
		}
	}
}

// TestStatFields gives each field of a stat its own name.
func TestStatFields(t *testing.T) {
	field := func(path string) *Field { return &Field{Selector: strings.Split(path, ".")} }
	for paths, want := range map[string]string{
		"Version":                      "Version",
		"Meta.Version":                 "Version",
		"version id":                   "Version Id",
		"Meta.Version Row.Version":     "MetaVersion RowVersion",
		"Version Row.version":          "Version Rowversion",
		"A.Version B.Version AVersion": "A_Version BVersion AVersion",
	} {
		r := &Resource{}
		for path := range strings.FieldsSeq(paths) {
			r.Derived = append(r.Derived, field(path))
		}
		var got []string
		for _, f := range r.StatFields() {
			got = append(got, r.StatField(f))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %s, want %s", paths, strings.Join(got, " "), want)
		}
	}
}

func TestLowerInitials(t *testing.T) {
	for name, want := range map[string]string{
		"Book": "book", "book": "book", "ISBN": "isbn", "URLEntry": "urlEntry", "B": "b", "BookISBN": "bookISBN", "Élan": "élan", "V2": "v2", "": "",
	} {
		if got := lowerInitials(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}
