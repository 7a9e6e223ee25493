//go:build clients

package openapi

import (
	"context"
	"net/http"
	"testing"

	"example.com/openapi/oapi"
	"example.com/openapi/ogen"
)

// The client from oapi-codegen gets 200, 304, 412 and 428, each with its type.
func TestOapiCodegen(t *testing.T) {
	ctx := context.Background()
	client, err := oapi.NewClientWithResponses(startBookshop(t))
	if err != nil {
		t.Fatal(err)
	}
	book, err := client.GetBookWithResponse(ctx, 2, nil)
	if err != nil || book.JSON200 == nil || book.JSON200.Id != 2 || book.JSON200.Title == "" || book.Headers200.ETag == nil {
		t.Fatalf("200: %v, %+v", err, book)
	}
	tag := *book.Headers200.ETag
	same, err := client.GetBookWithResponse(ctx, 2, &oapi.GetBookParams{IfNoneMatch: &tag})
	if err != nil || same.StatusCode() != http.StatusNotModified || same.Headers304 == nil || *same.Headers304.ETag != tag || len(same.Body) > 0 {
		t.Fatalf("304: %v, %+v", err, same)
	}
	price := int64(900)
	patch := oapi.BookPatch{Price: &price}
	changed, err := client.PatchBookWithApplicationMergePatchPlusJSONBodyWithResponse(ctx, 2, &oapi.PatchBookParams{IfMatch: tag}, patch)
	if err != nil || changed.JSON200 == nil || changed.JSON200.Price != price || changed.JSON200.Title != book.JSON200.Title {
		t.Fatalf("200 to PATCH: %v, %+v", err, changed)
	}
	late, err := client.PatchBookWithApplicationMergePatchPlusJSONBodyWithResponse(ctx, 2, &oapi.PatchBookParams{IfMatch: tag}, patch)
	if err != nil || late.ApplicationproblemJSON412 == nil || late.ApplicationproblemJSON412.Status != http.StatusPreconditionFailed || *late.Headers412.ETag != *changed.Headers200.ETag {
		t.Fatalf("412: %v, %+v", err, late)
	}
	name := "Herman"
	blind, err := client.PutAuthorWithResponse(ctx, "melville", nil, oapi.AuthorWrite{Name: &name})
	if err != nil || blind.ApplicationproblemJSON428 == nil || blind.ApplicationproblemJSON428.Status != http.StatusPreconditionRequired {
		t.Fatalf("428: %v, %+v", err, blind)
	}
	any := "*"
	created, err := client.PutAuthorWithResponse(ctx, "melville", &oapi.PutAuthorParams{IfNoneMatch: &any}, oapi.AuthorWrite{Name: &name})
	if err != nil || created.JSON201 == nil || created.JSON201.Name != name {
		t.Fatalf("201: %v, %+v", err, created)
	}
	page, err := client.ListBooksWithResponse(ctx, &oapi.ListBooksParams{Author: &[]string{"jane-austen", "voltaire"}, Sort: &[]oapi.ListBooksParamsSort{"-year"}})
	if err != nil || page.JSON200 == nil || len(page.JSON200.Items) == 0 || len(page.JSON200.Etags) != len(page.JSON200.Items) {
		t.Fatalf("a list: %v, %+v", err, page)
	}
}

// The client from ogen gets them too.
func TestOgen(t *testing.T) {
	ctx := context.Background()
	client, err := ogen.NewClient(startBookshop(t))
	if err != nil {
		t.Fatal(err)
	}
	res, err := client.GetBook(ctx, ogen.GetBookParams{ID: 2})
	book, ok := res.(*ogen.GetBookOKHeaders)
	if !ok || book.Response.ID != 2 || book.Response.Title == "" || book.ETag.Value == "" {
		t.Fatalf("200: %v, %+v", err, res)
	}
	tag := book.ETag.Value
	res, err = client.GetBook(ctx, ogen.GetBookParams{ID: 2, IfNoneMatch: ogen.NewOptString(tag)})
	if same, ok := res.(*ogen.BookNotModified); !ok || same.ETag.Value != tag {
		t.Fatalf("304: %v, %+v", err, res)
	}
	patch := &ogen.BookPatch{Price: ogen.NewOptNilInt64(900)}
	changed, err := client.PatchBook(ctx, patch, ogen.PatchBookParams{ID: 2, IfMatch: tag})
	if ok, is := changed.(*ogen.PutBookOKHeaders); !is || ok.Response.Price != 900 || ok.Response.Title != book.Response.Title {
		t.Fatalf("200 to PATCH: %v, %+v", err, changed)
	}
	late, err := client.PatchBook(ctx, patch, ogen.PatchBookParams{ID: 2, IfMatch: tag})
	if failed, ok := late.(*ogen.PreconditionFailedHeaders); !ok || failed.Response.Status != http.StatusPreconditionFailed || failed.ETag.Value == tag {
		t.Fatalf("412: %v, %+v", err, late)
	}
	author := &ogen.AuthorWrite{Name: ogen.NewOptString("Herman")}
	blind, err := client.PutAuthor(ctx, author, ogen.PutAuthorParams{Slug: "melville"})
	if required, ok := blind.(*ogen.PreconditionRequiredHeaders); !ok || required.Response.Status != http.StatusPreconditionRequired {
		t.Fatalf("428: %v, %+v", err, blind)
	}
	created, err := client.PutAuthor(ctx, author, ogen.PutAuthorParams{Slug: "melville", IfNoneMatch: ogen.NewOptString("*")})
	if ok, is := created.(*ogen.PutAuthorCreatedHeaders); !is || ok.Response.Name != "Herman" {
		t.Fatalf("201: %v, %+v", err, created)
	}
	page, err := client.ListBooks(ctx, ogen.ListBooksParams{Author: []string{"jane-austen", "voltaire"}})
	if ok, is := page.(*ogen.BookPageHeaders); !is || len(ok.Response.Items) == 0 {
		t.Fatalf("a list: %v, %+v", err, page)
	}
}
