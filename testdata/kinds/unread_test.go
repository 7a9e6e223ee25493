package kinds

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// What GET returns can be sent back by PUT, and by PATCH, though a member of it
// only encodes: the store keeps what it has.
func TestMemberThatOnlyEncodesIsKept(t *testing.T) {
	stored := &Essay{ID: "a", Version: 1, Title: "x", Author: &Writer{"me"}, Editor: &Writer{"you"},
		Meta: &EssayMeta{Owner: &Writer{"her"}, Note: "n"}}
	stored.Print.Shop.Keeper, stored.Print.Shop.Owner, stored.Judge = &Writer{"him"}, &Writer{"them"}, &Writer{"us"}
	store := &testEssayMemory{items: []*Essay{stored}}
	mux := http.NewServeMux()
	(&EssayHandler{Store: store}).Register(mux)
	get := httptest.NewRecorder()
	mux.ServeHTTP(get, httptest.NewRequest(http.MethodGet, "/essays/a", nil))
	body := strings.Replace(get.Body.String(), `"x"`, `"changed"`, 1)
	for method, media := range map[string]string{"PUT": "application/json", "PATCH": "application/merge-patch+json"} {
		r := httptest.NewRequest(method, "/essays/a", strings.NewReader(body))
		r.Header = http.Header{"Content-Type": {media}, "If-Match": {"*"}}
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, r)
		if now := store.items[0]; w.Code != 200 || now.Title != "changed" || now.Author.Name != "me" || now.Editor.String() != "you" ||
			now.Meta.Owner.Name != "her" || now.Meta.Note != "n" || now.Print.Shop.Keeper.String() != "him" ||
			now.Print.Shop.Owner.Name != "them" || now.Judge.Name != "us" {
			t.Errorf("%s of %s: %d %s", method, body, w.Code, w.Body)
		}
	}
}
