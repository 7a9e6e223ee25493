// Package memo keeps what a run has rendered for the next run. What is kept is found
// by all that rendering reads, so it is never out of date; what is damaged, or was
// written by another program, is as if it were not there.
package memo
