package catalog

// These are the suites of the generated tests. The test of the real store runs them; it
// is in another package, because the store imports this one.
var (
	TestBookStore = testBookStore
	TestFileStore = testFileStore
)
