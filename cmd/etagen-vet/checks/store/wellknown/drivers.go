package wellknown

import (
	"go/types"
	"strings"
)

// driverErrors returns the error types that databases use for violated constraints, by
// the packages of their drivers.
func driverErrors() map[string]string {
	return map[string]string{
		"github.com/go-sql-driver/mysql": "MySQLError",
		"github.com/jackc/pgconn":        "PgError",
		"github.com/jackc/pgx/pgconn":    "PgError",
		"github.com/lib/pq":              "Error",
		"github.com/mattn/go-sqlite3":    "Error",
		"modernc.org/sqlite":             "Error",
	}
}

// driverPackages returns the packages that a store imports for a driver, with the
// package of its error.
func driverPackages() map[string]string {
	all := map[string]string{
		"github.com/jackc/pgx":         "github.com/jackc/pgx/pgconn",
		"github.com/jackc/pgx/pgxpool": "github.com/jackc/pgx/pgconn",
		"github.com/jackc/pgx/stdlib":  "github.com/jackc/pgx/pgconn",
	}
	for path := range driverErrors() {
		all[path] = path
	}
	return all
}

// IsDriverError reports whether a type, or the type that it points to, is the error of a
// driver. Use it for type assertions and for errors.As.
func IsDriverError(t types.Type) bool {
	for t != nil {
		p, ok := types.Unalias(t).(*types.Pointer)
		if !ok {
			break
		}
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Pkg() != nil && driverErrors()[Versionless(named.Obj().Pkg().Path())] == named.Obj().Name()
}

// DriverError returns the error of the driver that an import path belongs to, as code
// names it: pgconn.PgError. It returns "" for any other package. Use it for the imports of
// a store.
func DriverError(imported string) string {
	path, ok := driverPackages()[Versionless(imported)]
	if !ok {
		return ""
	}
	return path[strings.LastIndexByte(path, '/')+1:] + "." + driverErrors()[path]
}
