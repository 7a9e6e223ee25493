package values

import (
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// An asTime has a method that returns a time.Time, such as a timestamp of protobuf. A
// test cannot set it, because nothing is known about how to.
type asTime struct {
	value
	noVersion
	noID
}

func (k asTime) unknown(x *jen.Statement) []jen.Code { return unknownIfNil(k.f, x) }

func (k asTime) unset(x *jen.Statement) []jen.Code { return k.unknown(x) }

func (k asTime) time(x *jen.Statement) *jen.Statement { return x.Clone().Dot(k.f.Method).Call() }

func (k asTime) giveTime(c *Composite, whole *model.Field, x *jen.Statement) {
	c.Reach(whole)
	if p, ok := k.f.Type.Underlying().(*types.Pointer); ok {
		c.add(x.Clone().Op("=").New(gosource.TypeCode(p.Elem())))
	}
}

func (asTime) nextTime(Step, *jen.Statement, *jen.Statement) {}
