// Package roles finds out which field of a resource has which role: by struct tags,
// by the arguments of the resource directive, and below named members. What is
// wrong with them it reports together with the field that was likely meant.
package roles
