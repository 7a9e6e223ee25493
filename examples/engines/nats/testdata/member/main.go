// Member is one server of the cluster that the test starts. It ends with its
// standard input, so that no server outlives the test.
package main

import (
	"flag"
	"io"
	"log"
	"os"

	"github.com/nats-io/nats-server/v2/server"
)

func main() {
	o := &server.Options{Host: "127.0.0.1", NoSigs: true, JetStream: true}
	o.Cluster.Name, o.Cluster.Host = "books", o.Host
	flag.StringVar(&o.ServerName, "name", "", "name of the server")
	flag.StringVar(&o.StoreDir, "dir", "", "folder of the server")
	flag.IntVar(&o.Port, "port", 0, "port for clients")
	flag.IntVar(&o.Cluster.Port, "routed", 0, "port for the other servers")
	routes := flag.String("routes", "", "addresses of all servers, as nats://HOST:PORT,…")
	flag.Parse()
	o.Routes = server.RoutesFromStr(*routes)
	s, err := server.NewServer(o)
	if err != nil {
		log.Fatal(err)
	}
	s.Start()
	io.Copy(io.Discard, os.Stdin)
	s.Shutdown()
}
