// Package kept is for other alone.
package kept

// Kept is a row's own.
type Kept struct {
	By string `json:"by"`
}
