# `make help` lists the targets. All you need is Go, git and make.

GO       ?= go
FUZZTIME ?= 30s
# The time limit for the tests of a package. The default, ten minutes, is too short for
# generator and cmd/etagen on a busy machine.
TIMEOUT  ?= 60m
QUICK    := ./annotations/... ./generator/... ./templates/... ./cmd/etagen/internal/...
BOOKSHOP := examples/bookshop
ENGINES  := examples/engines
# The bookshop is last: by then a test of the generator has compiled SQLite.
EXAMPLES := examples/routers examples/newsroom examples/codings $(ENGINES) bench $(BOOKSHOP)

# Runs a command in each example, which is a module of its own.
each = for dir in $(EXAMPLES); do echo "$$dir: $(1)"; (cd $$dir && $(1)) || exit 1; done

# The race detector needs cgo, which the go command turns off if it finds no C
# compiler. The tests then run without it.
RACE := $(if $(filter 1,$(shell $(GO) env CGO_ENABLED)),-race)
# SQLite is translated from C, and takes minutes to compile with the race detector.
UNWATCHED := $(if $(RACE),'-gcflags=modernc.org/...=-race=false -dwarf=false')

# Without debug information, which no test needs, compiling takes a tenth less.
# The last of the flags that match a package applies.
NODEBUG := -gcflags=all=-dwarf=false
# Packages that call jennifer all the time take a third as long to compile without inlining,
# and what the examples and models import takes two thirds. What SQLite imports is not among
# it: a test of the generator compiles SQLite, too.
LEAN    := $(foreach p,client handler handlertest values,'-gcflags=github.com/etagen/etagen/templates/$(p)=-l -dwarf=false')
FOREIGN := $(foreach p,$(addprefix github.com/,danielgtaylor gabriel-vasile gin-gonic go-playground goccy gofiber hashicorp jackc \
	klauspost labstack nats-io pandatix pelletier prometheus quic-go ugorji valyala zclconf) \
	$(addprefix golang.org/x/,crypto net text) \
	ariga.io entgo.io go.etcd.io go.mongodb.org go.uber.org google.golang.org gorm.io,'-gcflags=$(p)/...=-l -dwarf=false')
# Compilers and tests need a tenth less time if they collect garbage less often.
GOGC ?= 400

.DEFAULT_GOAL := help
.PHONY: help demo demo-cluster quick golden test test-generator test-others test-clients test-openapi test-postgres pictures same lint check generate bench fuzz mutate bench-parts

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "%-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## generate, build and start the example, and show what it answers
	@echo "Building the demo. The first time that compiles SQLite, which takes a minute or two."
	@cd $(BOOKSHOP) && $(GO) run ./demo

demo-cluster: ## run two replicas on PostgreSQL: one is killed, both are replaced, and nothing is lost; ARGS='-time 60s'
	@.ci/cluster $(ARGS)

# With -trimpath, compiled packages do not contain their folder, so tests in temporary
# folders find them in the build cache. Test binaries then do not know GOROOT either,
# from which some tests read the standard library.
SHARED := -trimpath $(NODEBUG) $(LEAN) $(FOREIGN)
quick test test-generator test-others test-postgres demo-cluster: export GOFLAGS := $(filter-out $(SHARED),$(shell $(GO) env GOFLAGS)) $(SHARED)
quick test test-generator test-others test-postgres demo-cluster: export GOROOT := $(shell $(GO) env GOROOT)
quick test test-generator test-others test-postgres: export GOGC := $(GOGC)

quick: ## run in half a minute what tells most: goldens, diagnostics, units, architecture
	$(GO) test -short -timeout $(TIMEOUT) -vet=off ./generator $(QUICK)
	$(GO) test -short -timeout $(TIMEOUT) -vet=off ./cmd/etagen -run Architecture

golden: ## write what the models in testdata/golden are rendered to
	$(GO) test ./templates -run 'TestGolden$$' -update

# The tests of the generator often need only one processor; others run at the same time.
test: ## run all tests, of the generator and of the examples
	$(if $(RACE),,@echo "no C compiler: the tests run without the race detector")
	@$(MAKE) --no-print-directory -j2 test-generator test-others

# The packages that take longest are first.
# make lint runs go vet on the same packages. go test would also run it on everything that
# they import, with and without the race detector.
test-generator:
	$(GO) test -timeout $(TIMEOUT) -vet=off ./generator ./cmd/etagen ./...

# The flags of the examples are in the environment, because their tests build programs
# with SQLite and should share the compiled packages. The tag leaves MessagePack out of gin,
# which takes ten seconds to compile.
test-others:
	$(if $(RACE),$(GO) test -timeout $(TIMEOUT) -vet=off $(RACE) ./templates/support/...)
	@export GOFLAGS="$$GOFLAGS $(RACE) $(UNWATCHED)"; $(call each,$(GO) test -timeout $(TIMEOUT) -vet=off -tags=nomsgpack ./...)

test-postgres: ## run the examples over PostgreSQL and etcd: BOOKSHOP_POSTGRES (postgres://…), or what is installed and started
	@.ci/postgres
	@.ci/etcd
	cd $(BOOKSHOP) && $(GO) test -timeout $(TIMEOUT) -run Postgres ./catalog ./leaflets && $(GO) test -timeout $(TIMEOUT) ./postgres
	cd $(ENGINES) && $(GO) test -timeout $(TIMEOUT) $(RACE) ./postgres ./etcd

test-clients: ## run the clients in examples/clients, such as a page in Chromium, where they can be had
	@.ci/clients

pictures: ## make the pictures of docs/walkthrough.md anew, from the running shop
	@.ci/clients pictures

test-openapi: ## hold OpenAPI documents to linters, to clients made from them, to Prism and to a page in Chromium
	@.ci/openapi

same: ## compare all that is generated from examples and testdata with what BASE (main) generates
	@.ci/same $(BASE)

lint: ## check the form of the code: gofmt, go vet, staticcheck, generated files too
	@.ci/lint

check: ## fail where generated files in the repository are not what etagen writes
	@$(call each,$(GO) tool etagen --check ./...)

generate: ## write the generated files of the examples, and the reference in docs
	@$(call each,$(GO) generate ./...)
	@$(call each,$(GO) tool etagen -q ./...) # which removes what go generate would have missed
	$(GO) test ./cmd/etagen -run "^(TestReferencePage|TestPictures)$$" -update

bench: ## measure etagen beside others in turn, and write docs/performance.md; ARGS=-short only sees that all works
	cd bench && $(GO) run ./performance $(ARGS)

bench-parts: ## run the benchmarks of parts, such as a handler without a mux
	$(GO) test -run '^$$' -bench . -benchmem ./...
	cd $(BOOKSHOP) && $(GO) test -run '^$$' -bench . -benchmem ./...

fuzz: ## run each fuzz target for FUZZTIME (30s)
	@for dir in templates/support templates/openapi annotations $(BOOKSHOP) $(BOOKSHOP)/store; do \
		for target in $$(cd $$dir && $(GO) test -list '^Fuzz' . | grep '^Fuzz'); do \
			echo "$$dir $$target"; \
			(cd $$dir && $(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime=20x .) || exit 1; \
		done; \
	done

mutate: ## change the support package in many small ways, and list what no test notices
	@.ci/mutate
