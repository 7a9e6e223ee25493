package etagen

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// Each row is a tag sent by a client while another is loaded, and whether it is newer.
func TestNewerVersion(t *testing.T) {
	plain, unsigned, incarnated := Versions{}, Versions{Unsigned: true}, Versions{Incarnation: true}
	for _, test := range []struct {
		name          string
		v             Versions
		named, loaded string
		newer         bool
	}{
		{"the same", plain, `"7.k3x9q2"`, `"7.k3x9q2"`, false},
		{"a higher one", plain, `"8.k3x9q2"`, `"7.k3x9q2"`, true},
		{"a lower one", plain, `"6.k3x9q2"`, `"7.k3x9q2"`, false},
		{"a longer one", plain, `"10.k3x9q2"`, `"9.k3x9q2"`, true},
		{"a weak higher one", plain, `W/"8.k3x9q2"`, `"7.k3x9q2"`, true},
		{"the same of another release", plain, `"7.zzzzzz"`, `"7.k3x9q2"`, false},
		{"a higher one of another release", plain, `"8.zzzzzz"`, `"7.k3x9q2"`, true},
		{"the same with another derived value", plain, `"7.zzzzzzzzzzzzzzzz.k3x9q2"`, `"7.yyyyyyyyyyyyyyyy.k3x9q2"`, false},
		{"of a service before", plain, `"8"`, `"7.k3x9q2"`, true},
		{"with the suffix of a coding", plain, `"8.k3x9q2-gzip"`, `"7.k3x9q2"`, true},
		{"below zero", plain, `"-1.k"`, `"-2.k"`, true},
		{"further below zero", plain, `"-3.k"`, `"-2.k"`, false},
		{"zero above below zero", plain, `"0.k"`, `"-1.k"`, true},
		{"the largest", plain, `"9223372036854775807.k"`, `"9223372036854775806.k"`, true},
		{"beyond the largest", plain, `"9223372036854775808.k"`, `"7.k"`, false},
		{"the least", plain, `"-9223372036854775807.k"`, `"-9223372036854775808.k"`, true},
		{"below the least", plain, `"-9223372036854775809.k"`, ``, false},
		{"beyond all numbers", plain, `"99999999999999999999999999.k"`, `"7.k"`, false},
		{"unsigned beyond int64", unsigned, `"9223372036854775808.k"`, `"9223372036854775807.k"`, true},
		{"the largest unsigned", unsigned, `"18446744073709551615.k"`, `"18446744073709551614.k"`, true},
		{"beyond the largest unsigned", unsigned, `"18446744073709551616.k"`, `"7.k"`, false},
		{"unsigned below zero", unsigned, `"-1.k"`, ``, false},
		{"in base 16", plain, `"0x9.k"`, `"7.k"`, false},
		{"in base 16 without a prefix", plain, `"a.k"`, `"7.k"`, false},
		{"with a leading zero", plain, `"08.k"`, `"7.k"`, false},
		{"with a plus", plain, `"+8.k"`, `"7.k"`, false},
		{"zero below zero", plain, `"-0.k"`, `"-1.k"`, false},
		{"a sign alone", plain, `"-.k"`, ``, false},
		{"with digits between", plain, `"8_0.k"`, `"7.k"`, false},
		{"other digits", plain, "\"\u0668.k\"", `"7.k"`, false},
		{"empty", plain, `""`, ``, false},
		{"empty and weak", plain, `W/""`, ``, false},
		{"a text", plain, `"other"`, ``, false},
		{"a dot", plain, `"."`, ``, false},
		{"any version while there is none", plain, `"1.k"`, ``, true},
		{"any version while that is unknown", incarnated, `"1.a.k"`, ``, true},
		{"the same incarnation", incarnated, `"6.a.k"`, `"7.a.k"`, false},
		{"a higher one of the same incarnation", incarnated, `"8.a.k"`, `"7.a.k"`, true},
		{"a lower one of another incarnation", incarnated, `"6.b.k"`, `"7.a.k"`, true},
		{"the same of another incarnation", incarnated, `"7.b.k"`, `"7.a.k"`, true},
		{"the same of no incarnation", incarnated, `"7"`, `"7.a.k"`, true},
		{"a text of another incarnation", incarnated, `"x.b.k"`, `"7.a.k"`, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.v.newer(test.named, []byte(test.loaded)); got != test.newer {
				t.Errorf("%s while %s is loaded: newer is %t", test.named, test.loaded, got)
			}
		})
	}
}

// Each row has the fields of a request while version 7 is loaded.
func TestRequestNamesNewerVersion(t *testing.T) {
	const at7 = `"7.k3x9q2"`
	for _, test := range []struct {
		name, lines string
		behind      bool
	}{
		{"nothing", "", false},
		{"what is loaded", "If-None-Match: " + at7, false},
		{"a newer one", `If-None-Match: "8.k3x9q2"`, true},
		{"a newer one beside the loaded one", "If-None-Match: " + at7 + `, "8.k3x9q2"`, true},
		{"a newer one first", `If-None-Match: "8.k3x9q2", ` + at7, true},
		{"on another line", "If-None-Match: " + at7 + "\n" + `If-None-Match: W/"8.k3x9q2"`, true},
		{"in If-Match", `If-Match: "8.k3x9q2"`, true},
		{"in If-Match beside what is loaded", "If-None-Match: " + at7 + "\n" + `If-Match: "8.k3x9q2"`, true},
		{"on the second line of If-Match", "If-Match: " + at7 + "\n" + `If-Match: "8.k3x9q2"`, true},
		{"in If-None-Match beside If-Match of what is loaded", "If-Match: " + at7 + "\n" + `If-None-Match: "8.k3x9q2"`, true},
		{"anything", "If-None-Match: *\nIf-Match: *", false},
		{"before something malformed", `If-None-Match: "8.k3x9q2", x`, true},
		{"behind something malformed", `If-None-Match: x, "8.k3x9q2"`, false},
		{"without quotes", "If-None-Match: 8.k3x9q2", false},
		{"behind empty members", `If-None-Match: , ,"8.k3x9q2"`, true},
		{"in a date", "If-Modified-Since: Thu, 21 Nov 2124 21:31:15 GMT", false},
		{"in a range", `If-Range: "8.k3x9q2"`, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := &http.Request{Header: header(strings.Split(test.lines, "\n")...)}
			if got := (&Versions{}).Behind(r, []byte(at7)); got != test.behind {
				t.Errorf("behind is %t", got)
			}
		})
	}
}

// FuzzNewerVersion compares tags as the numbers that they begin with.
func FuzzNewerVersion(f *testing.F) {
	f.Add(`"8.k3x9q2", W/"7.k3x9q2"`, int64(7), false)
	f.Add(`"-9223372036854775808.k"`, int64(-1), true)
	f.Fuzz(func(t *testing.T, line string, loaded int64, unsigned bool) {
		v := &Versions{Unsigned: unsigned}
		tag := bookETag(&book{Version: loaded})
		r := &http.Request{Header: http.Header{"If-None-Match": {line}, "If-Match": {line}}}
		v.Behind(r, []byte(tag))
		v.Behind(r, nil)
		if v.newer(tag, []byte(tag)) {
			t.Errorf("%s is newer than itself", tag)
		}
		if unsigned || loaded == 1<<63-1 {
			return
		}
		next := bookETag(&book{Version: loaded + 1})
		if !v.newer(next, []byte(tag)) || v.newer(tag, []byte(next)) {
			t.Errorf("%s is not newer than %s", next, tag)
		}
	})
}

// getReplica serves from a replica, as generated code does.
func (h *bookHandler) getReplica(w http.ResponseWriter, r *http.Request) {
	var settings Settings
	h.settings(&settings, OpGet, bookPattern)
	b, err := h.Store.GetBook(r.Context(), r.PathValue("id"))
	if err == nil {
		var tag [TagSize]byte
		s := &State{Tag: appendBookTag(tag[:0], b), Modified: b.UpdatedAt}
		err = bookResource.ServeReplica(w, r, s, &settings, &bookVersions, b)
	}
	if err != nil {
		bookResource.Fail(w, r, bookResource.Missing(r, err, &bookVersions), &settings)
	}
	settings.Done(r)
}

var bookVersions = Versions{}

// Each row is a result of a replica for a request with a version, and whether the
// primary is asked.
func TestMissingFromAReplica(t *testing.T) {
	for _, test := range []struct {
		name  string
		err   error
		again bool
	}{
		{"nothing", nil, true},
		{"not found", fmt.Errorf("replica: %w", errBookNotFound), true},
		{"404 of the store", Refuse(404, "None."), true},
		{"410 of what was deleted", fmt.Errorf("replica: %w", Refuse(410, "Deleted.")), true},
		{"another row", bookResource.Elsewhere(), true},
		{"403", Refuse(403, "No."), false},
		{"403 around not found", &Problem{Status: 403, Err: errBookNotFound}, false},
		{"no problem at all", (*Problem)(nil), false},
		{"a failure", errors.New("no route"), false},
		{"a deadline", context.DeadlineExceeded, false},
	} {
		for _, line := range []string{"If-None-Match: " + mobyTag, "If-Match: W/" + mobyTag, "If-None-Match: *", "Accept: */*"} {
			r := &http.Request{Header: header(line)}
			named := strings.Contains(line, mobyTag)
			if got := bookResource.Missing(r, test.err, &bookVersions); (got == ErrBehind) != (named && test.again) || got == nil {
				t.Errorf("%s, with %s: %v", test.name, line, got)
			}
		}
	}
}
