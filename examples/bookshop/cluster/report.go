package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
)

// report compares the responses with the log of versions, prints a summary, and
// returns an error if something is wrong.
func (l *load) report(ctx context.Context, log versionLog, w io.Writer) error {
	var all tally
	problems := l.problems
	for _, h := range l.books {
		t, found, err := l.settle(ctx, log, h)
		if err != nil {
			return err
		}
		all.add(t)
		problems = append(problems, found...)
	}
	for _, kind := range slices.Sorted(maps.Keys(l.answers)) {
		fmt.Fprintf(w, "%8d %s\n", l.answers[kind], kind)
	}
	fmt.Fprintf(w, "%d changes were acknowledged, and %d of these are lost.\n", all.acked, all.lost)
	fmt.Fprintf(w, "%d changes have no response: %d were made, %d were not.\n", all.made+all.unmade, all.made, all.unmade)
	var errs []error
	for i, p := range problems {
		if i == 20 {
			errs = append(errs, fmt.Errorf("and %d more", len(problems)-i))
			break
		}
		errs = append(errs, errors.New(p))
	}
	if all.acked == 0 {
		errs = append(errs, errors.New("nothing was changed"))
	}
	return errors.Join(append(errs, ctx.Err())...)
}

// settle compares the responses of one book.
func (l *load) settle(ctx context.Context, log versionLog, h *history) (tally, []string, error) {
	c := &client{load: l, book: h}
	status, stored, _, err := c.send(http.MethodGet, "", "", "")
	if err == nil && status != http.StatusOK {
		err = fmt.Errorf("GET %s: status %d at the end", h.name(), status)
	}
	if err != nil {
		return tally{}, nil, err
	}
	versions, err := log.of(ctx, h.id)
	if err != nil {
		return tally{}, nil, err
	}
	t, problems := h.settle(versions, stored)
	return t, problems, nil
}
