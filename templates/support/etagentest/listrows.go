package etagentest

import (
	"cmp"
	"net/http"
	"slices"
	"testing"
)

// RunList is Run for a list. It is called if the resource has a collection.
func RunList(t *testing.T, target Target, cases []Case) {
	t.Helper()
	target.list = true
	runTable(t, &target, cases, slices.Concat(target.listRows(), target.readHookRows()), checkRead)
	runMalformed(t, &target)
}

// RunPage is Run for a function that serves a page, which is empty if it does not exist.
func RunPage(t *testing.T, target Target, cases []Case) {
	t.Helper()
	runTable(t, &target, cases, target.pageRows(), checkRead)
	runMalformed(t, &target)
}

// RunPosts sends the requests of the table to a list that can create, and then those that
// every list responds to alike. It is called if the list accepts POST.
func RunPosts(t *testing.T, target Target, cases []Case) {
	t.Helper()
	target.list = true
	runTable(t, &target, cases, slices.Concat(target.postRows(), target.postHookRows()), checkWrite)
}

// listRows returns requests to read that every list responds to alike.
func (t *Target) listRows() []Case {
	return append(t.pageRows(), []Case{
		{Name: "200 with a limit", Path: t.Path + "?limit=1"},
		{Name: "400 with a limit of nothing", Path: t.Path + "?limit=0"},
		{Name: "400 with a limit that is not a number", Path: t.Path + "?limit=many"},
		{Name: "400 with a parameter that is malformed", Path: t.Path + "?limit=%zz"},
		{Name: "400 with a parameter twice", Path: t.Path + "?limit=1&limit=1"},
		{Name: "400 with a cursor of another list", Path: t.Path + "?cursor=bm90aGluZw"},
		{Name: "400 with a parameter that does not exist", Path: t.Path + "?no-such-parameter=1"},
		{Name: "400 sorted by what cannot be sorted by", Path: t.Path + "?sort=no-such-member"},
		{Name: "400 comes before If-None-Match", Path: t.Path + "?limit=0", Header: header("If-None-Match", "*")},
		{Name: "204 OPTIONS takes no notice of preconditions", Method: http.MethodOptions, Header: header("If-Match", other)},
	}...)
}

// pageRows returns requests to read that every page responds to alike.
func (t *Target) pageRows() []Case {
	return slices.Concat([]Case{
		{Name: "200 without a precondition"},
		{Name: "200 HEAD", Method: http.MethodHead},
		{Name: "200 where the list is empty", Missing: true},
		{Name: "405 TRACE", Method: http.MethodTrace},
		{Name: "304 If-None-Match *", Header: header("If-None-Match", "*")},
		{Name: "200 If-Match *", Header: header("If-Match", "*")},
		{Name: "200 If-Modified-Since has nothing to compare with", Header: header("If-Modified-Since", "Fri, 06 Dec 2124 10:20:30 GMT")},
		{Name: "200 If-Unmodified-Since has nothing to compare with", Header: header("If-Unmodified-Since", "Fri, 06 Dec 1996 10:20:30 GMT")},
	}, t.noneMatchRows(), t.matchRows())
}

// postRows returns requests to create that every list responds to alike.
func (t *Target) postRows() []Case {
	const post = http.MethodPost
	rows := []Case{
		t.writeRow(post, 412, "If-None-Match *: the list exists", "If-None-Match", "*"),
		t.writeRow(post, 412, "If-None-Match of the list with a coding", "If-None-Match", cmp.Or(t.ETag, "*"), "Accept-Encoding", "gzip"),
		t.writeRow(post, 412, "If-Match of another tag", "If-Match", other),
	}
	if t.Creates {
		rows = append(rows,
			t.writeRow(post, 201, "creates what does not exist").whereMissing(),
			t.writeRow(post, 201, "creates where If-Match names the list", "If-Match", "*").whereMissing(),
			t.writeRow(post, 409, "of what exists"),
		)
	}
	return append(rows, t.contentRows(post)...)
}
