package memo

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"go/types"
	"reflect"
)

// qualified returns the path and name of a package.
func qualified(p *types.Package) string { return p.Path() + "|" + p.Name() }

// object adds a declaration.
func (w *walk) object(o types.Object) {
	if reflect.ValueOf(o).IsNil() {
		w.put("no object")
		return
	}
	sum, ok := w.objects[o]
	if !ok {
		sum = w.objectSum(o)
		w.objects[o] = sum
	}
	w.put(string(sum[:]))
}

// objectSum returns the sum of a declaration, and computes it once.
func (k *Keyer) objectSum(o types.Object) Key {
	text := fmt.Appendf(nil, "%T %q", o, o.Name())
	if o.Pkg() != nil {
		text = fmt.Appendf(text, " %q", qualified(o.Pkg()))
	}
	switch o := o.(type) {
	case *types.Var:
		text = fmt.Append(text, o.Embedded(), o.IsField())
	case *types.TypeName:
		text = fmt.Append(text, o.IsAlias())
	}
	if t := o.Type(); t != nil {
		sum := k.typeSum(t)
		text = append(text, sum[:]...)
	}
	return sha256.Sum256(text)
}

// typ adds a type and a description of each named type in it.
func (w *walk) typ(t types.Type) {
	if t == nil {
		w.put("no type")
		return
	}
	sum := w.typeSum(t)
	w.put(string(sum[:]))
}

// typeSum returns the sum of a type, and computes it once.
func (k *Keyer) typeSum(t types.Type) Key {
	sum, ok := k.types[t]
	if !ok {
		text := []byte(types.TypeString(t, qualified))
		for _, n := range namedIn(t) {
			text = append(append(text, 0), k.describe(n)...)
		}
		sum = sha256.Sum256(text)
		k.types[t] = sum
	}
	return sum
}

// describe returns the sum of everything that can be asked about a named type.
func (k *Keyer) describe(n *types.Named) string {
	if sum, ok := k.named[n]; ok {
		return sum
	}
	var sums []byte
	todo, met := []*types.Named{n}, map[*types.Named]bool{n: true}
	for len(todo) > 0 {
		one := k.one(todo[0])
		todo = todo[1:]
		sums = append(sums, one.sum[:]...)
		for _, found := range one.within {
			if !met[found] {
				met[found] = true
				todo = append(todo, found)
			}
		}
	}
	sum := sha256.Sum256(sums)
	k.named[n] = string(sum[:])
	return k.named[n]
}

// one returns the description of a type, and computes it once.
func (k *Keyer) one(n *types.Named) *description {
	if found := k.ones[n]; found != nil {
		return found
	}
	var b bytes.Buffer
	d, met := &description{}, map[*types.Named]bool{}
	for _, t := range k.describeOne(&b, n) {
		for _, found := range namedIn(t) {
			if !met[found] {
				met[found] = true
				d.within = append(d.within, found)
			}
		}
	}
	d.sum = sha256.Sum256(b.Bytes())
	k.ones[n] = d
	return d
}

// describeOne describes a named type: its underlying type, its methods, and the values
// of it that its package declares. It returns the types among these.
func (k *Keyer) describeOne(b *bytes.Buffer, n *types.Named) []types.Type {
	fmt.Fprintf(b, "%s = %s\n", types.TypeString(n, qualified), types.TypeString(n.Underlying(), qualified))
	found := []types.Type{n.Underlying()}
	for m := range n.Methods() {
		fmt.Fprintf(b, "%s %s\n", m.Name(), types.TypeString(m.Type(), qualified))
		if recv := m.Signature().Recv(); recv != nil {
			fmt.Fprintf(b, "of %s\n", types.TypeString(recv.Type(), qualified))
		}
		found = append(found, m.Type())
	}
	if n.Obj().Pkg() == nil {
		return found
	}
	for _, obj := range k.scopeOf(n.Obj().Pkg().Scope()).values[n.Obj()] {
		if !types.Identical(obj.Type(), n) { // an instance with other type arguments
			continue
		}
		if c, ok := obj.(*types.Const); ok {
			fmt.Fprintf(b, "const %s %s\n", c.Name(), c.Val().ExactString())
		} else {
			fmt.Fprintf(b, "var %s\n", obj.Name())
		}
	}
	return found
}

// namedIn returns the named types that occur in a type, in order.
func namedIn(t types.Type) []*types.Named {
	var found []*types.Named
	var visit func(types.Type)
	visit = func(t types.Type) {
		switch t := t.(type) {
		case *types.Named:
			found = append(found, t)
			for arg := range t.TypeArgs().Types() {
				visit(arg)
			}
		case *types.Alias:
			for arg := range t.TypeArgs().Types() {
				visit(arg)
			}
			visit(types.Unalias(t))
		case *types.Pointer:
			visit(t.Elem())
		case *types.Slice:
			visit(t.Elem())
		case *types.Array:
			visit(t.Elem())
		case *types.Chan:
			visit(t.Elem())
		case *types.Map:
			visit(t.Key())
			visit(t.Elem())
		case *types.Struct:
			for f := range t.Fields() {
				visit(f.Type())
			}
		case *types.Tuple:
			for v := range t.Variables() {
				visit(v.Type())
			}
		case *types.Signature:
			visit(t.Params())
			visit(t.Results())
		case *types.Interface:
			for m := range t.Methods() {
				visit(m.Type())
			}
			for e := range t.EmbeddedTypes() {
				visit(e)
			}
		case *types.Union:
			for term := range t.Terms() {
				visit(term.Type())
			}
		}
	}
	visit(t)
	return found
}
