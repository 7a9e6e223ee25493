package etagentest

import (
	"fmt"
	"net/http"
	"slices"
)

// hookRows returns requests that the handler's hooks and its store can refuse. All
// of them are like c, which succeeds.
func (t *Target) hookRows(c Case, done int) []Case {
	row := func(want int, what string, change func(*Case)) Case {
		r := c
		r.Name, r.Want = fmt.Sprintf("%d %s %s", want, c.kind(), what), 0
		change(&r)
		return r
	}
	rows := []Case{
		row(done, "that Authorize lets pass", func(r *Case) { r.says = http.StatusOK }),
		row(done, "of a client that has gone", func(r *Case) { r.left = true }),
		row(405, "sent to it with another method", func(r *Case) { r.Method, r.direct, r.says = "PURGE", c.Method, http.StatusForbidden }),
	}
	if !t.list {
		rows = append(rows, row(410, "that the store refuses to load comes before Authorize", func(r *Case) { r.load, r.says = http.StatusGone, http.StatusForbidden }))
	}
	for _, status := range []int{401, 403, 404} {
		rows = append(rows, row(status, "that Authorize refuses", func(r *Case) { r.says = status }))
	}
	for _, status := range []int{409, 410, 422, 429, 503} {
		rows = append(rows, row(status, "that the store refuses", func(r *Case) { r.refuse(status) }))
	}
	for _, status := range []int{412, 428, 302} {
		rows = append(rows, row(500, fmt.Sprintf("that the store refuses with %d", status), func(r *Case) { r.refuse(status) }))
	}
	return append(rows,
		row(503, "whose time is over", func(r *Case) { r.refuse(timeIsOver) }),
		row(503, "of a client that has gone before the store has failed", func(r *Case) { r.left = true; r.refuse(timeIsOver) }),
	)
}

// refuse makes the store refuse the operation that the request of a case needs.
func (c *Case) refuse(status int) {
	if c.reads() {
		c.load = status
	} else {
		c.write = status
	}
}

// readHookRows returns hookRows for requests to read.
func (t *Target) readHookRows() []Case {
	if t.Unrouted {
		return nil
	}
	get := Case{Method: http.MethodGet, Header: http.Header{}}
	head := Case{Method: http.MethodHead, Header: header("If-None-Match", "*")}
	faults, known := t.readFaults(), http.StatusNotModified
	if t.list {
		faults = t.listFaults()
	}
	if t.list && t.Loads != nil { // the state that the store knows decides without a page
		head.Header, known = http.Header{}, http.StatusOK
	}
	rows := append(t.hookRows(get, http.StatusOK), orderRows(get, faults)...)
	return append(rows, t.hookRows(head, known)...)
}

// writeHookRows returns hookRows for requests to write.
func (t *Target) writeHookRows() []Case {
	var rows []Case
	for _, method := range t.Methods {
		c := t.writeRow(method, done(method), "", "If-Match", "*")
		rows = append(rows, t.hookRows(c, done(method))...)
		rows = append(rows, orderRows(c, t.writeFaults(c))...)
	}
	if t.Creates {
		c := t.creation()
		rows = append(rows, t.hookRows(c, 201)...)
		rows = append(rows, orderRows(c, t.writeFaults(c))...)
	}
	return rows
}

// postHookRows returns hookRows for a request that creates in a list.
func (t *Target) postHookRows() []Case {
	c := t.writeRow(http.MethodPost, 201, "").whereMissing()
	rows := append(t.hookRows(c, http.StatusCreated), orderRows(c, t.writeFaults(c))...)
	if t.Creates {
		return rows
	}
	return slices.DeleteFunc(rows, func(c Case) bool { return c.status() == http.StatusCreated })
}
