// Package plan is what a run does to the disk: files with the contents that they
// are to have, compared with those that are there, and written or removed all
// together or not at all.
//
// It knows nothing of what is in the files. What makes one ours is in the formats
// of package genfile.
package plan
