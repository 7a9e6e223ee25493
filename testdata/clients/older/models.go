// Package older has clients that are one release older than the server.
package older

// A Step is a line of a recipe.
type Step struct {
	Text string `json:"text"`
}

// Content contains what cooks write.
type Content struct {
	Title string `json:"title"`
	Steps []Step `json:"steps"`
}

// Recipe is changed by PATCH.
//
//etagen:resource /recipes/{id} methods=GET,PUT,PATCH
//etagen:client
type Recipe struct {
	ID      int64 `json:"id" etagen:"id"`
	Version int64 `json:"version" etagen:"version"`
	Content
}

// Menu is changed by PUT.
//
//etagen:resource /menus/{id} methods=GET,PUT
//etagen:client
type Menu struct {
	ID      int64 `json:"id" etagen:"id"`
	Version int64 `json:"version" etagen:"version"`
	Content
}
