package handlertest

import "github.com/dave/jennifer/jen"

// runReplica writes the call that sends requests while a replica lags.
func (o table) runReplica(g *jen.Group) {
	g.Add(o.testOf("RunReplica")).Call(
		jen.Id("t"), jen.Id("target"), jen.Op("&").Id("store").Dot("Memory"), jen.Id(o.Local), jen.Id(o.Names.ETag),
	)
}
