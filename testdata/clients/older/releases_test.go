package older

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"example.com/clients/newer"
)

// A kitchen has one recipe and one menu, and serves them by the handlers of the newer
// release, or by those of the older one until it is deployed.
type kitchen struct {
	recipe   newer.Recipe
	menu     newer.Menu
	deployed bool
	requests []string // what was asked and answered
}

func openKitchen() *kitchen {
	content := newer.Content{Title: "Soup", Steps: []newer.Step{{Text: "Boil", Minutes: 20}, {Text: "Stir", Minutes: 5}}, Serves: 4, Oven: newer.Oven{Degrees: 12.50}}
	return &kitchen{recipe: newer.Recipe{ID: 1, Version: 3, Content: content}, menu: newer.Menu{ID: 1, Version: 3, Content: content}, deployed: true}
}

func (k *kitchen) GetRecipe(context.Context, int64) (*newer.Recipe, error) {
	r := k.recipe
	return &r, nil
}

func (k *kitchen) UpdateRecipe(_ context.Context, r *newer.Recipe, version int64) (*newer.Recipe, error) {
	if k.recipe.Version != version {
		return nil, newer.ErrRecipeConflict
	}
	k.recipe, k.recipe.Version = *r, version+1
	return k.GetRecipe(context.Background(), r.ID)
}

func (k *kitchen) GetMenu(context.Context, int64) (*newer.Menu, error) {
	m := k.menu
	return &m, nil
}

func (k *kitchen) UpdateMenu(_ context.Context, m *newer.Menu, version int64) (*newer.Menu, error) {
	if k.menu.Version != version {
		return nil, newer.ErrMenuConflict
	}
	k.menu, k.menu.Version = *m, version+1
	return k.GetMenu(context.Background(), m.ID)
}

// before is the kitchen as the older release reads it. No test changes it.
type before struct{ *kitchen }

func (b before) GetRecipe(context.Context, int64) (*Recipe, error) {
	r := &Recipe{ID: b.recipe.ID, Version: b.recipe.Version, Content: Content{Title: b.recipe.Title}}
	for _, s := range b.recipe.Steps {
		r.Steps = append(r.Steps, Step{s.Text})
	}
	return r, nil
}

func (before) UpdateRecipe(context.Context, *Recipe, int64) (*Recipe, error) {
	return nil, errors.New("the older release changes nothing")
}

// RoundTrip sends a request to the kitchen.
func (k *kitchen) RoundTrip(r *http.Request) (*http.Response, error) {
	mux, w := http.NewServeMux(), httptest.NewRecorder()
	if k.deployed {
		(&newer.RecipeHandler{Store: k}).Register(mux)
		(&newer.MenuHandler{Store: k}).Register(mux)
	} else {
		(&RecipeHandler{Store: before{k}}).Register(mux)
	}
	mux.ServeHTTP(w, r)
	k.requests = append(k.requests, r.Method+" "+http.StatusText(w.Code))
	return w.Result(), nil
}

// asked returns the requests since its last call.
func (k *kitchen) asked() string {
	all := strings.Join(k.requests, ", ")
	k.requests = nil
	return all
}

// mended is the content after an older client has changed the title and the first step.
func mended() newer.Content {
	c := openKitchen().recipe.Content
	c.Title, c.Steps[0].Text = "Broth", "Simmer"
	return c
}

func mend(c *Content) error {
	c.Title, c.Steps[0].Text = "Broth", "Simmer"
	return nil
}

// Members that the older release does not know survive Update: in the value, in its
// parts, and in changed elements of a list.
func TestClientOfAnOlderReleaseKeepsWhatItDoesNotKnow(t *testing.T) {
	k, ctx := openKitchen(), context.Background()
	web := &http.Client{Transport: k}
	recipes := &RecipeClient{BaseURL: "http://kitchen.test", HTTP: web}
	if _, _, err := recipes.Update(ctx, 1, func(r *Recipe) error { return mend(&r.Content) }); err != nil {
		t.Fatal(err)
	}
	if got := k.asked(); got != "GET OK, PATCH OK" || !reflect.DeepEqual(k.recipe.Content, mended()) {
		t.Errorf("after %s the recipe is %+v", got, k.recipe.Content)
	}
	menus := &MenuClient{BaseURL: "http://kitchen.test", HTTP: web}
	if _, _, err := menus.Update(ctx, 1, func(m *Menu) error { return mend(&m.Content) }); err != nil {
		t.Fatal(err)
	}
	if got := k.asked(); got != "GET OK, PUT OK" || !reflect.DeepEqual(k.menu.Content, mended()) {
		t.Errorf("after %s the menu is %+v", got, k.menu.Content)
	}
}

// A newer release has another fingerprint, so a client loads its copy once more, and a
// change needs one more attempt.
func TestClientOfAnOlderReleaseMeetsANewFingerprint(t *testing.T) {
	k, ctx := openKitchen(), context.Background()
	recipes := &RecipeClient{BaseURL: "http://kitchen.test", HTTP: &http.Client{Transport: k}, Cache: NewRecipeCache(1 << 20)}
	k.deployed = false
	r, tag, err := recipes.Get(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	k.deployed = true
	for range [3]int{} {
		if got, now, err := recipes.Get(ctx, 1); err != nil || now == tag || got.Title != "Soup" {
			t.Errorf("%+v, tag %s after %s, error %v", got, now, tag, err)
		}
	}
	if got := k.asked(); got != "GET OK, GET OK, GET Not Modified, GET Not Modified" {
		t.Errorf("four reads were %s", got)
	}
	if _, _, err := recipes.UpdateFrom(ctx, r, tag, func(r *Recipe) error { return mend(&r.Content) }); err != nil {
		t.Fatal(err)
	}
	if got := k.asked(); got != "PATCH Precondition Failed, GET OK, PATCH OK" || k.recipe.Version != 4 || !reflect.DeepEqual(k.recipe.Content, mended()) {
		t.Errorf("after %s the recipe is %+v", got, k.recipe)
	}
}
