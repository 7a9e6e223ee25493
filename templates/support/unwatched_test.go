//go:build !race

package etagen

// watched reports that the race detector runs, which drops some of what is pooled.
const watched = false
