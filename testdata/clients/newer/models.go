// Package newer has the resources of package older in a later release.
package newer

// A Step has one more member than in the older release.
type Step struct {
	Text    string `json:"text"`
	Minutes int    `json:"minutes"`
}

// Content contains what cooks write. Serves and Oven are new.
type Content struct {
	Title  string `json:"title"`
	Steps  []Step `json:"steps"`
	Serves int    `json:"serves"`
	Oven   Oven   `json:"oven"`
}

// Oven contains the temperature.
type Oven struct {
	Degrees float64 `json:"degrees"`
}

// Recipe is changed by PATCH.
//
//etagen:resource /recipes/{id} methods=GET,PUT,PATCH
type Recipe struct {
	ID      int64 `json:"id" etagen:"id"`
	Version int64 `json:"version" etagen:"version"`
	Content
}

// Menu is changed by PUT.
//
//etagen:resource /menus/{id} methods=GET,PUT
type Menu struct {
	ID      int64 `json:"id" etagen:"id"`
	Version int64 `json:"version" etagen:"version"`
	Content
}
