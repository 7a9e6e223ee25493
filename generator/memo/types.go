package memo

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"go/types"
	"reflect"
	"strconv"
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
	w.putSum(sum)
}

// objectSum returns the sum of a declaration, and computes it once.
func (k *Keyer) objectSum(o types.Object) Key {
	var of Key
	if t := o.Type(); t != nil {
		of = k.typeSum(t)
	}
	text := fmt.Appendf(k.scratch[:0], "%T ", o)
	text = strconv.AppendQuote(text, o.Name())
	if p := o.Pkg(); p != nil {
		text = strconv.AppendQuote(text, p.Path())
		text = strconv.AppendQuote(text, p.Name())
	}
	switch o := o.(type) {
	case *types.Var:
		text = strconv.AppendBool(strconv.AppendBool(text, o.Embedded()), o.IsField())
	case *types.TypeName:
		text = strconv.AppendBool(text, o.IsAlias())
	}
	k.scratch = append(text, of[:]...)
	return sha256.Sum256(k.scratch)
}

// typ adds a type and a description of each named type in it.
func (w *walk) typ(t types.Type) {
	if t == nil {
		w.put("no type")
		return
	}
	w.putSum(w.typeSum(t))
}

// typeSum returns the sum of a type, and computes it once.
func (k *Keyer) typeSum(t types.Type) Key {
	sum, ok := k.types[t]
	if !ok {
		var within namedSet
		within.addAllIn(t)
		var text bytes.Buffer
		types.WriteType(&text, t, qualified)
		for _, n := range within.order {
			text.WriteByte(0)
			text.WriteString(k.describe(n))
		}
		sum = sha256.Sum256(text.Bytes())
		k.types[t] = sum
	}
	return sum
}

// describe returns the sum of everything that can be asked about a named type.
func (k *Keyer) describe(n *types.Named) string {
	if sum, ok := k.named[n]; ok {
		return sum
	}
	var met namedSet
	met.add(n)
	var sums []byte
	for i := 0; i < len(met.order); i++ {
		one := k.descriptionOf(met.order[i])
		sums = append(sums, one.sum[:]...)
		for _, found := range one.within {
			met.add(found)
		}
	}
	sum := sha256.Sum256(sums)
	k.named[n] = string(sum[:])
	return k.named[n]
}

// descriptionOf returns the description of a type, and computes it once.
func (k *Keyer) descriptionOf(n *types.Named) *description {
	if found := k.ones[n]; found != nil {
		return found
	}
	k.one.Reset()
	var within namedSet
	for _, t := range k.describeOne(n) {
		within.addAllIn(t)
	}
	d := &description{sum: sha256.Sum256(k.one.Bytes()), within: within.order}
	k.ones[n] = d
	return d
}

// describeOne describes a named type: its underlying type, its methods, and the values
// of it that its package declares. It returns the types among these.
func (k *Keyer) describeOne(n *types.Named) []types.Type {
	b := &k.one
	line := func(name string, t types.Type) {
		b.WriteString(name)
		types.WriteType(b, t, qualified)
		b.WriteByte('\n')
	}
	line("type ", n)
	line("= ", n.Underlying())
	found := append(make([]types.Type, 0, n.NumMethods()+1), n.Underlying())
	for m := range n.Methods() {
		line(m.Name()+" ", m.Type())
		if recv := m.Signature().Recv(); recv != nil {
			line("of ", recv.Type())
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
