package store

import "go/types"

// A row is a call that reads the row of a resource, and whose error says that the row is
// missing.
type row struct {
	name     string // of the function, such as Scan
	sentinel string // the error, such as sql.ErrNoRows
	path     string // the package that declares it
}

// A reader is a function that reads one row.
type reader struct {
	dest     int // the number of the first argument to read into
	sentinel string
	path     string
}

// readers returns the functions of well-known packages that read one row.
func readers() map[string]reader {
	const (
		database = "database/sql"
		gorm     = "gorm.io/gorm"
		mongo    = "go.mongodb.org/mongo-driver/mongo"
		pgx      = "github.com/jackc/pgx"
		sqlx     = "github.com/jmoiron/sqlx"
	)
	all := map[string]reader{
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
		all[sqlx+"."+of+".Get"] = reader{0, "sql.ErrNoRows", database}
		all[sqlx+"."+of+".GetContext"] = reader{1, "sql.ErrNoRows", database}
	}
	return all
}

// rowOfType returns the row for scanning a value of a type, or nil if the error of Scan
// says nothing about missing rows.
func rowOfType(name string, t types.Type) *row {
	if t == nil {
		return nil
	}
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return nil
	}
	r, ok := readers()[versionless(named.Obj().Pkg().Path())+"."+named.Obj().Name()+".Scan"]
	if !ok {
		return nil
	}
	return &row{name, r.sentinel, r.path}
}
