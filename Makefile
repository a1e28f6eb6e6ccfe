# The commands a person remembers; each is one line, and the scripts under deploy/ do all their own set-up.
.PHONY: run test check bench format clean

run: ; ./deploy/run
test: ; ./deploy/test
check: ; ./deploy/check
bench: ; ./deploy/bench
format: ; swift format -i -r --configuration .swift-format Package.swift Services Shared Tests
clean: ; rm -rf .build .switchyard
