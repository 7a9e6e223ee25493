// Package generator is the pipeline: it finds the packages with resources,
// asks annotations what they mean and templates for their output, and holds
// the result against what is on the disk.
//
// Nothing of it compiles the package that it writes for, which in daily work
// does not compile before the output is there. Packages are listed by name and
// files alone; types are checked from source without function bodies, and only
// those declarations of other packages are looked at that a resource refers
// to.
package generator
