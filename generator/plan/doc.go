// Package plan compares files and their new contents with the disk, and writes or
// removes all of them or none.
//
// It does not interpret contents. The formats of package genfile define which files are
// generated.
package plan
