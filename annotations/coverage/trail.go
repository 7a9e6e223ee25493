package coverage

import "go/types"

// A trail is a node in a tree of paths to fields. A nil trail is not on any of the
// paths.
type trail struct {
	next map[string]*trail
	end  bool // one of the fields is here
	own  bool // the path to the field that makes the entity tag continues here
}

// add adds a path to a field. If own is set, the field makes the entity tag of the
// resource.
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

// below returns the node that a field leads to.
func (t *trail) below(v *types.Var) *trail {
	if t == nil {
		return nil
	}
	return t.next[v.Name()]
}

// isEnd reports whether one of the fields is here.
func (t *trail) isEnd() bool { return t != nil && t.end }

// leadsOn reports whether a path to one of the fields continues.
func (t *trail) leadsOn() bool { return t != nil && len(t.next) > 0 }

// leadsToOwn reports whether the path to the field that makes the entity tag continues.
func (t *trail) leadsToOwn() bool { return t != nil && t.own }
