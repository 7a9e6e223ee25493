package etagen

import (
	"testing"
)

// Lists that use none of limit, total, params, ignore, in and range keep their tags,
// cursors and links: clients hold them across releases.
func TestListsKeepTheirTagsAndCursors(t *testing.T) {
	year := func(q *Query) error { _, err := FilterInt[int](q, "year"); return err }
	for _, test := range []struct {
		name, raw                    string
		c                            *Collection
		path                         []string
		byPage, byStat, cursor, link string
	}{
		{
			"no query", "", &testCollection, nil,
			`"5XkIEWoKmB5iJ_4M.k3x9q2"`, `"7:x.-P6t8n1CqHI.k3x9q2"`, "wl5smi9dLBNiMQ", `<?cursor=wl5smi9dLBNiMQ>; rel="next"`,
		},
		{
			"a limit", "limit=7", &testCollection, nil,
			`"-0k-9Fe0QhSckQL7.k3x9q2"`, `"7:x.6KbfYw8Zlmc.k3x9q2"`, "wl5smi9dLBNiMQ", `<?limit=7&cursor=wl5smi9dLBNiMQ>; rel="next"`,
		},
		{
			"filters and an order", "sort=-year,title&year=07&author=Herman+Melville", &testCollection, nil,
			`"DvrFq4ZMx5ZCVF3f.k3x9q2"`, `"7:x.tOs-BMOxA6A.k3x9q2"`, "LgHj9oSwfOpiMQ",
			`<?author=Herman%20Melville&year=7&sort=-year%2Ctitle&cursor=LgHj9oSwfOpiMQ>; rel="next"`,
		},
		{
			"an empty filter, tags of items", "author=", taggedItems, nil,
			`"CJctWmohg2G6qJJd.k3x9q2"`, `"7:x.tz13QnYqqUA.k3x9q2"`, "dyOtT474EHZiMQ", `<?author=&cursor=dyOtT474EHZiMQ>; rel="next"`,
		},
		{
			"below a parent, weak", "sort=year&limit=100", weakItems, []string{"a b", "ü"},
			`W/"IJD3c5HGLCU53_el.k3x9q2"`, `W/"7:x.jverzc-TWGI.k3x9q2"`, "4ffFK6K0yeViMQ", `<?sort=year&limit=100&cursor=4ffFK6K0yeViMQ>; rel="next"`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			q, err := parseQuery(test.c, test.raw, test.path...)
			if err == nil {
				err = year(&q)
			}
			if err == nil {
				_, err = q.ReadCursor()
			}
			if err != nil {
				t.Fatal(err)
			}
			m := NewMembers()
			defer m.Free()
			m.Add([]byte("a"), []byte(`"1"`))
			m.Add([]byte("b"), []byte(`"2"`))
			for _, got := range []struct{ what, got, want string }{
				{"tag of the page", string(q.appendPageTag(nil, m, "b1")), test.byPage},
				{"tag by stat", string(q.AppendTag(nil, 7, "x", "")), test.byStat},
				{"cursor", string(q.appendCursor(nil, "b1")), test.cursor},
				{"link", q.link("b1"), test.link},
			} {
				if got.got != got.want {
					t.Errorf("%s: got %s, want %s", got.what, got.got, got.want)
				}
			}
		})
	}
}
