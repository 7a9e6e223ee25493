package gosource

import "github.com/etagen/etagen/annotations"

// MaxLimit is how many items a query can ask for.
const MaxLimit = 100

// GuardName is the name of the parameter for the guard.
func GuardName(res *annotations.Resource) string {
	if res.Version != nil {
		return "version"
	}
	return "modified"
}

// GuardWord is the guard in a sentence.
func GuardWord(res *annotations.Resource) string {
	if res.Version != nil {
		return "version"
	}
	return "time of change"
}
