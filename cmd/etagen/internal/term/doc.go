// Package term formats text for a terminal: colours, the width of characters, and
// wrapped lines.
package term
