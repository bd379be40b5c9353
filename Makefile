# Downtime. Every target that people need; `make` alone lists them.

VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo unversioned)
LDFLAGS := -s -w -funcalign=16 -X main.version=$(VERSION)
TOOL    := go tool -modfile=tools.mod
QEMU    := $(firstword $(shell command -v qemu-aarch64-static qemu-aarch64 2>/dev/null))

# Packages that start goroutines: the race detector has nothing to find anywhere else, nor in what one goroutine draws or replays. The whole
# program's stories (screens) take it over seven minutes, and the command as a shell sees it over ten: make soak has both, and make race the wall
# and, of play in lines, what the goroutine that listens can meet.
QUIET   = 'cmd/downtime$$|/(judgement|lock|pack|plain|practice|printed|progress|review|room|schedule|ui|frame|screens)$$'
RACY    = $(shell go list ./... | grep -E '^downtime/(saves|cmd)(/|$$)' | grep -vE $(QUIET))
ALONE   = 'EveryScreen|Golden|Picture|EverySize|WhateverIsChanged|TakenInAgainOnly|LearnersClock'
# Packages whose tests take -update, and the one that draws the picture of the game in play.
UPDATES = $(addprefix ./,$(shell grep -rlE 'x/exp/golden|"update"' --include='*_test.go' cmd game | xargs -r dirname | sort -u))
PICTURE = $(addprefix ./,$(shell grep -rl 'func TestPictureOfTheGame' --include='*_test.go' cmd | xargs -r dirname))
# The golden runs pin State hashes; they must be equal on every processor.
GOLDEN  = -run Golden -count=1

export GOFLAGS := -mod=readonly -buildvcs=false

.DEFAULT_GOAL := help
.PHONY: help play build test race vet lint fmt fmt-check check prove physiology golden frame bench soak \
	fused golden-v3 arm64 startup cross dist clean ci

help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | \
		while IFS="$$(printf '\t')" read -r name text; do printf '  %-12s %s\n' "$$name" "$$text"; done

play: build ## build the game and play it
	@./bin/downtime

build: ## build ./bin/downtime for this machine
	CGO_ENABLED=0 go build -trimpath -ldflags '$(LDFLAGS)' -o bin/downtime ./cmd/downtime

test: ## run every test; pure Go, no C compiler needed, 5 to 6 minutes on two cores
	CGO_ENABLED=0 go test -timeout 60m ./...

race: ## run the race detector where there are goroutines (needs cgo, so gcc)
	CGO_ENABLED=1 go test -race -timeout 60m -skip $(ALONE) $(RACY)
	CGO_ENABLED=1 go test -race -timeout 60m -run 'TheWall|Interrupt|EndOf|InputEnds' ./cmd/downtime ./cmd/downtime/plain

vet: ## go vet
	go vet ./...

lint: ## run the linters of .golangci.yml
	$(TOOL) golangci-lint run ./...

fmt: ## format every Go file
	$(TOOL) golangci-lint fmt ./...

fmt-check: ## fail, and show the difference, if a Go file is not formatted
	$(TOOL) golangci-lint fmt --diff ./...

check: build ## check every scenario, each problem with file, line, column and a fix; and play their walks
	./bin/downtime check --walks

prove: build ## let the players play every scenario with 4 seeds, and say whether it is fair
	./bin/downtime prove --seeds 4

physiology: ## print published numbers beside what the body gives, write docs/physiology.md, fail on any out of band
	go test ./game/physiology -run Physiology -v -count=1 -update

golden: ## write the golden frames and runs anew, and say which changed
	go test $(UPDATES) -update
	@git diff --stat -- cmd game docs

frame: ## draw the picture of the game in play, docs/bedside.svg
	go test $(PICTURE) -run TestPictureOfTheGame -update

bench: ## run every benchmark
	go test ./... -run '^$$' -bench . -benchmem

soak: build ## the long work: every test under shuffle, ten times over, every scenario proved with 20 seeds, and a minute of each fuzz target
	go test ./... -shuffle=on -count=10 -timeout 240m
	./bin/downtime prove --seeds 20
	go test -tags soak -run EveryCasePassesTheGates -count=1 -timeout 30m -v ./game/player
	go test -tags soak -run PhysiologyGives -count=1 -timeout 30m ./game/physiology
	CGO_ENABLED=1 go test -race -skip $(ALONE) -timeout 120m ./cmd/downtime ./cmd/downtime/screens
	bash .ci/fuzz 60s

fused: ## prove from the machine code that no rule uses a fused multiply-add
	bash .ci/fused

golden-v3: ## run the golden runs as compiled for newer amd64 processors
	CGO_ENABLED=0 GOAMD64=v3 go test $(GOLDEN) ./game/...

arm64: ## run the golden runs as compiled for arm64, emulated (needs qemu-user)
	@test -n '$(QEMU)' || { echo 'arm64: no qemu-aarch64 here: apt-get install qemu-user-static'; exit 1; }
	CGO_ENABLED=0 GOARCH=arm64 go test $(GOLDEN) -exec $(QEMU) ./game/...

startup: build ## check what each package costs before main begins
	bash .ci/startup bin/downtime

cross: ## build for linux, darwin and windows, on amd64 and arm64
	@bash .ci/release build '$(VERSION)' bin/cross

dist: ## six checksummed binaries in dist/, with how to run them
	@bash .ci/release dist '$(VERSION)' dist

clean: ## remove what was built
	rm -rf bin dist

ci: ## everything that must pass before a change lands
	bash .ci/run
