package annotations

import (
	"fmt"
	"strings"
	"testing"
)

// A list has the name in its pattern, if that is derived from the type's name.
func TestPluralOfPattern(t *testing.T) {
	for _, test := range []struct{ typeName, pattern, want string }{
		{"Person", "/people", "People"},
		{"Datum", "/data", "Data"},
		{"Criterion", "/criteria", "Criteria"},
		{"Child", "/parents/{parent}/children", "Children"},
		{"Staff", "/staff/{$}", "Staffs"},
		{"person", "/people", "People"},
		{"Person", "/PEOPLE", "People"},
		{"Person", "/{org}/people", "People"},
		{"Person", "/people/{org}", "People"},
		{"Person", "/people/{$}", "People"},
		{"Buch", "/bücher", "Bücher"},
		{"Buch", "/b%C3%BCcher", "Bücher"},
		{"Élève", "/élèves", "Élèves"},
		{"SalesPerson", "/sales-people", "SalesPeople"},
		{"SalesPerson", "/sales_people", "SalesPeople"},
		{"SalesPerson", "/salesPeople", "SalesPeople"},
		{"Book", "/book-list", "BookList"},
		{"Erratum", "/errat", "Errat"},

		{"Book", "/books", "Books"},
		{"Book", "/v1", "Books"},
		{"Book", "/libros", "Books"},
		{"Book", "/bs", "Bs"},
		{"Book", "/b", "Books"},
		{"Series", "/series", "Serieses"},
		{"URL", "/urls", "URLs"},
		{"URL", "/url", "URLs"},
		{"URLEntry", "/url-entries", "URLEntries"},
		{"LineItem", "/lineitems", "LineItems"},
		{"UserGroup", "/users", "UserGroups"},
		{"Person", "/{people}", "Persons"},
		{"Person", "/{$}", "Persons"},
		{"Person", "/people.json", "Persons"},
		{"Person", "/people:search", "Persons"},
		{"Person", "/p%20eople", "Persons"},
		{"Person", "/-2people", "Persons"},
		{"Café", "/cafe\u0301s", "Cafés"},
	} {
		source := fmt.Sprintf(backquoted(`package catalog

//etagen:resource
//etagen:collection %s
type %s struct {
	ID      string ~json:"id" etagen:"id"~
	Parent  string ~json:"parent" etagen:"id=parent"~
	Org     string ~json:"org" etagen:"id=org"~
	People  string ~json:"people" etagen:"id=people"~
	Version int    ~json:"version" etagen:"version"~
}
`), test.pattern, test.typeName)
		if got := readOne(t, source)[0].Names().Plural; got != test.want {
			t.Errorf("%s at %s: %s, want %s", test.typeName, test.pattern, got, test.want)
		}
	}
}

// Two lists with the same name would need the same method of a store, and so would a
// list and a resource.
func TestPluralOfTwoTypes(t *testing.T) {
	for name, test := range map[string]struct{ types, want string }{
		"two lists at one word":          {"Person /a/people, Persona /b/people", "Persons Personas"},
		"three lists":                    {"Person /a/people, Persona /b/people, Datum /data", "Persons Personas Data"},
		"a list and a resource":          {"Datum /data, Data", "Datums -"},
		"a list and the plural of one":   {"Mouse /mice, Mic /mics, Mice", "Mouses Mics -"},
		"the plural of English is taken": {"Axis /axes, Axe /b/axe", "Axises Axes"},
		"what is given up is another's":  {"Ax /a/axs, Axs /b/axes, Axe /c/axe", "Axes Axses Axes"},
		"case aside":                     {"Person /a/peoplE, Persona /b/people", "Persons Personas"},
	} {
		source := "package catalog\n"
		for text := range strings.SplitSeq(test.types, ", ") {
			typeName, pattern, _ := strings.Cut(text, " ")
			source += "\n//etagen:resource\n"
			if pattern != "" {
				source += "//etagen:collection " + pattern + "\n"
			}
			source += "type " + typeName + backquoted(" struct {\n\tID string ~json:\"id\" etagen:\"id\"~\n\tVersion int ~json:\"version\" etagen:\"version\"~\n}\n")
		}
		var got []string
		for _, res := range readOne(t, source) {
			plural := "-"
			if res.Collection != nil {
				plural = res.Names().Plural
			}
			got = append(got, plural)
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}
