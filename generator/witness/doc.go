// Package witness finds out whether anything has changed that a run has looked at.
package witness
