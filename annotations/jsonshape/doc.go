// Package jsonshape describes what encoding/json makes of a type: the members of a
// struct with their options, what cannot be written or read back, and the shape of the
// whole with its fingerprint.
package jsonshape
