package etagentest

import "net/http"

// guardRows returns requests with preconditions, for a method that changes what
// exists (RFC 9110 §13.1, RFC 6585 §3).
func (t *Target) guardRows(method string) []Case {
	free := http.StatusPreconditionRequired // the status of a write without a precondition
	if t.Require == "none" {
		free = done(method)
	}
	rows := []Case{
		t.writeRow(method, done(method), "If-Match *", "If-Match", "*"),
		t.writeRow(method, 412, "If-Match of another tag", "If-Match", other),
		t.writeRow(method, 412, "If-Match malformed", "If-Match", "other"),
		t.writeRow(method, 412, "If-Match empty", "If-Match", ""),
		t.writeRow(method, 412, "If-None-Match * where something exists", "If-None-Match", "*"),
		t.writeRow(method, 400, "If-None-Match malformed", "If-Match", "*", "If-None-Match", "other"),
		t.writeRow(method, free, "without a precondition"),
		t.writeRow(method, free, "If-None-Match of another tag guards nothing", "If-None-Match", other),
	}
	if method != http.MethodPut || !t.Creates {
		rows = append(rows, t.writeRow(method, 404, "where nothing exists", "If-Match", other).whereMissing())
	}
	if t.ETag != "" {
		rows = append(rows, t.guardTagRows(method)...)
	}
	if !t.Modified.IsZero() {
		rows = append(rows, t.guardDateRows(method, free)...)
	}
	return rows
}

// guardTagRows is guardRows for a resource with an entity tag.
func (t *Target) guardTagRows(method string) []Case {
	tag := t.ETag
	rows := []Case{
		t.weakRow(method, done(method), tag),
		t.writeRow(method, 412, "If-None-Match of the current tag", "If-None-Match", weak(tag)),
	}
	if t.Variant != "" && t.Variant != tag {
		rows = append(rows, t.writeRow(method, 412, "If-Match of another variant", "If-Match", t.Variant))
	}
	if t.Guarded != "" && t.Guarded != tag {
		rows = append(rows,
			t.writeRow(method, done(method), "If-Match of other derived values", "If-Match", t.Guarded),
			t.weakRow(method, done(method), t.Guarded).called("of other derived values"),
			t.writeRow(method, done(method), "If-None-Match of other derived values", "If-Match", "*", "If-None-Match", t.Guarded),
		)
	}
	if isWeak(tag) {
		return rows
	}
	return append(rows,
		t.writeRow(method, done(method), "If-Match", "If-Match", tag),
		t.writeRow(method, done(method), "If-Match in a list", "If-Match", `"other", `+tag),
		t.writeRow(method, 412, "If-None-Match counts beside If-Match", "If-Match", tag, "If-None-Match", tag),
	)
}

// guardDateRows is guardRows for a resource with a modification time.
func (t *Target) guardDateRows(method string, free int) []Case {
	same, past, _ := t.dates()
	dated := done(method)
	if t.Require == "tag" {
		dated = free
	}
	return []Case{
		t.writeRow(method, dated, "If-Unmodified-Since", "If-Unmodified-Since", same),
		t.writeRow(method, 412, "If-Unmodified-Since before the change", "If-Unmodified-Since", past),
		t.writeRow(method, free, "If-Unmodified-Since is no date", "If-Unmodified-Since", "yesterday"),
		t.writeRow(method, done(method), "If-Modified-Since does not count", "If-Match", "*", "If-Modified-Since", same),
	}
}
