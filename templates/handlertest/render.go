package handlertest

import (
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// Render returns the source of the test of a resource: book_etagen_test.go. It is called
// if tests are wanted.
func Render(pkg gosource.Package, res *model.Resource) ([]byte, error) {
	o := &output{gosource.New(pkg, res)}
	table{o}.table()
	o.fixture()
	switch {
	case res.Lists():
		table{o}.listTable()
	case res.Collection != nil:
		table{o}.pageTable()
	}
	if res.Handled() {
		memory{o}.memory()
	}
	if res.Route != nil {
		suite{o}.suite()
	}
	if res.Handled() && !res.Digest {
		suite{o}.encode()
	}
	return o.Bytes()
}
