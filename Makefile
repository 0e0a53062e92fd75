.PHONY: check update bench fuzz conformity licenses

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
	@set -e; for file in $$(grep -rl '^func Fuzz' --include='*_test.go' .); do \
	  for target in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9]*\).*/\1/p' $$file); do \
	    echo "== $$target in $$(dirname $$file)"; \
	    go test $$(dirname $$file) -run '^$$' -fuzz "^$$target\$$" -fuzztime $(or $(FUZZTIME),10s); \
	  done; \
	done

# Shows every document to qpdf, poppler, mupdf, ghostscript, LibreOffice and
# the Open XML SDK's validator.
conformity:
	conformity/install.sh
	go test -tags conformity -count=1 ./conformity/ ./report/pdf/...

licenses:
	scripts/licenses.sh
