// Package model defines the results of reading annotations, which other packages use: a
// [Resource] with its routes, fields and policies, and a [Diagnostic] for each mistake.
package model
