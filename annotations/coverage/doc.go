// Package coverage finds members of a resource that change without its version. Members
// with their own version join the entity tag. For a member that contains an interface,
// the user has to say whether the version covers it.
package coverage
