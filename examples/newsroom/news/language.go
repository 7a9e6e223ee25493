package news

import (
	"context"
	"net/http"
	"strings"

	"golang.org/x/text/language"
)

// languages returns those that pages are written in. The first one is for whoever
// asks for none of them.
func languages() []language.Tag { return []language.Tag{language.English, language.German} }

type languageKey struct{}

// Negotiate has a handler answer in the language that suits the Accept-Language
// field best (RFC 9110 §12.5.4).
func Negotiate(next http.Handler) http.Handler {
	matcher := language.NewMatcher(languages())
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, i := language.MatchStrings(matcher, strings.Join(r.Header["Accept-Language"], ","))
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), languageKey{}, languages()[i].String())))
	})
}

// languageOf returns the language that a request is answered in.
func languageOf(ctx context.Context) string {
	if name, ok := ctx.Value(languageKey{}).(string); ok {
		return name
	}
	return languages()[0].String()
}
