// Package memo keeps rendered files for the next run. The key of an entry covers
// everything that rendering reads, so an entry is never out of date. Damaged entries,
// and those of other builds of the program, are treated as missing.
package memo
