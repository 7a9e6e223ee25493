package client

import (
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// Render returns the source of the client of a resource. It is called if the resource has
// the directive client.
func Render(pkg gosource.Package, res *model.Resource) ([]byte, error) {
	o := &output{gosource.New(pkg, res)}
	types{o}.all()
	reads{o}.all()
	if res.ClientWrites() {
		writes{o}.all()
	}
	writes{o}.creations()
	if res.Lists() {
		lists{o}.all()
	}
	remote{o}.all()
	return o.Bytes()
}
