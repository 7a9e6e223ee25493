package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
)

// A timePointer is a *time.Time.
type timePointer struct {
	value
	noID
}

func (timePointer) unknown(x *jen.Statement) []jen.Code {
	return []jen.Code{x.Clone().Op("==").Nil()}
}

func (k timePointer) unset(x *jen.Statement) []jen.Code {
	return append(k.unknown(x), x.Clone().Dot("IsZero").Call())
}

func (k timePointer) appendTo(a *Appender, g *jen.Group, x *jen.Statement, _ string) {
	a.time(g, k.time(x))
}

func (timePointer) time(x *jen.Statement) *jen.Statement { return jen.Op("*").Add(x) }

func (timePointer) shares() bool { return true }

// set returns the lines that set x to a time.
func (timePointer) set(x, at *jen.Statement) []jen.Code {
	return []jen.Code{
		x.Clone().Op("=").New(jen.Qual("time", "Time")),
		jen.Op("*").Add(x).Op("=").Add(at),
	}
}

func (k timePointer) giveVersion(c *Composite, whole *model.Field, x *jen.Statement) {
	k.giveTime(c, whole, x)
}

func (k timePointer) giveTime(c *Composite, whole *model.Field, x *jen.Statement) {
	c.Reach(whole)
	c.add(k.set(x, SampleTime())...)
}

func (k timePointer) nextVersion(s Step, x *jen.Statement) { k.nextTime(s, x, s.time()) }

func (k timePointer) nextTime(s Step, x, at *jen.Statement) { s.add(k.set(x, at)...) }

func (timePointer) move(s Step, x *jen.Statement) {
	s.g.Add(x).Op("=").Add(s.file.Support("CopyOf")).Call(x.Clone())
	s.g.Add(jen.Op("*").Add(x)).Op("=").Add(s.file.Runner("Later")).Call(jen.Op("*").Add(x))
}
