//go:build !race

// Nothing in this file is concurrent, and the race detector would take minutes.

package etagen

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// A weighing holds the weights, in thousandths, that a client gives to codings and to *.
// A name that the client omits is missing.
type weighing map[string]int

// weighings returns all ways to give codings, identity and * one of some weights, or
// none.
func weighings() []weighing {
	all := []weighing{{}}
	for _, name := range []string{gzipForm, turnForm, "identity", "*"} {
		var more []weighing
		for _, w := range all {
			for _, weight := range []int{-1, 0, 500, 1000} {
				next := weighing{}
				for n, of := range w {
					next[n] = of
				}
				if weight >= 0 {
					next[name] = weight
				}
				more = append(more, next)
			}
		}
		all = more
	}
	return all
}

// line returns the weighing as a line of Accept-Encoding.
func (w weighing) line() string {
	texts := map[int]string{0: ";q=0", 500: ";q=0.5", 1000: ""}
	var members []string
	for _, name := range []string{"*", turnForm, gzipForm, "identity"} {
		if weight, ok := w[name]; ok {
			members = append(members, name+texts[weight])
		}
	}
	return strings.Join(members, ", ")
}

// forms returns the forms that the client accepts, the best first, by the rule in
// docs/compress.md. The weight of * applies to codings that are not named. Identity
// without a weight is last, and it remains if nothing is accepted.
func (w weighing) forms(own bool) (all []string) {
	names := map[string]string{turnForm: turnForm, gzipForm: gzipForm, jsonForm: "identity"}
	weight := map[string]int{}
	for _, form := range []string{turnForm, gzipForm, jsonForm} { // the order of forms with equal weights
		of, named := w[names[form]]
		if !named && form != jsonForm {
			of = w["*"]
		}
		if of > 0 && (own || form != turnForm) {
			all, weight[form] = append(all, form), of
		}
	}
	slices.SortStableFunc(all, func(a, b string) int { return cmp.Compare(weight[b], weight[a]) })
	_, named := w["identity"]
	rest, starred := w["*"]
	if len(all) == 0 || !named && !(starred && rest == 0) {
		all = append(all, jsonForm)
	}
	return all
}

// accepted returns the weighing as a value of the table.
func (w weighing) accepted() accepted {
	named := w[gzipForm] > 0 || w[turnForm] > 0
	return accepted{[]string{w.line()}, strings.Join(w.forms(false), " "), strings.Join(w.forms(true), " "), named}
}

// productLists returns values of If-Match or If-None-Match: none, *, and some
// combinations of tags. These are the tags of each form, of an older release and of an
// older version, each as sent, weak, and with a suffix.
func productLists(tags map[string]string) []*namedList {
	older := strings.TrimSuffix(tags[jsonForm], `"`) + `-g00000"`
	named := []namedTag{{text: tags[jsonForm], form: jsonForm, coding: true}, {text: tags[gzipForm], form: gzipForm, coding: true}, {text: older, coding: true}, {text: `"41.k3x9q2"`}}
	if tag, ok := tags[turnForm]; ok {
		named = append(named, namedTag{text: tag, form: turnForm, coding: true})
	}
	turned := append([]namedTag{named[len(named)-1], named[1]}, named[0])
	lists := []*namedList{nil, {any: true}, {tags: named}, {tags: turned}}
	for _, tag := range named {
		suffixed := tag
		suffixed.text, suffixed.suffix = strings.TrimSuffix(tag.text, `"`)+`-gzip"`, true
		for _, t := range []namedTag{tag, tag.marked(), suffixed} {
			lists = append(lists, &namedList{tags: []namedTag{t}})
		}
	}
	return lists
}

// TestCodedProduct tests each server with each minimum length for codings. It sends all
// combinations of weights and If-None-Match with GET and HEAD, and of If-Match and
// If-None-Match with GET, HEAD and a write.
func TestCodedProduct(t *testing.T) {
	var accepts []accepted
	for _, w := range weighings() {
		accepts = append(accepts, w.accepted())
	}
	some := []accepted{acceptedRows[0], acceptedRows[3], acceptedRows[16], acceptedRows[19]}
	asked := 0
	for i, one := range codedServers() {
		for j, min := range codedMins {
			if testing.Short() && (i+j)%9 != 0 {
				continue
			}
			s := *one
			s.min = min
			law := newCodedLaw(t, codedServer{weak: s.weak, stat: s.stat, list: s.list, own: s.own, min: min, proxy: s.proxy}.made())
			law.product(accepts, some)
			asked += law.asked
		}
	}
	t.Logf("%d requests", asked)
}

// product sends the combinations to a server.
func (l *codedLaw) product(accepts, some []accepted) {
	lists := productLists(l.tags)
	for i := range accepts {
		for _, none := range lists {
			if none != nil && !none.any && none.tags[0].form == "" {
				continue // tags without a form are sent below, with each If-Match
			}
			for _, method := range codedReads {
				l.check(&codedRequest{method, &accepts[i], nil, none, none == nil && i%2 == 0})
			}
		}
	}
	for i := range some {
		for _, match := range lists {
			for _, none := range lists {
				for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPut} {
					if method != http.MethodPut || !l.list {
						l.check(&codedRequest{method, &some[i], match, none, false})
					}
				}
			}
		}
	}
}
