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

// editors has two people change the book whose copy with the tag both have. What
// the first has saved must be there when the second has saved too.
func editors(ctx context.Context, c *client, tag string) error {
	save := question{method: http.MethodPatch, path: book, name: "If-Match", value: tag, content: "{" + newPrice + "}"}
	first, err := c.step(ctx, "Two editors have this copy. The first saves a new price.", save, http.StatusOK)
	if err != nil {
		return err
	}
	if got := first.header.Get("ETag"); got == tag {
		return fmt.Errorf("the book changed and its entity tag is %s still", got)
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
		return errors.New("what an editor has saved is not there")
	}
	return nil
}
