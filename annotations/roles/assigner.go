package roles

// An assigner determines which field of a resource has which role.
type assigner struct{ adviser }
