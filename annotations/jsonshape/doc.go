// Package jsonshape knows what encoding/json makes of a type: the members of a
// struct with their options, what it cannot write or read back, and the shape of
// the whole with its fingerprint.
package jsonshape
