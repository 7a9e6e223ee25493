package generator_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A fault is a change of generated code that a test in it has to notice.
type fault struct {
	file, from, to string
	noticed        string // the name of a test that fails
}

// faults are mistakes that handlers and stores are known for.
func faults() []fault {
	const output, store, support = "book_etagen.go", "book_etagen_test.go", "internal/etagen/" // any file of it
	const runner = support + "etagentest/"
	const post = "post_etagen.go" // a Post has another resource in it, and a readonly field below a pointer
	const another = "404_where_the_store_returns_another_row"
	return []fault{
		{output, `dst = etagen.AppendText(dst, s.Version)`, `dst = append(dst, 'v')`, "TestBookMemory/Update_moves_the_entity_tag_each_time"},
		{output, `Tag: stat.appendTag(tag[:0])`, `Tag: stat.appendTag(tag[:0])[:3]`, "304_If-None-Match"},
		{output, `if h.Authorize == nil && etagen.Conditional(r) {`, `if false {`, "304_If-None-Match"},
		{output, `b.Version = stored.Version`, `_ = stored.Version`, "200_PUT"},
		{output, `b.Added = stored.Added`, `_ = stored.Added`, "200_PUT"},
		{output, `b.Owner = stored.Owner`, `_ = stored.Owner`, "200_PATCH"},
		{output, `mux.HandleFunc("OPTIONS /books/{id}"`, `mux.HandleFunc("OPTIONS /other/{id}"`, "204_OPTIONS"},
		{store, `return version == stored.Version`, `return true`, "TestBookMemory/of_many_updates_at_once_one_wins"},
		{runner, `c, descending := compare(key)`, "c, descending := compare(key)\n\t\tdescending = false", "TestBookMemory/a_list_is_in_the_order_that_was_asked_for"},
		{store, `Counter: m.Counter()`, `Counter: 1`, "TestBookMemory/the_entity_tag_of_a_list_moves_with_each_change"},
		{runner, `compare(it, last) <= 0`, `compare(it, last) < 0`, "TestBookMemory/pages_of_any_size"},
		{runner, `if m.index(m.items, p) >= 0 {`, `if false {`, "TestBookMemory/Create_refuses_what_exists"},
		{store, `return BookStat{Version: b.Version`, `return BookStat{Version: "v1"`, "TestBookMemory/Stat_tells_the_validators_that_Get_has"},
		{support, "tag == \"\" {\n\t\t\t\treturn false", "tag == \"\" {\n\t\t\t\treturn hit", "412_If-Match_before_something_malformed"},
		{support, `return matchNeeded`, `return nil`, "428_PUT_without_a_precondition"},
		{"book.go", `json:"title"`, `json:"name"`, "the_entity_tags_are_made_for_this_JSON"},
		{output, `return b.ID == id`, `return true`, another},
		{support, `!isElsewhere(err) && `, ``, another},
		{support, `ok && wanted(media) && inUTF8(parameters)`, `ok && (wanted(media) || strings.HasSuffix(values[0], "+json")) && inUTF8(parameters)`, "415_PUT_of_another_media_type"},
		{support, `media == mergePatchType || `, `strings.HasPrefix(media, "application/") || `, "415_PATCH_of_another_media_type"},
		{support, `last != "" && last != "patch"`, `last != ""`, "415_PUT_of_another_media_type"},
		{support, `setField(h, "Cache-Control", fresh(h, cache...))`, `_ = cache`, "no Cache-Control"},
		{support, `t.After(present)`, `false && t.After(present)`, "Last-Modified_is_never_in_the_future"},
		{support, `(opaque[i]-'#' <= '~'-'#' || `, `(opaque[i] != '"' || `, "an_entity_tag_that_is_malformed_is_none"},
		{support, `h["Content-Type"] = own[3:]`, `h["Content-Type"], h["Content-Range"] = own[3:], []string{"bytes 0-1/2"}`, "200_without_a_precondition"},
		{support, `append(link, "cursor="...), next)`, `append(link, "cursor="...), "a"+next)`, "TestBookMemory/pages_of_any_size"},
		{support, `b.text.WriteString("[]") // also`, `b.text.WriteString("null") // also`, "200_where_the_list_is_empty"},
		{support, `q.Limit = int(n)`, `_ = n`, "TestBookMemory/pages_of_any_size"},
		{support, ` || n > int64(q.collection.MaxLimit)`, ``, "400_with_a_limit_above_the_largest"},
		{support, `if c.mayCarryValidators(b) {`, `if c.r.Method != http.MethodPut {`, "200_PUT"},
		{support, `return id, addressable(id)`, `return id, true`, "404_PUT_where_no_address_can_lead"},
		{output, `b.Version = fresh.Version`, `_ = fresh.Version`, "201_POST"},
		{support, `res.unmodified(w.Header(), etag, s, set)`, "res.unmodified(w.Header(), etag, s, set)\n\tforget(w.Header(), \"Vary\")", "304_If-None-Match"},
		{support, `if r.Method != http.MethodHead {`, `if r.Method != "" {`, "200_HEAD"},
		{support, `} else if read && cur != nil {`, "}\n\tif read && cur != nil {", "200_If-None-Match_wins_over_If-Modified-Since"},
		{support, `return a == string(b) && a[0] == '"'`, `return matchWeak(a, b)`, "412_If-Match_compares_strongly"},
		{support, `h["Content-Location"] = fresh(h, address)`, `h["Content-Location"] = fresh(h, "elsewhere")`, "200_PUT"},
		{output, `if h.Authorize == nil && etagen.Conditional(r) {`, `if etagen.Conditional(r) {`, "403_GET:_Authorize_comes_before_If-Match"},
		{output, `settings.Permit(r, etagen.OpList, nil)`, `error(nil)`, "403_GET:_Authorize_comes_before_the_query"},
		{support, "\t\terr = c.permit(stored)\n\t}\n\tif err == nil {\n\t\terr = c.admit(stored)", "\t\terr = c.admit(stored)\n\t}\n\tif err == nil {\n\t\terr = c.permit(stored)", "403_PUT:_Authorize_comes_before_the_media_type"},
		{support, `if err := c.permitItem(); err != nil {`, "_ = c.receive()\n\tif err := c.permitItem(); err != nil {", "401_POST_that_Authorize_refuses"},
		{support, `c.Resource.answer(methodNotAllowed, c.w, c.r, "", &c.Settings)`, "c.Resource.answer(methodNotAllowed, c.w, c.r, \"\", &c.Settings)\n\t\treturn", "405_PUT_sent_to_it_with_another_method"},
		{support, `if set != nil && set.WriteProblem != nil {`, `if set != nil && set.WriteProblem != nil && p.Status != 405 {`, "405_GET_sent_to_it_with_another_method"},
		{support, `case "Etag", "Last-Modified", "Cache-Control", "Transfer-Encoding":`, `case "Transfer-Encoding":`, "401_PUT_that_Authorize_refuses"},
		{support, `p, tell = notFound, false`, `p, tell = refusedWith(404, err.Error()), false`, "404_PATCH_that_Authorize_refuses"},
		{support, `if c.Resource.isRefusal(err) {`, `if err != nil {`, "409_PUT_that_the_store_refuses"},
		{support, `if p == nil || p.Status == http.StatusPreconditionFailed || p.Status == http.StatusPreconditionRequired {`, `if p == nil {`, "500_PUT_that_the_store_refuses_with_428"},
		{support, `if errors.Is(err, context.DeadlineExceeded) || r.Context()`, `if r.Context()`, "503_DELETE_whose_time_is_over"},
		{support, "if gone(r) {\n\t\tstatus = StatusClientGone", "if false {\n\t\tstatus = StatusClientGone", "200_GET_of_a_client_that_has_gone"},
		{support, `		extendNames(h, exposeHeaders, fresh(h, res.Exposed...))
`, ``, "304_If-None-Match"},
		{support, `res.expose(h)`, `_ = p.Fields`, "404_where_nothing_exists"},
		{output, `[]string{"ETag, Location`, `[]string{"Location`, "200_without_a_precondition"},
		{post, `Reload: `, `Reload: false && `, "TestPostConditionalRequests/412_PUT_of_a_state_that_is_gone"},
		{support, `return e.tag == string(s.Tag) && `, `return `, "TestPosterConditionalRequests/GET_after_PUT_of_what_is_kept"},
		{support, `if k.found == nil || !k.found.is(s) || isCoded(w) {`, `if true {`, "200_GET_of_what_is_kept"},
		{support, `res.describe(h, fresh(h, form.etag), date)`, `res.describe(h, fresh(h, e.tag), date)`, "304_If-None-Match_*_is_of_gzip#01"},
		{support, `h["Content-Encoding"] = fresh(h, form.name)`, `_ = form.name`, "gzip is acceptable"},
		{support, `return f.coding == coding }`, `return true }`, "gzip is acceptable"},
		{post, `p.Meta.Added = keptMeta.Added`, `_ = keptMeta.Added`, "TestPostConditionalRequests/200_PUT"},
	}
}

// TestFaultsAreNoticed breaks generated code in one place after the other, and
// wants a generated test to fail each time. Faults in functions are in one test binary,
// and selected when it runs; others are in copies of the package.
func TestFaultsAreNoticed(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles what was generated")
	}
	t.Parallel()
	dir := copyModule(t, "faults")
	generate(t, dir)
	var all, others []numberedFault
	for i, f := range faults() {
		all = append(all, numberedFault{f, i + 1})
	}
	texts := map[string]string{}
	for _, f := range faultyFiles(t, dir, slices.Clone(all)) {
		text, rest := f.withFaults(t)
		texts[f.path] = text
		others = append(others, rest...)
	}
	t.Logf("%d of %d faults are in copies of the package", len(others), len(all))
	said := testCopies(t, dir, others)
	run := faultyTests(t, dir, texts)
	if got := run(0); got != "PASS\n" {
		t.Errorf("without a fault the tests said:\n%s", got)
	}
	for _, f := range all {
		got, ok := said[f.number]
		if !ok {
			got = run(f.number)
		}
		if !strings.Contains(got, "--- FAIL: ") || !strings.Contains(got, f.noticed) {
			t.Errorf("%s %s: want %s to fail, the tests said:\n%s", f.file, f.from, f.noticed, got)
		}
	}
}

// faultyTests builds the tests of the package with all faults in its files, and returns
// a function that runs them with one selected, and returns what they say.
func faultyTests(t *testing.T, dir string, texts map[string]string) func(number int) string {
	t.Helper()
	for path, text := range texts {
		write(t, path, []byte(text))
		write(t, filepath.Join(filepath.Dir(path), "faultnumber.go"), []byte(strings.ReplaceAll(faultNumberFile, "PACKAGE", packageName(t, path))))
	}
	binary := filepath.Join(dir, "faults.exe")
	goCommand(t, dir, "test", compileOnce, "-vet=off", "-c", "-o", binary, ".")
	return func(number int) string {
		cmd := exec.CommandContext(t.Context(), binary, "-test.timeout=10m")
		cmd.Dir, cmd.Env = dir, append(os.Environ(), "FAULT="+strconv.Itoa(number))
		out, _ := cmd.CombinedOutput() // it fails, as nearly all of them do
		return string(out)
	}
}

// testCopies tests a copy of the package for each fault, and returns what go test
// says of each, by number.
func testCopies(t *testing.T, dir string, all []numberedFault) map[int]string {
	t.Helper()
	for _, f := range all {
		faultyCopy(t, dir, fmt.Sprintf("f%d", f.number), f.fault)
	}
	cmd := exec.CommandContext(t.Context(), "go", "test", compileOnce, "-vet=off", "./f...")
	cmd.Dir = dir
	out, _ := cmd.CombinedOutput() // it fails, as all of the packages do
	said := map[int]string{}
	for _, f := range all {
		said[f.number] = packageOutput(string(out), fmt.Sprintf("example.com/faults/f%d", f.number))
	}
	return said
}

// packageOutput returns what go test prints about one package, including its result.
func packageOutput(out, path string) string {
	var text strings.Builder
	for line := range strings.Lines(out) {
		fields := strings.Fields(line)
		isResult := len(fields) > 1 && (fields[0] == "ok" || fields[0] == "FAIL" || fields[0] == "?")
		if !isResult {
			text.WriteString(line)
			continue
		}
		if fields[1] == path {
			return strings.Join(fields, " ") + "\n" + text.String()
		}
		text.Reset()
	}
	return text.String()
}

// faultyCopy copies the package of a module, and the support package if that is
// where the fault is, which is made in the first file that holds what is changed.
func faultyCopy(t *testing.T, dir, name string, f fault) {
	t.Helper()
	patterns := []string{"*.go"}
	from, to := "example.com/faults", "example.com/faults"
	if strings.HasSuffix(f.file, "/") {
		patterns = append(patterns, "internal/etagen/*.go", "internal/etagen/*/*.go")
		to += "/" + name
	}
	broken := false
	for _, pattern := range patterns {
		paths, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			text := strings.ReplaceAll(string(content), `"`+from+`/internal`, `"`+to+`/internal`)
			below, _ := filepath.Rel(dir, path)
			if here := filepath.ToSlash(below); !broken && (here == f.file || strings.HasSuffix(f.file, "/") && strings.HasPrefix(here, f.file)) {
				broken = strings.Contains(text, f.from)
				text = strings.ReplaceAll(text, f.from, f.to)
			}
			write(t, filepath.Join(dir, name, below), []byte(text))
		}
	}
	if !broken {
		t.Errorf("%s does not hold %s", f.file, f.from)
	}
}

// write writes a file, and makes the folder that it is in.
func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}
