package etagenclient

// A Cache keeps bytes by a key. It may drop any of them at any time. Several
// goroutines call it.
type Cache interface {
	Get(key string) ([]byte, bool)
	Set(key string, b []byte)
	Delete(key string)
}
