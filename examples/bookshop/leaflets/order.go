package leaflets

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
)

// An order is the keys that leaflets are sorted by, with the id at the end, so that no two
// are equal.
type order []key

// A key is an expression without NULL, and its value: what is not known comes after all
// that is.
type key struct {
	expression string
	descending bool
	value      func(*Leaflet) any // as it is bound
}

func byID() key    { return key{expression: "id", value: func(l *Leaflet) any { return l.ID }} }
func byTitle() key { return key{expression: "title", value: func(l *Leaflet) any { return l.Title }} }
func byPages() key {
	return key{expression: "coalesce(pages, 9e999)", value: func(l *Leaflet) any {
		if l.Pages == nil {
			return math.Inf(1)
		}
		return *l.Pages
	}}
}

// orderOf returns the order of a query.
func orderOf(sort []LeafletSort) order {
	var o order
	for _, by := range sort {
		k := byTitle()
		if by.Field == LeafletByPages {
			k = byPages()
		}
		k.descending = by.Descending
		o = append(o, k)
	}
	return append(o, byID())
}

// text is what follows ORDER BY.
func (o order) text() string {
	texts := make([]string, len(o))
	for i, k := range o {
		texts[i] = k.expression
		if k.descending {
			texts[i] += " DESC"
		}
	}
	return strings.Join(texts, ", ")
}

// longCursor is the length in bytes of the longest cursor that has a whole place in it. A
// cursor comes back in an address.
const longCursor = 256

// A place is what leaflets are sorted by, or the id alone.
type place struct {
	ID    string
	Title *string `json:",omitempty"`
	Pages *int    `json:",omitempty"`
}

// cursor returns where the page after a leaflet begins.
func (o order) cursor(l *Leaflet) (string, error) {
	text, err := json.Marshal(place{l.ID, &l.Title, l.Pages})
	if err == nil && len(text) > longCursor {
		text, err = json.Marshal(place{ID: l.ID})
	}
	return string(text), err
}

// after adds the condition that a leaflet comes after a cursor. Whoever asks may have made
// it up.
func (o order) after(ctx context.Context, tx *sql.Tx, cursor string, where *conditions) error {
	if cursor == "" {
		return nil
	}
	var p place
	if err := json.Unmarshal([]byte(cursor), &p); err != nil {
		return fmt.Errorf("%w: %w", ErrLeafletCursor, err)
	}
	last := &Leaflet{ID: p.ID, Pages: p.Pages}
	if p.Title != nil {
		last.Title = *p.Title
	} else {
		var err error
		last, err = found(scan(tx.QueryRowContext(ctx, selectLeaflet, p.ID)))
		if errors.Is(err, ErrLeafletNotFound) {
			return fmt.Errorf("%w: the leaflet is gone", ErrLeafletCursor)
		}
		if err != nil {
			return err
		}
	}
	text, values := o.behind(last)
	where.add(text, values...)
	return nil
}

// behind is the condition that a leaflet comes later than another one. It is written out,
// since (a, b) > (?, ?) cannot have one key descend and another not.
func (o order) behind(last *Leaflet) (string, []any) {
	k := o[0]
	value, comparison := k.value(last), k.expression+" > ?"
	if k.descending {
		comparison = k.expression + " < ?"
	}
	if len(o) == 1 {
		return comparison, []any{value}
	}
	text, values := o[1:].behind(last)
	return "(" + comparison + " OR " + k.expression + " = ? AND " + text + ")", append([]any{value, value}, values...)
}
