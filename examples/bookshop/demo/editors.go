package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

const (
	newPrice = `"price":1195`
	newTitle = `"title":"Moby-Dick; or, The Whale"`
)

// editors makes two people change the same copy of a book, which has the tag. The
// change of the first must survive that of the second.
func editors(ctx context.Context, c *client, tag string) error {
	save := question{method: http.MethodPatch, path: book, name: "If-Match", value: tag, content: "{" + newPrice + "}"}
	first, err := c.step(ctx, "Two editors have this copy. The first saves a new price.", save, http.StatusOK)
	if err != nil {
		return err
	}
	if got := first.header.Get("ETag"); got == tag {
		return fmt.Errorf("the book changed, but its entity tag is still %s", got)
	}
	save.content = "{" + newTitle + "}"
	if _, err := c.step(ctx, "The second saves a new title, with the tag of the same copy.", save, http.StatusPreconditionFailed); err != nil {
		return err
	}
	get := question{method: http.MethodGet, path: book, name: "If-None-Match", value: tag}
	again, err := c.step(ctx, "The second keeps the title in hand, and reads what has changed.", get, http.StatusOK)
	if err != nil {
		return err
	}
	save.value = again.header.Get("ETag")
	second, err := c.step(ctx, "Then saves it, with the tag of what was read.", save, http.StatusOK)
	if err != nil {
		return err
	}
	if !strings.Contains(second.body, newPrice) || !strings.Contains(second.body, newTitle) {
		return errors.New("the change of an editor is lost")
	}
	return nil
}
