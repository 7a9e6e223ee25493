package main

import "sync"

// A gate lets a run write, unless the run was abandoned before.
type gate struct {
	sync.Mutex      // held while files are written
	passed     bool // the run will write, or end by itself
}
