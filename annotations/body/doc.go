// Package body looks at the JSON of a resource: what its members are, which of them
// encoding/json cannot write or read back, and what a write has to keep because
// the JSON does not carry it.
package body
