package store

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/cmd/etagen-vet/checks/store/wellknown"
)

// A kind is the kind of origin of a returned error.
type kind int

// These are the kinds of origin.
const (
	unknown   kind = iota // nothing is known about it
	generated             // an error that a handler knows, possibly wrapped
	sentinel              // a well-known error, possibly wrapped
	held                  // the value of a variable, possibly wrapped
	fresh                 // a new error that wraps nothing
)

// An origin is where a returned error comes from.
type origin struct {
	kind
	object types.Object // the sentinel or variable
	expr   ast.Expr     // the expression for it
}

// origin returns where an error comes from, as far as one function shows it.
func (c *checker) origin(e ast.Expr) origin {
	e = ast.Unparen(e)
	if call, ok := e.(*ast.CallExpr); ok {
		return c.originOfCall(call)
	}
	obj := c.object(e)
	switch {
	case c.isGenerated(obj), c.info.Types[e].IsNil():
		return origin{kind: generated}
	case wellknown.MeaningOf(obj) != wellknown.None:
		return origin{kind: sentinel, object: obj, expr: e}
	case c.holder(e) != nil:
		return origin{kind: held, object: c.holder(e), expr: e}
	case obj != nil && obj.Parent() == c.pass.Pkg.Scope() && c.value(obj) != nil:
		o := c.origin(c.value(obj))
		o.expr = e
		return o
	}
	return origin{}
}

// isGenerated reports whether the handler of one of the resources knows an object as an
// error.
func (c *checker) isGenerated(obj types.Object) bool {
	return slices.ContainsFunc(c.resources, func(r *resource) bool { return r.isError(obj) })
}

// originOfCall returns the origin of the result of a call.
func (c *checker) originOfCall(call *ast.CallExpr) origin {
	switch name := wellknown.FunctionName(c.callee(call)); name {
	case "errors.New", "github.com/pkg/errors.New", "golang.org/x/xerrors.New":
		return origin{kind: fresh}
	case "github.com/pkg/errors.Errorf":
		return origin{kind: fresh}
	case "fmt.Errorf":
		return c.originOfFormat(call)
	case "errors.Join":
		if call.Ellipsis.IsValid() {
			return origin{}
		}
		return c.joined(call.Args)
	case "github.com/pkg/errors.Wrap", "github.com/pkg/errors.Wrapf", "github.com/pkg/errors.WithStack",
		"github.com/pkg/errors.WithMessage", "github.com/pkg/errors.WithMessagef":
		return c.joined(call.Args[:1])
	}
	return origin{}
}

// originOfFormat returns the origin of an error of fmt.Errorf, which wraps the operands
// of %w.
func (c *checker) originOfFormat(call *ast.CallExpr) origin {
	verbs, ok := c.verbs(call)
	if !ok {
		return origin{}
	}
	var wrapped []ast.Expr
	for _, v := range verbs {
		if strings.HasSuffix(v.text, "w") {
			wrapped = append(wrapped, v.arg)
		}
	}
	if len(wrapped) == 0 {
		return origin{kind: fresh}
	}
	return c.joined(wrapped)
}

// joined returns the origin of an error that wraps several. It is unknown if one of them
// is, unless another is generated; otherwise it is the most specific one.
func (c *checker) joined(parts []ast.Expr) origin {
	var all []origin
	for _, p := range parts {
		all = append(all, c.origin(p))
	}
	for _, k := range []kind{generated, unknown, held, sentinel, fresh} {
		if i := slices.IndexFunc(all, func(o origin) bool { return o.kind == k }); i >= 0 {
			return all[i]
		}
	}
	return origin{}
}
