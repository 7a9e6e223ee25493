// Package body checks the JSON of a resource: its members, which of them encoding/json
// cannot write or read back, and the fields that are not in the JSON and that a write
// therefore has to keep.
package body
