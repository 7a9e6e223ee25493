// Package scope knows what code of a package can do with a field: whether it may
// write its name and that of its type, and how it reads the value.
package scope
