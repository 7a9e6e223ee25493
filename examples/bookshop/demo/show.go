package main

import (
	"context"
	"fmt"
	"net/http"
)

const book = "/books/163" // Moby-Dick

// show shows all exchanges with the service.
func show(ctx context.Context, c *client) error {
	c.fields = []string{"Cache-Control", "ETag", "Last-Modified"}
	tag, err := reads(ctx, c)
	if err != nil {
		return err
	}
	c.fields = []string{"ETag", "Location"}
	if err := editors(ctx, c, tag); err != nil {
		return err
	}
	if err := lists(ctx, c); err != nil {
		return err
	}
	return typed(ctx, c)
}

// reads reads a book that does not change, and returns its tag.
func reads(ctx context.Context, c *client) (tag string, err error) {
	get := question{method: http.MethodGet, path: book}
	full, err := c.step(ctx, "Read a book.", get, http.StatusOK)
	if err != nil {
		return "", err
	}
	tag, date := full.header.Get("ETag"), full.header.Get("Last-Modified")
	get.name, get.value = "If-None-Match", tag
	byTag, err := c.step(ctx, "Read it again, with the entity tag of the copy in hand.", get, http.StatusNotModified)
	if err != nil {
		return "", err
	}
	get.name, get.value = "If-Modified-Since", date
	if _, err := c.step(ctx, "The same with the date.", get, http.StatusNotModified); err != nil {
		return "", err
	}
	saved := full.bytes - byTag.bytes
	fmt.Fprintf(c.out, "\nOn the wire the 200 was %d bytes and the first 304 %d: %d bytes saved (%d %%).\n",
		full.bytes, byTag.bytes, saved, 100*saved/full.bytes)
	return tag, nil
}
