.PHONY: check update bench fuzz soak conformity licenses release

# What must hold before a change is passed on.
check:
	test -z "$$(gofmt -l .)"
	go vet ./...
	go tool staticcheck ./...
	go test ./...

# Rewrites the golden files; read the diff.
update:
	go test ./report/... ./templates/... ./validate/... ./cmd/... -update

bench:
	go test ./... -run '^$$' -bench . -benchmem

# Ten seconds of every fuzz target.
fuzz:
	scripts/fuzz.sh $(or $(FUZZTIME),10s)

# What takes long: a batch killed two hundred times, and its memory for a
# thousand and for twenty thousand documents; the service under ten times the
# load it can bear, and among ten thousand slow clients.
soak:
	go test -tags soak -count=1 -timeout 30m -v -run 'Killed|Memory' ./report/batch -kills 200
	go test -tags soak -count=1 -timeout 10m -v -run Load ./cmd/biaoping

# Shows every document to qpdf, poppler, mupdf, ghostscript, LibreOffice and
# the Open XML SDK's validator.
conformity:
	conformity/install.sh
	go test -tags conformity -count=1 -timeout 30m ./conformity/ ./report/pdf/...

licenses:
	scripts/licenses.sh

# The program for every system, in out/release: make release VERSION=v1.2.3
release:
	scripts/release.sh $(VERSION)
