package etagen

import (
	"net/http"
	"reflect"
)

// made reports whether what is stored is what this request has made of it: what
// was to be stored, apart from what no client can set. A store may trim a text,
// round a time, or fill in what was left out, so it is enough that the members
// that the content names have come out alike, one of them by a change, and that
// nothing else has changed that a patch would have kept. If that leaves a doubt,
// the second time is enough: the change then changes nothing.
func (c *change[P]) made(stored P) bool {
	if !c.exists(c.refused.next) {
		return false
	}
	wanted := reflect.New(reflect.TypeOf(c.refused.next).Elem())
	wanted.Elem().Set(reflect.ValueOf(c.refused.next).Elem())
	next := wanted.Interface().(P) // a copy, for the store may have kept the value itself
	c.maker.Adopt(next, stored)
	if sameJSON(next, stored) {
		return true
	}
	o, err := c.outcome(next, stored)
	if err != nil || !o.shows() {
		return false
	}
	c.shown++
	return c.shown > 1 || c.changes(o) && (c.r.Method != http.MethodPatch || !c.disturbed(o))
}

// An outcome is the JSON of a change that may have been made.
type outcome struct {
	named         map[string]any // what the request names
	was, want, is map[string]any // what was stored, was to be stored, and is
}

// outcome returns the JSON of what was stored, what was to be, and what is.
func (c *change[P]) outcome(next, stored P) (o outcome, err error) {
	if c.exists(c.refused.stored) {
		err = reread(c.refused.stored, &o.was)
	}
	if err == nil {
		err = reread(next, &o.want)
	}
	if err == nil {
		err = reread(stored, &o.is)
	}
	if err == nil {
		err = numbered(c.body).Decode(&o.named)
	}
	return o, err
}

// shows reports whether what is stored has the members that the request names.
func (o *outcome) shows() bool {
	for name, value := range o.named {
		if !alike(o.want[name], o.is[name], value) {
			return false
		}
	}
	return true
}

// changes reports whether the request asks for another value of a member that it
// names. The values that a client only gives back are the store's.
func (c *change[P]) changes(o outcome) bool {
	all := members(reflect.TypeFor[P]().Elem())
	for name, value := range o.named {
		if !alike(o.want[name], o.was[name], value) && !c.owned(all[name].index) {
			return true
		}
	}
	return false
}

// disturbed reports whether a member has changed that the request does not name.
func (c *change[P]) disturbed(o outcome) bool {
	for name, m := range members(reflect.TypeFor[P]().Elem()) {
		if _, ok := o.named[name]; !ok && !reflect.DeepEqual(o.was[name], o.is[name]) && !c.owned(m.index) {
			return true
		}
	}
	return false
}
