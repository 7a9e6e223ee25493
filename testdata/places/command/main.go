package main

import "net/http"

func main() {
	mux := http.NewServeMux()
	(&BookHandler{}).Register(mux)
}
