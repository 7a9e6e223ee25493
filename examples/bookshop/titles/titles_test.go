package titles

import (
	"regexp"
	"strings"
	"testing"
)

func TestTheSeedIsWellFormed(t *testing.T) {
	titles, err := readTitles(seedTitles)
	if err != nil {
		t.Fatal(err)
	}
	if len(titles) != 570 {
		t.Errorf("%d titles, want 570", len(titles))
	}
	slug := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	seen := map[[2]string]bool{}
	authors := map[string]string{}
	for _, k := range titles {
		switch {
		case k.name == "" || k.author == "":
			t.Errorf("%+v: a field is empty", k)
		case k.year < 1500 || k.year > 1928:
			t.Errorf("%s: %d is not a year of the public domain", k.name, k.year)
		case !slug.MatchString(k.slug):
			t.Errorf("%s: slug %q", k.author, k.slug)
		case seen[[2]string{k.name, k.slug}]:
			t.Errorf("%s by %s is there twice", k.name, k.author)
		case authors[k.slug] != "" && authors[k.slug] != k.author:
			t.Errorf("slug %s is both %s and %s", k.slug, authors[k.slug], k.author)
		}
		seen[[2]string{k.name, k.slug}] = true
		authors[k.slug] = k.author
	}
}

func TestReadTitles(t *testing.T) {
	const head = "title\tauthor\tslug\tyear\topening\n"
	for _, test := range []struct {
		name, text, err string
	}{
		{"a line", "Emma\tJane Austen\tjane-austen\t1815\n", ""},
		{"a line of Windows", "Emma\tJane Austen\tjane-austen\t1815\r\n", ""},
		{"an empty opening", "Emma\tJane Austen\tjane-austen\t1815\t\n", ""},
		{"too few fields", "Emma\tJane Austen\n", "seed.tsv:2: 2 fields, want 4 or 5"},
		{"no year", "Emma\tJane Austen\tjane-austen\tsoon\n", "seed.tsv:2: read year"},
	} {
		t.Run(test.name, func(t *testing.T) {
			titles, err := readTitles(head + test.text)
			if test.err != "" {
				if err == nil || !strings.HasPrefix(err.Error(), test.err) {
					t.Errorf("error %v, want %s", err, test.err)
				}
				return
			}
			want := title{name: "Emma", author: "Jane Austen", slug: "jane-austen", year: 1815}
			if err != nil || len(titles) != 1 || titles[0] != want {
				t.Errorf("%+v (%v), want %+v", titles, err, want)
			}
		})
	}
}

func TestAbout(t *testing.T) {
	emma := title{name: "Emma", author: "Jane Austen", slug: "jane-austen", year: 1815, opening: "Emma Woodhouse, handsome, clever, and rich."}
	all := []title{
		emma,
		{name: "Persuasion", author: "Jane Austen", slug: "jane-austen", year: 1817},
		{name: "Waverley", author: "Walter Scott", slug: "walter-scott", year: 1814},
		{name: "Dracula", author: "Bram Stoker", slug: "bram-stoker", year: 1897},
	}
	want := `Emma, by Jane Austen, came out as a book in 1815.

It begins: Emma Woodhouse, handsome, clever, and rich.

Also by Jane Austen: Persuasion (1817).

From the same years: Waverley by Walter Scott (1814).`
	if got := about(emma, all); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := about(all[3], all[3:]); got != "Dracula, by Bram Stoker, came out as a book in 1897." {
		t.Errorf("alone: %s", got)
	}
}
