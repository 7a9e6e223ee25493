package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
)

// A wrapped is a struct that embeds a time.
type wrapped struct {
	value
	noID
}

func (wrapped) operand(x *jen.Statement) *jen.Statement { return jen.Parens(x) }

func (k wrapped) unknown(x *jen.Statement) []jen.Code { return of(k.f.Value).unknown(inner(k.f, x)) }

func (k wrapped) unset(x *jen.Statement) []jen.Code { return of(k.f.Value).unset(inner(k.f, x)) }

func (k wrapped) appendTo(a *Appender, g *jen.Group, x *jen.Statement, text string) {
	of(k.f.Value).appendTo(a, g, inner(k.f, x), text)
}

func (k wrapped) time(x *jen.Statement) *jen.Statement { return of(k.f.Value).time(inner(k.f, x)) }

func (k wrapped) giveVersion(c *Composite, whole *model.Field, x *jen.Statement) {
	c.Reach(whole)
	of(k.f.Value).giveVersion(c, whole, inner(k.f, x))
}

func (k wrapped) giveTime(c *Composite, whole *model.Field, x *jen.Statement) {
	c.Reach(whole)
	of(k.f.Value).giveTime(c, whole, inner(k.f, x))
}

func (k wrapped) nextVersion(s Step, x *jen.Statement) { of(k.f.Value).nextVersion(s, inner(k.f, x)) }

func (k wrapped) nextTime(s Step, x, at *jen.Statement) { of(k.f.Value).nextTime(s, inner(k.f, x), at) }

func (k wrapped) move(s Step, x *jen.Statement) { of(k.f.Value).move(s, inner(k.f, x)) }
