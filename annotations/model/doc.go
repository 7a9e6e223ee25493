// Package model is the contract between who reads annotations and who makes
// something of them: a [Resource] with its routes, fields and policies, and the
// [Diagnostic] for what is wrong.
package model
