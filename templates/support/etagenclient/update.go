package etagenclient

import "context"

// An update is a change in progress.
type update struct {
	*Client
	ctx    context.Context
	res    *Resource
	at     any
	change func(any) error
	tries  int

	state    *state // the state for the next round; nil if it has to be read
	identity bool   // the state is read without content coding
	sent     string // the tag in the last write
	doubt    bool   // a write was sent whose outcome is unknown
	failure  error  // why the last write was not made, or may not have been
	lastSaid int    // the status of that response; 0 for none
}
