package news

import (
	"context"
	"net/http"
	"strings"

	"golang.org/x/text/language"
)

// languages returns the languages of the pages. The first one is the default.
func languages() []language.Tag { return []language.Tag{language.English, language.German} }

type languageKey struct{}

// Negotiate makes a handler respond in the language that best matches the
// Accept-Language field (RFC 9110 §12.5.4).
func Negotiate(next http.Handler) http.Handler {
	matcher := language.NewMatcher(languages())
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, i := language.MatchStrings(matcher, strings.Join(r.Header["Accept-Language"], ","))
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), languageKey{}, languages()[i].String())))
	})
}

// languageOf returns the language of the response.
func languageOf(ctx context.Context) string {
	if name, ok := ctx.Value(languageKey{}).(string); ok {
		return name
	}
	return languages()[0].String()
}
