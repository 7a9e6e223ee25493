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

// origins finds out where returned errors come from, as far as one function shows it.
type origins struct {
	*code
	resources []*resource
	entered   map[types.Object]bool // variables whose values are being followed: in code that does not compile, they may form a cycle
}

// of returns where an error comes from.
func (o *origins) of(e ast.Expr) origin {
	e = ast.Unparen(e)
	if call, ok := e.(*ast.CallExpr); ok {
		return o.ofCall(call)
	}
	obj := o.object(e)
	switch {
	case o.isGenerated(obj), o.info.Types[e].IsNil():
		return origin{kind: generated}
	case wellknown.MeaningOf(obj) != wellknown.None:
		return origin{kind: sentinel, object: obj, expr: e}
	case o.holder(e) != nil:
		return origin{kind: held, object: o.holder(e), expr: e}
	case obj != nil && obj.Parent() == o.pkg.Scope() && o.value(obj) != nil && !o.entered[obj]:
		o.entered[obj] = true
		from := o.of(o.value(obj))
		delete(o.entered, obj)
		from.expr = e
		return from
	}
	return origin{}
}

// isGenerated reports whether the handler of one of the resources knows an object as an
// error.
func (o *origins) isGenerated(obj types.Object) bool {
	return slices.ContainsFunc(o.resources, func(r *resource) bool { return r.isError(obj) })
}

// ofCall returns the origin of the result of a call.
func (o *origins) ofCall(call *ast.CallExpr) origin {
	switch name := wellknown.FunctionName(o.callee(call)); name {
	case "errors.New", "github.com/pkg/errors.New", "golang.org/x/xerrors.New":
		return origin{kind: fresh}
	case "github.com/pkg/errors.Errorf":
		return origin{kind: fresh}
	case "fmt.Errorf":
		return o.ofFormat(call)
	case "errors.Join":
		if call.Ellipsis.IsValid() {
			return origin{}
		}
		return o.joined(call.Args)
	case "github.com/pkg/errors.Wrap", "github.com/pkg/errors.Wrapf", "github.com/pkg/errors.WithStack",
		"github.com/pkg/errors.WithMessage", "github.com/pkg/errors.WithMessagef":
		return o.joined(call.Args[:min(1, len(call.Args))])
	}
	return origin{}
}

// ofFormat returns the origin of an error of fmt.Errorf, which wraps the operands of %w.
func (o *origins) ofFormat(call *ast.CallExpr) origin {
	verbs, ok := o.verbs(call)
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
	return o.joined(wrapped)
}

// joined returns the origin of an error that wraps several. It is unknown if one of them
// is, unless another is generated; otherwise it is the most specific one.
func (o *origins) joined(parts []ast.Expr) origin {
	var all []origin
	for _, p := range parts {
		all = append(all, o.of(p))
	}
	for _, k := range []kind{generated, unknown, held, sentinel, fresh} {
		if i := slices.IndexFunc(all, func(from origin) bool { return from.kind == k }); i >= 0 {
			return all[i]
		}
	}
	return origin{}
}
