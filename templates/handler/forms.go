package handler

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
)

// forms are the elements of the description that say what becomes of content and
// entity tags on the way to clients.
func (o *output) forms() []jen.Code {
	if o.Res.Proxy == (model.Proxy{}) {
		return nil
	}
	return []jen.Code{jen.Id("Forms").Op(":").Add(o.proxy())}
}

// proxy writes what a proxy makes of entity tags.
func (o *output) proxy() *jen.Statement {
	return o.Support("Proxy").ValuesFunc(func(g *jen.Group) {
		if o.Res.Proxy.Weakens {
			g.Id("Weakens").Op(":").True()
		}
		if o.Res.Proxy.Suffix != "" {
			g.Id("Suffix").Op(":").Lit(o.Res.Proxy.Suffix)
		}
	})
}
