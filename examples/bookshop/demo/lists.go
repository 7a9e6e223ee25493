package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

const (
	list  = "/books?author=herman-melville&sort=-year&limit=20"
	title = `"title":"Weeds and Wildings"`
	added = "{" + title + `,"author":"herman-melville","year":1924}`
)

// lists lists the books of an author while another client adds one.
func lists(ctx context.Context, c *client) error {
	get := question{method: http.MethodGet, path: list}
	full, err := c.list(ctx, "List the books of an author, the latest first.", get, http.StatusOK)
	if err != nil {
		return err
	}
	get.name, get.value = "If-None-Match", full.header.Get("ETag")
	if _, err := c.list(ctx, "List them again, with the tag of the list.", get, http.StatusNotModified); err != nil {
		return err
	}
	post := question{method: http.MethodPost, path: "/books", content: added}
	if _, err := c.step(ctx, "Another client adds a book.", post, http.StatusCreated); err != nil {
		return err
	}
	longer, err := c.list(ctx, "List them again, with the same tag.", get, http.StatusOK)
	if err != nil {
		return err
	}
	if !strings.Contains(longer.body, title) {
		return errors.New("the list lacks the new book")
	}
	return nil
}

// list is step for a list. It prints how many books the service has read from its
// database for the response: none for a 304.
func (c *client) list(ctx context.Context, title string, q question, status int) (*answer, error) {
	before, err := c.booksRead(ctx)
	if err != nil {
		return nil, err
	}
	a, err := c.step(ctx, title, q, status)
	if err != nil {
		return nil, err
	}
	after, err := c.booksRead(ctx)
	if err != nil {
		return nil, err
	}
	read := after - before
	if (read == 0) != (status == http.StatusNotModified) {
		return nil, fmt.Errorf("%d books were read for a %d", read, status)
	}
	fmt.Fprintf(c.out, "  %d books read from the database\n", read)
	return a, nil
}

func (c *client) booksRead(ctx context.Context) (int, error) {
	a, err := c.send(ctx, question{method: http.MethodGet, path: "/debug/books-read"})
	if err != nil {
		return 0, fmt.Errorf("ask how many books were read: %w", err)
	}
	n, err := strconv.Atoi(strings.TrimSpace(a.body))
	if err != nil {
		return 0, fmt.Errorf("read how many books were read: %w", err)
	}
	return n, nil
}
