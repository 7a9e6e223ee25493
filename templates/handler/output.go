// Package handler writes the handler of a resource, into a file next to its type:
// book_etagen.go.
package handler

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// An output is an unfinished book_etagen.go.
type output struct{ *gosource.File }

// Writers for parts of the file.
type (
	guards     struct{ *output } // checks that stop compiling when a struct has other fields
	validators struct{ *output } // the entity tag and the modification time
	reads      struct{ *output } // the handler, and its method for GET
	writes     struct{ *output } // the handler's methods that change the resource
	stores     struct{ *output } // the interface that the user implements
	adapter    struct {          // a type with the methods that the support package calls
		*output
		name string
	}
	creation   struct{ adapter } // its methods that only POST needs
	validation struct {          // its methods that call the user's function
		adapter
		by *model.Validate
	}
	copies struct{ *output } // lines that copy fields from one value to another
	lists  struct{ *output } // the handler's methods for the collection
)

// fail writes the call that responds to an error.
func (o *output) fail(settings jen.Code) *jen.Statement {
	return jen.Id(o.Names.Resource).Dot("Fail").Call(jen.Id("w"), jen.Id("r"), jen.Err(), settings)
}

// pointer writes the address of a variable.
func pointer(name string) *jen.Statement { return jen.Op("&").Id(name) }

// settingsParam writes the parameter for the user's settings of a handler.
func (o *output) settingsParam() *jen.Statement {
	return jen.Id("settings").Op("*").Add(o.Support("Settings"))
}

// stateOf writes the line that creates the state of a resource, with its tag in the
// buffer for it.
func (o *output) stateOf() *jen.Statement {
	tag := jen.Id(o.Names.AppendTag).Call(jen.Id("tag").Index(jen.Op(":0")), jen.Id(o.Local))
	return o.declareState(tag, values.Source{Local: o.Local})
}

// declareState writes the line that combines a tag and a modification time. state is a
// pointer: the compiler would copy a value whose address is used later.
func (o *output) declareState(tag jen.Code, s values.Source) *jen.Statement {
	return jen.Id("state").Op(":=").Op("&").Add(o.stateValue(tag, s))
}

// stateValue writes a tag and a modification time as one value.
func (o *output) stateValue(tag jen.Code, s values.Source) *jen.Statement {
	return o.Support("State").ValuesFunc(func(g *jen.Group) {
		g.Id("Tag").Op(":").Add(tag)
		if o.Res.TellsTime() {
			g.Id("Modified").Op(":").Add(values.Modified(o.File, s))
		}
	})
}

// onlyReads writes the lines that reject methods other than GET and HEAD.
func (o *output) onlyReads() *jen.Statement {
	return jen.If(jen.Op("!").Id(o.Names.Resource).Dot("AllowRead").Call(jen.Id("w"), jen.Id("r"), jen.Nil())).Block(jen.Return())
}

// tagBuffer writes the variable to which a tag is appended.
func (o *output) tagBuffer() *jen.Statement {
	return jen.Var().Id("tag").Index(o.Support("TagSize")).Byte()
}

// method begins a method of the handler.
func (o *output) method(name string) *jen.Statement {
	return o.Func().Params(jen.Id("h").Op("*").Id(o.Names.Handler)).Id(name)
}

// returnErr writes the lines that return an error.
func returnErr(g *jen.Group) {
	g.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Err()))
}

// sentinel writes the variable for an error.
func (o *output) sentinel(name, text string) {
	o.Var().Id(name).Op("=").Qual("errors", "New").Call(jen.Lit(text))
	o.Line()
}

// returnNil writes a return of nil under any of the conditions.
func returnNil(g *jen.Group, conditions []jen.Code) {
	if len(conditions) > 0 {
		g.If(gosource.AnyOf(conditions)).Block(jen.Return(jen.Nil()))
	}
}

// requestContext writes the context that a request passes to the store.
func requestContext() jen.Code { return jen.Id("r").Dot("Context").Call() }

// storeCall writes a call of the handler's store.
func (o *output) storeCall(verb string, args []jen.Code) *jen.Statement {
	return jen.Id("h").Dot("Store").Dot(verb + o.Names.Title).Call(args...)
}

// selectors lists fields in a sentence.
func selectors(fields []*model.Field) string {
	var names []string
	for _, f := range fields {
		names = append(names, strings.Join(f.Selector, "."))
	}
	return series(names)
}

// series joins names for a sentence.
func series(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
