package main

import "slices"

// A step is a request, and the status that every router responds with. Each step starts
// with the state that the previous ones left.
type step struct {
	request string
	status  int
}

const (
	asJSON  = "\nContent-Type: application/json"
	asPatch = "\nContent-Type: application/merge-patch+json"
)

var steps = slices.Concat(noteSteps, readSteps("/api/notes/1"), bookSteps, readSteps("/api/books/1"), changeSteps, fileSteps)

// noteSteps are for handlers written in each router's own style.
var noteSteps = []step{
	{"GET /api/notes/1", 404},
	{"HEAD /api/notes/1", 404},
	{"PUT /api/notes/1" + asJSON + "\n\n{}", 428},
	{"PUT /api/notes/1\nIf-Match: *" + asJSON + "\n\n{}", 412},
	{"PUT /api/notes/1\nIf-None-Match: *" + asJSON + "\n\n{", 400},
	{"PUT /api/notes/1\nIf-None-Match: *" + asJSON + "\n\n{\"text\":\"one\"}", 201},
	{"PUT /api/notes/1\nIf-None-Match: *" + asJSON + "\n\n{\"text\":\"other\"}", 412},
	{"GET /api/notes/1", 200},
	{"PUT /api/notes/1\nIf-Unmodified-Since: DATE" + asJSON + "\n\n{}", 428},
	{"PUT /api/notes/1\nIf-Match: \"x\"" + asJSON + "\n\n{}", 412},
	{"PUT /api/notes/1\nIf-Match: W/TAG" + asJSON + "\n\n{}", 412},
	{"PUT /api/notes/1\nIf-Match: \"x\", TAG" + asJSON + "\n\n{\"text\":\"two\",\"id\":\"2\",\"version\":7}", 204},
	{"PUT /api/notes/1\nIf-Match: TAG" + asJSON + "\n\n{\"text\":\"lost\"}", 412},
	{"GET /api/notes/1\nIf-None-Match: TAG", 200},
	{"GET /api/notes/1\nIf-None-Match: TAG", 304},
	{"DELETE /api/notes/1\nIf-Match: TAG", 405},
	{"OPTIONS /api/notes/1\nIf-Match: \"x\"", 204},
	{"GET /api/notes", 404},
	{"GET /api/notes/", 404},
	{"GET /api/notes/1/", 404},
	{"PUT /api/notes/a%2Fb+%25%3F%C3%A9%20c\nIf-None-Match: *" + asJSON + "\n\n{}", 201},
	{"GET /api/notes/a%2Fb+%25%3F%C3%A9%20c", 200},
	{"GET /api/notes/a%2fb%2B%25%3f%c3%a9%20%63", 200},
	{"GET /api/notes/a%2Fb%20%25%3F%C3%A9%20c", 404},
	{"GET /api/notes/a/b+%25%3F%C3%A9%20c", 404},
	{"PUT /api/notes/it's%20%41\nIf-None-Match: *" + asJSON + "\n\n{}", 201},
	{"GET /api/notes/it%27s%20A", 200},
}

// readSteps returns steps for any resource that exists.
func readSteps(path string) []step {
	return []step{
		{"GET " + path, 200},
		{"HEAD " + path, 200},
		{"GET " + path + "?query=x", 200},
		{"GET http://example.com" + path, 200},
		{"GET " + path + "\nIf-None-Match: TAG", 304},
		{"HEAD " + path + "\nIf-None-Match: TAG", 304},
		{"GET " + path + "\nIf-None-Match: W/TAG", 304},
		{"GET " + path + "\nIf-None-Match: \"x\"\nIf-None-Match: TAG", 304},
		{"GET " + path + "\nIf-None-Match: \"x\", TAG", 304},
		{"GET " + path + "\nIf-None-Match: *", 304},
		{"GET " + path + "\nIf-None-Match: \"x\"", 200},
		{"GET " + path + "\nIf-None-Match: \"x\"\nIf-Modified-Since: DATE", 200},
		{"GET " + path + "\nIf-Modified-Since: DATE", 304},
		{"HEAD " + path + "\nIf-Modified-Since: DATE", 304},
		{"GET " + path + "\nIf-Modified-Since: Mon, 05 Jan 2026 08:59:59 GMT", 200},
		{"GET " + path + "\nIf-Match: TAG", 200},
		{"GET " + path + "\nIf-Match: \"x\"\nIf-Match: TAG", 200},
		{"GET " + path + "\nIf-Match: \"x\"", 412},
		{"HEAD " + path + "\nIf-Match: \"x\"", 412},
		{"GET " + path + "\nIf-Unmodified-Since: Mon, 05 Jan 2026 08:59:59 GMT", 412},
		{"GET " + path + "\nRange: bytes=0-1", 200},
	}
}

// bookSteps are for the generated handler, and end with an existing book.
var bookSteps = []step{
	{"GET /api/books", 200},
	{"GET /api/books\nIf-None-Match: TAG", 304},
	{"POST /api/books" + asJSON + "\n\n{\"id\":\"1\",\"title\":\"Typee\"}", 201},
	{"GET /api/books\nIf-None-Match: TAG", 200},
	{"HEAD /api/books\nIf-None-Match: TAG", 304},
	{"POST /api/books" + asJSON + "\n\n{\"id\":\"1\"}", 409},
	{"POST /api/books" + asJSON + "\n\n{\"id\":\"..\"}", 422},
	{"POST /api/books\nContent-Type: text/plain\n\n{}", 415},
	{"POST /api/books\nIf-None-Match: *" + asJSON + "\n\n{}", 412},
	{"POST /api/books" + asJSON + "\n\n{\"title\":\"Omoo\"}", 201},
	{"GET LOCATION", 200},
	{"POST /api/books?x=y" + asJSON + "\n\n{\"id\":\"a/b+c %2F?é\"}", 201},
	{"GET LOCATION", 200},
	{"GET /api/books?limit=2", 200},
	{"GET /api/books?limit=x", 400},
	{"PUT /api/books" + asJSON + "\n\n{}", 405},
	{"OPTIONS /api/books", 204},
}

// changeSteps change the book that was read before.
var changeSteps = []step{
	{"PUT /api/books/1" + asJSON + "\n\n{}", 428},
	{"PUT /api/books/1\nIf-Match: \"x\"" + asJSON + "\n\n{}", 412},
	{"PUT /api/books/1\nIf-None-Match: *" + asJSON + "\n\n{}", 412},
	{"PUT /api/books/1\nIf-Match: TAG" + asJSON + "\n\n{\"name\":\"Omoo\"}", 422},
	{"PUT /api/books/1\nIf-Match: TAG" + asJSON + "\n\n{\"title\":\"Mardi\"}", 200},
	{"PUT /api/books/1\nIf-Match: TAG" + asJSON + "\n\n{\"title\":\"lost\"}", 412},
	{"GET /api/books/1\nIf-None-Match: TAG", 200},
	{"PATCH /api/books/1\nIf-Match: TAG" + asJSON + "\n\n{}", 415},
	{"PATCH /api/books/1\nIf-Match: \"x\"\nIf-Match: TAG" + asPatch + "\n\n{\"title\":\"Redburn\"}", 200},
	{"PATCH /api/books/1\nIf-Match: *" + asPatch + "\n\n{\"title\":\"Pierre\"}", 200},
	{"DELETE /api/books/1\nIf-Match: TAG", 412},
	{"DELETE /api/books/1", 428},
	{"GET /api/books/1", 200},
	{"POST /api/books/1" + asJSON + "\n\n{}", 405},
	{"TRACE /api/books/1", 405},
	{"OPTIONS /api/books/1", 204},
	{"DELETE /api/books/1\nIf-Match: TAG", 204},
	{"DELETE /api/books/1\nIf-Match: TAG", 404},
	{"GET /api/books/1\nIf-None-Match: *", 404},
	{"GET /api/books/", 404},
	{"GET /api/books/%2E%2E", 404},
	{"GET /api/books/a/b", 404},
	{"GET /other", 404},
}

// fileSteps have two path values, the second with slashes.
var fileSteps = []step{
	{"PUT /api/projects/p%2Fq/files/a/b%20c\nIf-None-Match: *" + asJSON + "\n\n{}", 201},
	{"GET LOCATION", 200},
	{"GET /api/projects/p%2Fq/files/a/b%20c\nIf-None-Match: TAG", 304},
	{"GET /api/projects/p%2Fq/files/a%2Fb%20c", 404},
	{"GET /api/projects/p/q/files/a/b%20c", 404},
	{"PUT /api/projects/é/files/a/ü+\nIf-None-Match: *" + asJSON + "\n\n{}", 201},
	{"GET LOCATION", 200},
	{"GET /api/projects/%C3%A9/files/a/%C3%BC%2B", 200},
	{"POST /api/projects/é/files" + asJSON + "\n\n{\"path\":\"b/ä\"}", 201},
	{"GET LOCATION", 200},
	{"POST /api/projects/p%2Fq/files" + asJSON + "\n\n{\"path\":\"a//b/../c\"}", 201},
	{"GET LOCATION", 200},
	{"POST /api/projects/p%2Fq/files" + asJSON + "\n\n{\"path\":\"d/\"}", 201},
	{"GET LOCATION", 200},
	{"GET /api/projects/p%2Fq/files", 200},
	{"HEAD /api/projects/p%2Fq/files\nIf-None-Match: TAG", 304},
	{"GET /api/projects/p/files", 200},
	{"GET /api/projects/p%2Fq/files/", 404},
	{"DELETE /api/projects/p%2Fq/files/d/\nIf-Match: *", 405},
	{"OPTIONS /api/projects/p%2Fq/files/d/", 204},
	{"OPTIONS /api/projects/p%2Fq/files", 204},
	{"GET /api/projects/%2E%2E/files", 404},
}
