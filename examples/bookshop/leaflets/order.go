package leaflets

import (
	"encoding/json"
	"fmt"
	"strings"
)

// An order contains the sort keys of leaflets, and the id last, so that no two are equal.
type order []key

// A key is an expression without NULL, and its value.
type key struct {
	expression string
	descending bool
	value      func(*Leaflet) any // as a parameter
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
	return order{{expression: "substr(title, 1, 64)", value: func(l *Leaflet) any { return beginning(l.Title) }}}
}

// byPages returns two keys: unknown values come last.
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

// text returns the text after ORDER BY.
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

// beginning returns the part of a title that lists are sorted by. It becomes part of a
// URL, and a title may be too long for that.
func beginning(title string) string {
	characters := []rune(title)
	return string(characters[:min(64, len(characters))])
}

// A place contains the sort keys of a leaflet.
type place struct {
	ID, Title string
	Pages     *int
}

// cursor returns the cursor of the page after a leaflet.
func (o order) cursor(l *Leaflet) (string, error) {
	text, err := json.Marshal(place{l.ID, beginning(l.Title), l.Pages})
	return string(text), err
}

// after adds the condition that a leaflet comes after a cursor, which a client may have
// made up.
func (o order) after(cursor string, where *conditions) error {
	if cursor == "" {
		return nil
	}
	var p place
	if err := json.Unmarshal([]byte(cursor), &p); err != nil {
		return fmt.Errorf("%w: %w", ErrLeafletCursor, err)
	}
	last := &Leaflet{ID: p.ID, Title: p.Title, Pages: p.Pages}
	where.texts = append(where.texts, o.behind(last, where))
	return nil
}

// behind returns the condition that a leaflet comes after another one. It does not use
// (a, b) > ($1, $2), in which all keys have the same direction.
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
