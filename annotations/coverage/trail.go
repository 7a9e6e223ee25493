package coverage

import "go/types"

// A trail is a place on the way to fields, by their names. A nil trail is off
// the way to all of them.
type trail struct {
	next map[string]*trail
	end  bool // one of the fields is here
	own  bool // the field that makes the tag of the resource is further on
}

// add adds a path to a field, which is own if it makes the tag of the resource.
func (t *trail) add(path []*types.Var, own bool) {
	for _, v := range path {
		t.own = t.own || own
		if t.next == nil {
			t.next = map[string]*trail{}
		}
		if t.next[v.Name()] == nil {
			t.next[v.Name()] = &trail{}
		}
		t = t.next[v.Name()]
	}
	t.end = true
}

// below is the place that a field leads to.
func (t *trail) below(v *types.Var) *trail {
	if t == nil {
		return nil
	}
	return t.next[v.Name()]
}

// isEnd reports whether one of the fields is here.
func (t *trail) isEnd() bool { return t != nil && t.end }

// leadsOn reports whether one of the fields is further on.
func (t *trail) leadsOn() bool { return t != nil && len(t.next) > 0 }

// leadsToOwn reports whether the field that makes the tag is further on.
func (t *trail) leadsToOwn() bool { return t != nil && t.own }
