package main

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
)

const (
	book       = "/books/163" // Moby-Dick
	changeBook = `UPDATE books SET price = price - 100, version = version + 1,
  updated_at = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE id = 163`
)

// show has the exchange with the service.
func show(ctx context.Context, c *client, db *sql.DB) error {
	full, err := c.step(ctx, "Read a book.", "", "", http.StatusOK)
	if err != nil {
		return err
	}
	tag, date := full.header.Get("ETag"), full.header.Get("Last-Modified")
	byTag, err := c.step(ctx, "Read it again, with the entity tag of the copy in hand.", "If-None-Match", tag, http.StatusNotModified)
	if err != nil {
		return err
	}
	if _, err := c.step(ctx, "The same with the date.", "If-Modified-Since", date, http.StatusNotModified); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "\n# Somebody changes the price.\nsqlite> %s;\n", changeBook)
	if err := change(ctx, db, changeBook); err != nil {
		return err
	}
	changed, err := c.step(ctx, "Read it again, with the old tag: a new book, a new tag.", "If-None-Match", tag, http.StatusOK)
	if err != nil {
		return err
	}
	if got := changed.header.Get("ETag"); got == tag {
		return fmt.Errorf("the book changed and its entity tag is %s still", got)
	}
	saved := full.bytes - byTag.bytes
	fmt.Fprintf(c.out, "\nOn the wire a 200 was %d bytes and a 304 %d: %d bytes saved (%d %%), each time nothing changed.\n",
		full.bytes, byTag.bytes, saved, 100*saved/full.bytes)
	return nil
}

// step asks for the book and returns the answer when it is as told: the status,
// a tag, and a body only with a 200.
func (c *client) step(ctx context.Context, title, name, value string, status int) (*answer, error) {
	fmt.Fprintf(c.out, "\n# %s\n", title)
	a, err := c.get(ctx, book, name, value)
	if err != nil {
		return nil, err
	}
	switch {
	case a.status != status:
		return nil, fmt.Errorf("status %d, want %d", a.status, status)
	case a.header.Get("ETag") == "":
		return nil, fmt.Errorf("the %d has no entity tag", status)
	case (a.body != "") != (status == http.StatusOK):
		return nil, fmt.Errorf("the %d has a body of %d bytes", status, len(a.body))
	}
	return a, nil
}
