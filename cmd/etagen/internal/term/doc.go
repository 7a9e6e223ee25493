// Package term lays text out for a terminal: colours, the columns that characters
// take, and lines that fit.
package term
