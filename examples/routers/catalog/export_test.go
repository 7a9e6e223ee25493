package catalog

// The suites of the generated tests, for the test of the real store: that store
// imports this package, so its test cannot be in it.
var (
	TestBookStore = testBookStore
	TestFileStore = testFileStore
)
