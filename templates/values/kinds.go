package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
)

// of returns the kind of a field.
func of(f *model.Field) kind {
	v := value{f}
	switch f.Kind {
	case model.Int:
		return signed(v)
	case model.Uint:
		return unsigned(v)
	case model.String:
		return str{value: v}
	case model.Bytes:
		return byteSlice{value: v}
	case model.ByteArray:
		return byteArray{value: v}
	case model.Text:
		return text{value: v}
	case model.Time:
		return timeValue{value: v}
	case model.TimePointer:
		return timePointer{value: v}
	case model.AsTime:
		return asTime{value: v}
	case model.Nullable:
		return nullable{value: v}
	case model.Wrapped:
		return wrapped{value: v}
	case model.Bool:
		return boolean{value: v}
	case model.Float:
		return float{value: v}
	}
	return encoded{value: v}
}

// A nullable is a struct with Valid bool and a value of another kind.
type nullable struct {
	value
	noID
}

func (k nullable) unknown(x *jen.Statement) []jen.Code {
	return append([]jen.Code{jen.Op("!").Add(valid(x))}, of(k.f.Value).unknown(inner(k.f, x))...)
}

func (k nullable) unset(x *jen.Statement) []jen.Code {
	return append([]jen.Code{jen.Op("!").Add(valid(x))}, of(k.f.Value).unset(inner(k.f, x))...)
}

func (k nullable) appendTo(a *Appender, g *jen.Group, x *jen.Statement, text string) {
	of(k.f.Value).appendTo(a, g, inner(k.f, x), text)
}

func (k nullable) time(x *jen.Statement) *jen.Statement { return of(k.f.Value).time(inner(k.f, x)) }

func (k nullable) opaque() bool { return of(k.f.Value).opaque() }

func (k nullable) giveVersion(c *Composite, whole *model.Field, x *jen.Statement) {
	c.Reach(whole)
	c.add(valid(x).Op("=").True())
	of(k.f.Value).giveVersion(c, whole, inner(k.f, x))
}

func (k nullable) giveTime(c *Composite, whole *model.Field, x *jen.Statement) {
	c.Reach(whole)
	c.add(valid(x).Op("=").True())
	of(k.f.Value).giveTime(c, whole, inner(k.f, x))
}

func (k nullable) nextVersion(s Step, x *jen.Statement) {
	s.g.Add(valid(x)).Op("=").True()
	of(k.f.Value).nextVersion(s, inner(k.f, x))
}

func (k nullable) nextTime(s Step, x, at *jen.Statement) {
	s.g.Add(valid(x)).Op("=").True()
	of(k.f.Value).nextTime(s, inner(k.f, x), at)
}

func (k nullable) move(s Step, x *jen.Statement) {
	s.g.Add(valid(x)).Op("=").True()
	of(k.f.Value).move(s, inner(k.f, x))
}

// valid writes the field that says whether there is a value.
func valid(x *jen.Statement) *jen.Statement { return x.Clone().Dot("Valid") }

// inner writes the value inside a nullable or a wrapped.
func inner(f *model.Field, x *jen.Statement) *jen.Statement {
	return x.Clone().Dot(f.Value.Name())
}

// A wrapped is a struct that embeds a time.
type wrapped struct {
	value
	noID
}

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
