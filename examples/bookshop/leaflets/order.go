package leaflets

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// An order is the keys that leaflets are sorted by, with the id at the end, so that no two
// are equal.
type order []key

// A key is an expression without NULL, and its value.
type key struct {
	expression string
	descending bool
	value      func(*Leaflet) any // as it is bound
}

// orderOf returns the order of a query.
func orderOf(sort []LeafletSort) order {
	var o order
	for _, by := range sort {
		keys := byTitle()
		if by.Field == LeafletByPages {
			keys = byPages()
		}
		for _, k := range keys {
			k.descending = by.Descending
			o = append(o, k)
		}
	}
	return append(o, key{expression: "id", value: func(l *Leaflet) any { return l.ID }})
}

func byTitle() order {
	return order{{expression: "title", value: func(l *Leaflet) any { return l.Title }}}
}

// byPages returns two keys: what is not known comes after all that is.
func byPages() order {
	return order{
		{expression: "CASE WHEN pages IS NULL THEN 1 ELSE 0 END", value: func(l *Leaflet) any {
			if l.Pages == nil {
				return 1
			}
			return 0
		}},
		{expression: "coalesce(pages, 0)", value: func(l *Leaflet) any {
			if l.Pages == nil {
				return 0
			}
			return *l.Pages
		}},
	}
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
	where.texts = append(where.texts, o.behind(last, where))
	return nil
}

// behind is the condition that a leaflet comes later than another one. It is written out,
// since (a, b) > ($1, $2) cannot have one key descend and another not.
func (o order) behind(last *Leaflet, where *conditions) string {
	k := o[0]
	value, comparison := where.bind(k.value(last)), " > "
	if k.descending {
		comparison = " < "
	}
	comparison = k.expression + comparison + value
	if len(o) == 1 {
		return comparison
	}
	return "(" + comparison + " OR " + k.expression + " = " + value + " AND " + o[1:].behind(last, where) + ")"
}
