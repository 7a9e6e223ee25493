package catalog

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"testing"
	"time"
)

// The Transport of net/http decodes gzip, and leaves the entity tag of what was coded.
// The client reads, revalidates and changes by that tag.
func TestCodedClient(t *testing.T) {
	handler := openTestLabel().serving(newTestLabel(t))(true, time.Now())
	var served []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, r)
		for name, values := range answer.Header() {
			w.Header()[name] = values
		}
		w.WriteHeader(answer.Code)
		w.Write(answer.Body.Bytes())
		served = append(served, fmt.Sprint(r.Method, " ", answer.Code, " ", answer.Header().Get("Content-Encoding")))
	}))
	defer server.Close()
	ctx := context.Background()
	c := LabelClient{BaseURL: server.URL, Cache: NewLabelCache(1 << 20)}
	first, tag, err := c.Get(ctx, newTestLabel(t).ID)
	if err != nil {
		t.Fatal(err)
	}
	if plain := LabelTag(LabelETag(first)); tag == plain {
		t.Errorf("the tag is %s, which is that of JSON", tag)
	}
	again, sameTag, err := c.Get(ctx, first.ID)
	if err != nil || !reflect.DeepEqual(again, first) || sameTag != tag {
		t.Errorf("read %v of %s, then %v of %s (%v)", first, tag, again, sameTag, err)
	}
	changed, newTag, err := c.Update(ctx, first.ID, func(l *Label) error {
		l.Text = "changed"
		return nil
	})
	if err != nil || changed.Text != "changed" || newTag == tag {
		t.Errorf("changed %v of %s to %v of %s (%v)", first, tag, changed, newTag, err)
	}
	if last, lastTag, err := c.Get(ctx, first.ID); err != nil || last.Text != "changed" || lastTag != newTag {
		t.Errorf("after the change: %v of %s (%v)", last, lastTag, err)
	}
	if want := []string{"GET 200 gzip", "GET 304 ", "GET 304 ", "PATCH 200 gzip", "GET 304 "}; !reflect.DeepEqual(served, want) {
		t.Errorf("served %q, want %q", served, want)
	}
}
