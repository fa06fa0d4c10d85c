# make, make test: the two commands. make help lists the rest.
GO ?= go
export CGO_ENABLED = 0
BIN = bin/dossier
SOURCES = $(shell find generator/cmd generator/internal templates -type f) go.mod go.sum
PROFILE = generator/cmd/dossier/build.pgo

.PHONY: site briefing test browser lint golden fuzz soak train profile bench race help clean

site: $(BIN) ## build the tool and the site: content/ becomes public/
	$(BIN) build

serve: $(BIN) ## show content/ in your browser while you write
	$(BIN) serve --open

$(BIN): $(SOURCES)
	$(GO) build -trimpath -ldflags="-s -w" -pgo=$(PROFILE) -o $@ ./generator/cmd/dossier

briefing: $(BIN) ## the site with a PDF beside each briefing (needs chromium)
	$(BIN) pdf

test: ## run the Go tests; says what it could not run
	$(GO) test ./...
	@command -v chromium >/dev/null || echo "not run: the browser tests (make browser), for want of chromium"
	@command -v java >/dev/null || echo "not run: the HTML validator (make browser), for want of java"

browser: $(BIN) ## test the pages in a real browser (needs chromium, node, java)
	cd generator/browser && npm ci --no-audit --no-fund && node --test

lint: ## vet and format
	$(GO) vet ./...
	@test -z "$$(gofmt -l generator templates)" || { gofmt -l generator templates; exit 1; }

golden: ## write what the tests get as what they expect; read the diff before you commit it
	$(GO) test $$(grep -rl 'internal/golden"' --include=*_test.go generator | xargs -n1 dirname | sort -u | sed 's#^#./#') -update

fuzz: ## fuzz every parser for FUZZTIME each (30s)
	@for t in $$(grep -rlE '^func Fuzz' --include=*_test.go generator); do \
	  for f in $$(grep -oE '^func Fuzz[A-Za-z0-9]*' $$t | cut -c6-); do \
	    run="$(GO) test ./$$(dirname $$t) -run=^$$ -fuzz=^$$f$$ -fuzztime=$${FUZZTIME:-30s} -fuzzminimizetime=2s"; \
	    $$run || $$run || exit 1; done; done # a time that ends at the wrong moment is an error to go test; a finding is one again

soak: $(BIN) ## test for hours what is too long for every change; says what it could not run
	.ci/soak

train: ## train the model anew: make train CORPUS=DIR (DIR/train and DIR/dev hold text/ and attributions/)
	@test -n "$(CORPUS)" || { echo "make train CORPUS=DIR: a folder of annotated news"; exit 2; }
	$(GO) run ./generator/cmd/train $(CORPUS)

profile: ## note anew where a build spends its time, for the compiler: make profile CONTENT=DIR (a large folder of articles)
	@test -n "$(CONTENT)" || { echo "make profile CONTENT=DIR: a large folder of articles"; exit 2; }
	at=$$(mktemp -d) && $(GO) build -trimpath -o $$at/dossier ./generator/cmd/dossier && \
	  $$at/dossier build -q --no-cache --cpuprofile $$at/profile --content "$(CONTENT)" --out $$at/site && \
	  gzip -cd $$at/profile | LC_ALL=C sed "s#$$at#$$(echo $$at | tr -c '\n' -)#g" | gzip -n9 > $(PROFILE); \
	  rm -rf "$$at" # where the program stood is nobody's business

bench: ## time each stage, COUNT times (1), as benchstat reads it; DOSSIER_BENCH=DIR names another content folder
	$(GO) test ./generator/... -run='^$$' -bench=. -benchmem -count=$(or $(COUNT),1)

race: $(BIN) ## run the same N (1008) articles through hugo and dossier; needs ../shared/bench and hugo (HUGO=)
	@test -x ../shared/bench/race.sh || { echo "there is no ../shared/bench/race.sh here"; exit 2; }
	DOSSIER=$(CURDIR)/$(BIN) ../shared/bench/race.sh $(or $(N),1008) $(RUNS)

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 16

clean: ## remove what was built
	rm -rf bin
	find public -mindepth 1 ! -name .gitignore -delete
