// Package scope determines how code of a package can use a field: whether it can write
// the names of the field and of its type, and how it reads the value.
package scope
