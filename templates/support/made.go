package etagen

import (
	"net/http"
	"reflect"
)

// made reports whether the stored value is the result of this request, apart from
// fields that no client can set. A store may trim a text, round a time, or fill in what
// was left out. So it is enough that the members in the content are alike, that at least
// one was changed, and that nothing else changed that a patch would have kept. In doubt,
// the second time is enough: then the change changes nothing.
func (c *change) made(stored any) bool {
	if !exists(c.refused.next) {
		return false
	}
	wanted := reflect.New(reflect.TypeOf(c.refused.next).Elem())
	wanted.Elem().Set(reflect.ValueOf(c.refused.next).Elem())
	next := wanted.Interface() // a copy, because the store may have kept the value itself
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

// An outcome contains the JSON of a change that may have been made.
type outcome struct {
	named         map[string]any // what the request names
	was, want, is map[string]any // what was stored, was to be stored, and is
}

// outcome returns the JSON of what was stored, what was to be, and what is.
func (c *change) outcome(next, stored any) (o outcome, err error) {
	if exists(c.refused.stored) {
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

// changes reports whether the request asks for a new value of a member that it
// names. Values that a client only sends back are not changes.
func (c *change) changes(o outcome) bool {
	all := members(c.pointer.Elem())
	for name, value := range o.named {
		if !alike(o.want[name], o.was[name], value) && !c.owned(all[name].index) {
			return true
		}
	}
	return false
}

// disturbed reports whether a member has changed that the request does not name.
func (c *change) disturbed(o outcome) bool {
	for name, m := range members(c.pointer.Elem()) {
		if _, ok := o.named[name]; !ok && !reflect.DeepEqual(o.was[name], o.is[name]) && !c.owned(m.index) {
			return true
		}
	}
	return false
}
