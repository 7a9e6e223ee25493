// Package gormdb has resources over structs of GORM.
package gormdb

import "example.com/models/gormdb/model"

// Book has its id and its time from gorm.Model.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE id=ID version=Version modified=UpdatedAt
//etagen:collection /books methods=GET,POST
type Book = model.Book

// Author has no version: the tag is made from the time, and is weak.
//
//etagen:resource /authors/{code} methods=GET,PUT id=Code modified=UpdatedAt,unixmilli
//etagen:require any
type Author model.Author
