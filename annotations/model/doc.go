// Package model defines what is passed from the readers of annotations to their users: a
// [Resource] with its routes, fields and policies, and a [Diagnostic] for each mistake.
package model
