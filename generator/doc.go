// Package generator is the pipeline: it finds the packages with resources, has package
// annotations read them and package templates render their output, and compares the
// result with the disk.
//
// It does not compile the packages that it writes for, since they often do not compile
// before the output exists. Packages are listed by name and files only. Types are
// checked from source without function bodies, and in other packages only the
// declarations that a resource refers to.
package generator
