// Package model has structs as GORM wants them: its own columns embedded, a
// counter that its plugin raises, and rows that are marked and not deleted.
package model

import (
	"time"

	"gorm.io/gorm"
	"gorm.io/plugin/optimisticlock"
)

// Book has the columns of gorm.Model: ID, CreatedAt, UpdatedAt and DeletedAt.
type Book struct {
	gorm.Model
	Version  optimisticlock.Version
	Title    string  `gorm:"size:200;index"`
	Subtitle *string `json:",omitempty"`
	AuthorID uint
	Author   *Author `gorm:"foreignKey:AuthorID" json:"-"`
}

// Author has a time in milliseconds that GORM keeps, and no counter.
type Author struct {
	Code      string `gorm:"primaryKey;size:40"`
	Name      string
	UpdatedAt int64          `gorm:"autoUpdateTime:milli"`
	DeletedAt gorm.DeletedAt `gorm:"index" json:"-"`
	Born      *time.Time
}
