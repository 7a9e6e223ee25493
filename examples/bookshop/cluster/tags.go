package main

import (
	"context"
	"fmt"
	"net/http"
)

// unchanged is a book that nobody changes.
const unchanged = "/books/500"

// tagOf returns the entity tag of the book that nobody changes.
func tagOf(ctx context.Context, url string) (string, error) {
	response, err := ask(ctx, http.MethodGet, url, "If-None-Match", "")
	if err != nil {
		return "", err
	}
	return response.Header.Get("ETag"), nil
}

// moved returns an error if the tag from before a deploy still matches: the book has
// the same version, but other bytes.
func moved(ctx context.Context, url, before string) error {
	read, err := ask(ctx, http.MethodGet, url, "If-None-Match", before)
	if err != nil {
		return err
	}
	write, err := ask(ctx, http.MethodDelete, url, "If-Match", before)
	if err != nil {
		return err
	}
	after := read.Header.Get("ETag")
	fmt.Printf("A book that nobody changed had the tag %s and has %s. With the old one a read is %d, a write %d.\n",
		before, after, read.StatusCode, write.StatusCode)
	if after == before || read.StatusCode != http.StatusOK || write.StatusCode != http.StatusPreconditionFailed {
		return fmt.Errorf("the tag %s is good after the deploy", before)
	}
	return nil
}

// ask sends a request with a condition, unless that is empty, and returns the
// response without its content.
func ask(ctx context.Context, method, url, condition, tag string) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, method, url+unchanged, nil)
	if err != nil {
		return nil, err
	}
	if tag != "" {
		r.Header.Set(condition, tag)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	return response, response.Body.Close()
}
