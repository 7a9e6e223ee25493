package wellknown

import (
	"slices"
	"strings"
)

// IsStandard reports whether a path belongs to the standard library, by its first
// element. Use it to trust that a package returns only its own errors.
func IsStandard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return slices.Contains(strings.Fields(`bytes cmp context crypto database encoding errors fmt hash io iter log maps
		math os path reflect regexp slices sort strconv strings sync time unicode unsafe`), first)
}

// IsDatabase reports whether a path belongs to a well-known database or driver. Use it as
// IsStandard is used, and to find out whether something is stored.
func IsDatabase(path string) bool {
	return slices.ContainsFunc(strings.Fields(`
		github.com/dgraph-io/badger
		github.com/go-redis/redis
		github.com/go-sql-driver/mysql
		github.com/jackc/pgx
		github.com/jmoiron/sqlx
		github.com/lib/pq
		github.com/mattn/go-sqlite3
		github.com/redis/go-redis
		go.etcd.io/bbolt
		go.mongodb.org/mongo-driver
		gorm.io/gorm
		modernc.org/sqlite`), func(module string) bool {
		return path == module || strings.HasPrefix(path, module+"/")
	})
}
