package kinds

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// A client can send the content of a GET back by PUT or PATCH although one member cannot
// be decoded: the store keeps its value.
func TestMemberThatOnlyEncodesIsKept(t *testing.T) {
	stored := &Essay{ID: "a", Version: 1, Title: "x", Author: &Writer{"me"}, Editor: &Writer{"you"},
		Meta: &EssayMeta{Owner: &Writer{"her"}, Note: "n"}}
	stored.Print.Shop.Keeper, stored.Print.Shop.Owner, stored.Judge = &Writer{"him"}, &Writer{"them"}, &Writer{"us"}
	store := openTestEssay(stored)
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
		if now, _ := store.ItemAt(stored); w.Code != 200 || now.Title != "changed" || now.Author.Name != "me" || now.Editor.String() != "you" ||
			now.Meta.Owner.Name != "her" || now.Meta.Note != "n" || now.Print.Shop.Keeper.String() != "him" ||
			now.Print.Shop.Owner.Name != "them" || now.Judge.Name != "us" {
			t.Errorf("%s of %s: %d %s", method, body, w.Code, w.Body)
		}
	}
}
