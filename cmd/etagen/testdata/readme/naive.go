package main

import (
	"encoding/json"
	"fmt"
	"net/http"

	"example.com/shop/catalog"
)

// books is what the handler of the README reads from.
var books catalog.BookStore
