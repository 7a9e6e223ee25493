package etagenclient

// A Cache keeps bytes by a key. It may drop any of them at any time. It must be
// safe for concurrent use.
type Cache interface {
	Get(key string) ([]byte, bool) // false if there is nothing
	Set(key string, b []byte)      // keeps b, which nobody changes afterwards
	Delete(key string)             // does nothing if there is nothing
}
