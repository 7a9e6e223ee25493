// Package witness finds out whether anything that a run has looked at has changed.
package witness
