package compare

import (
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/etag"
	"github.com/valyala/fasthttp"
)

// Fiber returns a handler of fiber with its etag middleware. It is not a net/http
// handler.
func Fiber(books *Shelf) fasthttp.RequestHandler {
	app := fiber.New(fiber.Config{DisableStartupMessage: true})
	app.Use(etag.New())
	app.Get("/books/:id", func(c *fiber.Ctx) error {
		b, err := books.GetBook(c.Context(), c.Params("id"))
		if err != nil {
			return fiber.ErrNotFound
		}
		c.Set("Cache-Control", "private, no-cache, max-age=0")
		return c.JSON(b)
	})
	return app.Handler()
}
