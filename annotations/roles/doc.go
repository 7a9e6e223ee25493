// Package roles determines the roles of a resource's fields from struct tags, from the
// arguments of the resource directive, and below named members. It reports mistakes
// together with the field that was probably meant.
package roles
