package listing

import (
	"net/http"
	"strings"
	"unicode"

	"example.com/bookshop/catalog"
	"example.com/bookshop/internal/etagen"
)

// A Match returns the condition of a database for a book that contains all words,
// and its parameter. The last word may be the beginning of one.
type Match func(words []string) (condition string, value any)

// Page returns the statement for the columns of a page that begins after the last
// book, nil for the first page, and its parameters. It selects one book more than the
// page contains.
func Page(columns string, o Order, q catalog.BookQuery, last *catalog.Book, match Match) (statement string, values []any) {
	where, values := chosen(q, match)
	if last != nil {
		condition, more := o.after(last)
		where, values = append(where, condition), append(values, more...)
	}
	return "SELECT " + columns + " FROM books" + where.text() + " ORDER BY " + o.columns() + " LIMIT ?", append(values, q.Limit+1)
}

// Total returns the statement that counts the books on all pages of a query.
func Total(q catalog.BookQuery, match Match) (statement string, values []any) {
	where, values := chosen(q, match)
	return "SELECT count(*) FROM books" + where.text(), values
}

// conditions are the conditions on a book, joined by AND.
type conditions []string

// text returns the WHERE clause.
func (c conditions) text() string {
	if len(c) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c, " AND ")
}

// chosen returns the conditions of a query, and their parameters.
func chosen(q catalog.BookQuery, match Match) (where conditions, values []any) {
	add := func(condition string, bound ...any) {
		where, values = append(where, condition), append(values, bound...)
	}
	if q.Author != nil {
		authors := make([]any, len(q.Author))
		for i, author := range q.Author {
			authors[i] = author
		}
		add("author IN (?"+strings.Repeat(", ?", len(authors)-1)+")", authors...)
	}
	if q.Year != nil {
		add("year = ?", *q.Year)
	}
	if q.PriceMin != nil {
		add("price >= ?", *q.PriceMin)
	}
	if q.PriceMax != nil {
		add("price <= ?", *q.PriceMax)
	}
	if found := words(q.Q); len(found) > 0 {
		add(match(found))
	}
	return where, values
}

// mostWords is the maximum number of words in a search: each costs the database time.
const mostWords = 16

var errTooManyWords = &etagen.Problem{Status: http.StatusBadRequest, Detail: "A search has at most 16 words.", Parameter: "q"}

// Check refuses a query that is too expensive for the database.
func Check(q catalog.BookQuery) error {
	if len(words(q.Q)) > mostWords {
		return errTooManyWords
	}
	return nil
}

// words returns the words of a text. They contain only letters and digits, so none is
// an operator of the full-text search.
func words(text *string) []string {
	if text == nil {
		return nil
	}
	return strings.FieldsFunc(*text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}
