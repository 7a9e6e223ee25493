package wellknown

import "go/types"

// A Reader is a function that reads one row, and whose error says that the row is missing.
// Use it for calls of the function.
type Reader struct {
	Dest     int    // the number of the first argument to read into
	Sentinel string // the error, such as sql.ErrNoRows
	Path     string // the package that declares it
}

// ReaderNamed returns the reader with a full name; ok is false if there is none.
func ReaderNamed(name string) (r Reader, ok bool) {
	r, ok = readers()[name]
	return r, ok
}

// readers returns the functions of well-known packages that read one row.
func readers() map[string]Reader {
	const (
		database = "database/sql"
		gorm     = "gorm.io/gorm"
		mongo    = "go.mongodb.org/mongo-driver/mongo"
		pgx      = "github.com/jackc/pgx"
		sqlx     = "github.com/jmoiron/sqlx"
	)
	all := map[string]Reader{
		database + ".Row.Scan":         {0, "sql.ErrNoRows", database},
		gorm + ".DB.First":             {0, "gorm.ErrRecordNotFound", gorm},
		gorm + ".DB.Last":              {0, "gorm.ErrRecordNotFound", gorm},
		gorm + ".DB.Take":              {0, "gorm.ErrRecordNotFound", gorm},
		mongo + ".SingleResult.Decode": {0, "mongo.ErrNoDocuments", mongo},
		pgx + ".Row.Scan":              {0, "pgx.ErrNoRows", pgx},
		sqlx + ".Get":                  {1, "sql.ErrNoRows", database},
		sqlx + ".GetContext":           {2, "sql.ErrNoRows", database},
		sqlx + ".Row.Scan":             {0, "sql.ErrNoRows", database},
		sqlx + ".Row.StructScan":       {0, "sql.ErrNoRows", database},
		sqlx + ".Conn.GetContext":      {1, "sql.ErrNoRows", database},
	}
	for _, of := range []string{"DB", "Tx", "Stmt", "NamedStmt"} {
		all[sqlx+"."+of+".Get"] = Reader{0, "sql.ErrNoRows", database}
		all[sqlx+"."+of+".GetContext"] = Reader{1, "sql.ErrNoRows", database}
	}
	return all
}

// ScanOf returns the method Scan of a type as a reader; ok is false if its error says
// nothing about missing rows. Use it for a variable that is scanned elsewhere.
func ScanOf(t types.Type) (r Reader, ok bool) {
	if t == nil {
		return Reader{}, false
	}
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return Reader{}, false
	}
	return ReaderNamed(Versionless(named.Obj().Pkg().Path()) + "." + named.Obj().Name() + ".Scan")
}
