// Package wellknown has what the analyzer etagenstore knows about packages of others: the
// errors of databases and their drivers, and the functions that read a row. To support
// another database, add it here.
package wellknown
