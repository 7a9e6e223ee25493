package etagenclient

// A Cache keeps bytes by a key. It may drop any of them at any time. It must be
// safe for concurrent use.
type Cache interface {
	Get(key string) ([]byte, bool)
	Set(key string, b []byte)
	Delete(key string)
}
