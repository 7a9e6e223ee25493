package postgres

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
)

// lists runs the generated suite on parcels, for the staff and for guests.
func (c *cluster) lists(t *testing.T) {
	c.exec(c.Primary, ParcelSchema)
	store := Parcels{c.Primary}
	empty := func() { c.exec(c.Primary, "TRUNCATE parcels") }
	t.Run("suite", func(t *testing.T) {
		testParcelStore(t, func(*testing.T) ParcelStore {
			empty()
			return staff{store}
		})
	})
	t.Run("two views of one address", func(t *testing.T) {
		empty()
		for _, p := range []Parcel{{ID: "a", Sender: "Ann"}, {ID: "b", Sender: "Ben", Private: true}} {
			if _, err := store.CreateParcel(t.Context(), &p); err != nil {
				t.Fatal(err)
			}
		}
		views(t, store)
	})
	t.Run("a search with a letter beyond ASCII", func(t *testing.T) {
		empty()
		if _, err := store.CreateParcel(t.Context(), &Parcel{ID: "a", Sender: "Änne"}); err != nil {
			t.Fatal(err)
		}
		q := "ÄNN"
		page, err := store.ListParcels(t.Context(), ParcelQuery{Q: &q, Limit: 2})
		if err != nil || len(page.Items) != 1 {
			t.Errorf("%q finds %d parcels (%v), want 1", q, len(page.Items), err)
		}
	})
}

// staff is a store with the lists of the staff.
type staff struct{ Parcels }

func (s staff) ListParcels(ctx context.Context, q ParcelQuery) (ParcelPage, error) {
	return s.Parcels.ListParcels(AsStaff(ctx), q)
}

func (s staff) StatParcels(ctx context.Context, q ParcelQuery) (ParcelListStat, error) {
	return s.Parcels.StatParcels(AsStaff(ctx), q)
}

// views requests a list as a guest and as the staff: the tag of one does not get a 304
// for the other.
func views(t *testing.T, store Parcels) {
	get := func(ctx context.Context, tag string) *httptest.ResponseRecorder {
		w, r := httptest.NewRecorder(), httptest.NewRequestWithContext(ctx, "GET", "/parcels?total=true", nil)
		if tag != "" {
			r.Header.Set("If-None-Match", tag)
		}
		(&ParcelHandler{Store: store}).List(w, r)
		return w
	}
	guest, boss := t.Context(), AsStaff(t.Context())
	seen, all := get(guest, "").Header().Get("Etag"), get(boss, "").Header().Get("Etag")
	for _, test := range []struct {
		name string
		ctx  context.Context
		tag  string
		want int
	}{
		{"a guest", guest, seen, http.StatusNotModified},
		{"the staff", boss, all, http.StatusNotModified},
		{"a guest with a tag of the staff", guest, all, http.StatusOK},
		{"the staff with a tag of a guest", boss, seen, http.StatusOK},
	} {
		if w := get(test.ctx, test.tag); w.Code != test.want || test.tag == "" {
			t.Errorf("%s, %s: %d, want %d: %s", test.name, test.tag, w.Code, test.want, w.Body)
		}
	}
}
