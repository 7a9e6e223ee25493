package etagentest

import (
	"fmt"
	"net/http"
)

// A fault is one thing that is wrong with a request.
type fault struct {
	status int
	what   string // decides
	commit func(*Case)
}

// orderRows returns requests with two faults each, of which the first decides.
// Faults are in the order in which a handler checks them (RFC 9110 §13.2.1).
func orderRows(c Case, faults []fault) []Case {
	var rows []Case
	for i, later := range faults {
		if i == 0 {
			continue
		}
		first, both := faults[i-1], c
		both.Header, both.says = c.Header.Clone(), http.StatusOK
		later.commit(&both)
		first.commit(&both)
		both.Name = fmt.Sprintf("%d %s: %s comes before %s", first.status, c.kind(), first.what, later.what)
		rows = append(rows, both)
	}
	return rows
}
