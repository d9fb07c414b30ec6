# SPDX-License-Identifier: MIT
# Anteroom: every entry point. `make help` explains them. In the order of a program's life:
# choose, set up, build, run, test, check, measure, install, clean.

VERSION := 0.1.0

# ---- choose -----------------------------------------------------------------------------------

VARIANT ?= release
ifeq ($(origin CC),default)
CC := gcc
endif
BUILD ?= build
# one form of the folder's name, so that dependency files agree
override BUILD := $(patsubst $(CURDIR)/%,%,$(abspath $(BUILD)))
PREFIX ?= /usr/local
DESTDIR ?=
# warnings are errors on build machines and in `make test`; a newer compiler must not stop `make run`
WERROR ?= $(filter true,$(CI))
NAME ?=

VARIANTS := release debug san cov
ifeq ($(filter $(VARIANT),$(VARIANTS)),)
$(error VARIANT=$(VARIANT) is not one of: $(VARIANTS))
endif

TREE := $(BUILD)/$(VARIANT)$(patsubst %,-%,$(filter-out gcc cc,$(notdir $(firstword $(CC)))))
SETUP := $(BUILD)/setup

ifeq ($(MAKELEVEL),0)
ifeq ($(filter -j%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 1)
endif
endif
MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:

# quiet lines; V=1 shows the commands
ifeq ($(V),1)
say = @:
Q :=
else
say = @printf '  %-7s %s\n'
Q := @
endif

.PHONY: help
help:
	@cat toolchain/help.txt

# ---- set up -----------------------------------------------------------------------------------
# Packages are looked at once for each list of packages; the compiler's abilities once for each
# variant. Both happen by themselves before whatever needs them.

.PHONY: setup
setup: $(SETUP)/test

# whatever else is wanted, the packages of the build are asked for in the same question
$(SETUP)/%: toolchain/packages.txt toolchain/setup.sh
	@toolchain/setup.sh build $(filter-out build,$*)
	@mkdir -p $(@D) && touch $@ $(SETUP)/build

$(TREE)/config.mk: toolchain/configure.sh $(SETUP)/build
	@mkdir -p $(@D)
	$(say) PROBE "$(CC) $(VARIANT)"
	@toolchain/configure.sh "$(CC)" $(VARIANT) >$@

WITHOUT_CONFIG := help setup clean test format uninstall
ifneq ($(filter-out $(WITHOUT_CONFIG),$(MAKECMDGOALS)),)
include $(TREE)/config.mk
endif

# ---- build ------------------------------------------------------------------------------------
# Floors, from the ground up. libanteroom.a holds floors 0 to 3 and must never need SDL.

FLOORS := base content layout visit bundle
CORE_SRC := $(sort $(wildcard $(FLOORS:%=firmware/%/*.c)))
PLATFORM_SRC := $(sort $(wildcard firmware/platform/*.c))
COMMANDS_SRC := $(sort $(wildcard firmware/commands/*.c))

object = $(patsubst %.c,$(TREE)/obj/%.o,$(1))
CORE_OBJ := $(call object,$(CORE_SRC))
PLATFORM_OBJ := $(call object,$(PLATFORM_SRC))
COMMANDS_OBJ := $(call object,$(COMMANDS_SRC))

CORE_LIB := $(TREE)/libanteroom.a
PLATFORM_LIB := $(TREE)/libplatform.a
PROGRAM := $(TREE)/anteroom

ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -Ifirmware $(WARNINGS) $(if $(WERROR),-Werror) \
    $(VARIANT_CFLAGS) $(EXTRA_CFLAGS) $(CFLAGS) -MMD -MP
ALL_LDFLAGS = $(VARIANT_LDFLAGS) $(LDFLAGS)

# Floors below the platform are compiled without SDL's include path: a stray #include fails.
$(TREE)/obj/firmware/%.o: EXTRA_CFLAGS = $(FRAMES)
$(TREE)/obj/firmware/content/%.o: EXTRA_CFLAGS = $(FRAMES) $(YAML_CFLAGS)
$(TREE)/obj/firmware/platform/%.o: EXTRA_CFLAGS = $(FRAMES) $(SDL_CFLAGS)
$(TREE)/obj/firmware/commands/%.o: EXTRA_CFLAGS = $(FRAMES) $(SDL_CFLAGS) -DANTEROOM_VERSION='"$(VERSION)"'
$(COMMANDS_OBJ): $(TREE)/identity

# changes when the version does
$(TREE)/identity: ALWAYS
	@mkdir -p $(@D)
	@echo '$(VERSION)' | cmp -s - $@ || echo '$(VERSION)' >$@

$(TREE)/obj/%.o: %.c $(TREE)/config.mk
	@mkdir -p $(@D)
	$(say) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) -c $< -o $@

$(CORE_LIB): $(CORE_OBJ)
$(PLATFORM_LIB): $(PLATFORM_OBJ)
$(CORE_LIB) $(PLATFORM_LIB):
	$(say) AR $@
	$(Q)rm -f $@ && ar rcs $@ $^

$(PROGRAM): $(COMMANDS_OBJ) $(PLATFORM_LIB) $(CORE_LIB)
	$(say) LD $@
	$(Q)$(CC) $(VARIANT_CFLAGS) $(ALL_LDFLAGS) $^ -o $@ $(SDL_LIBS) $(DESK_LIBS) $(CORE_LIBS)

# A hard link, so that the program finds $(BUILD)/assets beside itself.
$(BUILD)/anteroom: $(PROGRAM) ALWAYS
	@cmp -s $< $@ || ln -f $< $@

.PHONY: build program objects ALWAYS
build: $(BUILD)/anteroom assets man
program: $(PROGRAM) assets
objects: $(CORE_LIB) $(PLATFORM_LIB) $(COMMANDS_OBJ)
ALWAYS:

# Assets: fonts and hyphenation come from packages, words and icons from assets/.
FONT_DIR ?= /usr/share/fonts/truetype/noto
HYPHEN_DIR ?= /usr/share/hyphen
HYPHENS := en es de
HYPHEN_en := hyph_en_US.dic
HYPHEN_es := hyph_es_ES.dic
HYPHEN_de := hyph_de_DE.dic
FONTS := $(addsuffix .ttf,NotoSans-Regular NotoSans-Bold NotoSansSymbols-Regular \
    NotoSansSymbols-Bold NotoSansSymbols2-Regular NotoSansMath-Regular)
WORDS := $(notdir $(wildcard assets/words/*.yaml))
RULES := $(notdir $(wildcard assets/rules/*.yaml))
ICONS := $(sort $(wildcard assets/icons/*.svg))
START := $(sort $(patsubst assets/start/%,%,$(shell find assets/start -name '*.yaml')))
STAGED := $(FONTS:%=$(BUILD)/assets/fonts/%) $(HYPHENS:%=$(BUILD)/assets/hyphens/%.dic) \
    $(WORDS:%=$(BUILD)/assets/words/%) $(RULES:%=$(BUILD)/assets/rules/%) \
    $(START:%=$(BUILD)/assets/start/%) $(if $(ICONS),$(BUILD)/assets/icons/.made)

.PHONY: assets
assets: $(STAGED)

$(BUILD)/assets/fonts/%: $(SETUP)/build
	@mkdir -p $(@D)
	$(Q)cp $(FONT_DIR)/$* $@
$(BUILD)/assets/hyphens/%.dic: $(SETUP)/build
	@mkdir -p $(@D)
	$(Q)cp $(HYPHEN_DIR)/$(HYPHEN_$*) $@
$(BUILD)/assets/words/%: assets/words/%
	@mkdir -p $(@D)
	$(Q)cp $< $@
$(BUILD)/assets/rules/%: assets/rules/%
	@mkdir -p $(@D)
	$(Q)cp $< $@
$(BUILD)/assets/start/%: assets/start/%
	@mkdir -p $(@D)
	$(Q)cp $< $@
# Behind the tool's source, not the tool: each variant has its own and all make the same masks.
$(BUILD)/assets/icons/.made: toolchain/icons.c $(ICONS) | $(TREE)/tools/icons
	@rm -rf $(@D) && mkdir -p $(@D)
	$(say) ICONS "$(words $(ICONS)) masks"
	$(Q)ASAN_OPTIONS=detect_leaks=0 $(TREE)/tools/icons $(@D) $(ICONS)
	@touch $@

# Tools that run while building.
$(TREE)/tools/icons: toolchain/icons.c $(TREE)/config.mk
	@mkdir -p $(@D)
	$(say) TOOL $@
	$(Q)$(CC) -std=c17 -D_GNU_SOURCE $(WARNINGS) $(if $(WERROR),-Werror) $(IMAGE_CFLAGS) \
	    $(VARIANT_CFLAGS) $(ALL_LDFLAGS) $< -o $@ $(IMAGE_LIBS) -lm
$(TREE)/tools/key_table: toolchain/key_table.c $(CORE_LIB)
	@mkdir -p $(@D)
	$(say) TOOL $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $< $(CORE_LIB) -o $@ $(CORE_LIBS)

# Manual pages; the table of keys comes from the tables that the reader works by.
MAN := $(BUILD)/man/anteroom.1 $(BUILD)/man/anteroom-bundle.5 $(BUILD)/man/anteroom-content.5
.PHONY: man
man: $(MAN)
$(BUILD)/man/anteroom.1 $(BUILD)/man/anteroom-bundle.5: $(BUILD)/man/%: firmware/man/%
	@mkdir -p $(@D)
	$(Q)cp $< $@
$(BUILD)/man/anteroom-content.5: firmware/man/anteroom-content.5.in $(TREE)/tools/key_table
	@mkdir -p $(@D)
	$(say) MAN $@
	$(Q)$(TREE)/tools/key_table >$@.keys
	$(Q)sed -e '/^@KEYS@$$/{r $@.keys' -e 'd}' $< >$@ && rm -f $@.keys

# ---- run --------------------------------------------------------------------------------------

.PHONY: run preview
run preview: build
	@toolchain/run.sh $@ $(BUILD)

# ---- test -------------------------------------------------------------------------------------
# `make test` is everything, in all the variants it needs. For work on one module:
# `make unit NAME=breaks VARIANT=san`.

UNIT_SRC := $(sort $(wildcard tests/unit/*.c tests/golden/*.c))
ACCESS_SRC := $(sort $(wildcard tests/access/*.c))
UNIT_NAMES := $(basename $(notdir $(UNIT_SRC)))
UNIT_PLATFORM := fingers fonts icons paint pictures png cage journal records shapes slots stick wait window input
UNIT_SUPPORT := $(sort $(wildcard tests/*.c))
UNIT_LIB := $(TREE)/libtests.a
UNIT_PROGRAMS := $(UNIT_NAMES:%=$(TREE)/tests/%)
LOGS ?= $(TREE)/logs
PICKED := $(if $(NAME),$(NAME:%=$(TREE)/tests/%),$(UNIT_PROGRAMS))

$(TREE)/obj/tests/%.o: EXTRA_CFLAGS = -Itests $(SDL_CFLAGS)
$(call object,$(UNIT_SRC) $(ACCESS_SRC) $(UNIT_SUPPORT)): | $(SETUP)/test
$(UNIT_LIB): $(call object,$(UNIT_SUPPORT))
	$(Q)rm -f $@ && ar rcs $@ $^

$(TREE)/tests/%: $(TREE)/obj/tests/unit/%.o $(UNIT_LIB) $(CORE_LIB)
	@mkdir -p $(@D)
	$(say) LD $@
	$(Q)$(CC) $(VARIANT_CFLAGS) $(ALL_LDFLAGS) $^ -o $@ -lcmocka $(CORE_LIBS)
$(TREE)/tests/golden_%: $(TREE)/obj/tests/golden/golden_%.o $(UNIT_LIB) $(PLATFORM_LIB) \
    $(CORE_LIB)
	@mkdir -p $(@D)
	$(say) LD $@
	$(Q)$(CC) $(VARIANT_CFLAGS) $(ALL_LDFLAGS) $^ -o $@ -lcmocka $(SDL_LIBS) $(CORE_LIBS)
# What measures whole screens opens a session as the commands do.
ACCESS_PROGRAMS := $(patsubst tests/access/%.c,$(TREE)/tests/%,$(ACCESS_SRC))
$(ACCESS_PROGRAMS): $(TREE)/tests/%: $(TREE)/obj/tests/access/%.o $(UNIT_LIB) \
    $(filter-out %/main.o,$(COMMANDS_OBJ)) $(PLATFORM_LIB) $(CORE_LIB)
	@mkdir -p $(@D)
	$(say) LD $@
	$(Q)$(CC) $(VARIANT_CFLAGS) $(ALL_LDFLAGS) $^ -o $@ -lcmocka $(SDL_LIBS) $(DESK_LIBS) \
	    $(CORE_LIBS)
$(UNIT_PLATFORM:%=$(TREE)/tests/%): $(TREE)/tests/%: $(TREE)/obj/tests/unit/%.o $(UNIT_LIB) \
    $(PLATFORM_LIB) $(CORE_LIB)
	@mkdir -p $(@D)
	$(say) LD $@
	$(Q)$(CC) $(VARIANT_CFLAGS) $(ALL_LDFLAGS) $^ -o $@ -lcmocka $(SDL_LIBS) $(CORE_LIBS)

.PHONY: test unit unit-programs access report test-matrix
unit-programs: $(UNIT_PROGRAMS)
unit: $(PICKED) assets
	@rm -f $(LOGS)/counts
	@ANTEROOM_ASSETS=$(abspath $(BUILD)/assets) tests/run-group unit $(LOGS) $(PICKED)
# Whole screens, painted and measured: the usual panels, or with MATRIX=all every one.
access: $(ACCESS_PROGRAMS) assets
	@rm -f $(LOGS)/access/counts
	@TEST_SECONDS=$${TEST_SECONDS:-1200} ANTEROOM_ASSETS=$(abspath $(BUILD)/assets) \
	    tests/run-group unit $(LOGS)/access $(ACCESS_PROGRAMS)
	@cat $(LOGS)/access/*.log | sed -n 's/^measured /  /p'
# The conformance table, from what the tests print; those of `make test` that have run count as well.
REPORT_UNITS := scenario_keys scenario_touch idle attract actions keys focus sheets lint window \
    block_care chrome readability
report: build $(ACCESS_PROGRAMS) $(REPORT_UNITS:%=$(TREE)/tests/%)
	@rm -rf $(BUILD)/report && mkdir -p $(BUILD)/report/logs
	@! [ -d $(BUILD)/test-logs ] || cp -r $(BUILD)/test-logs $(BUILD)/report/logs/a-whole-test
	@-REPORT=$(abspath $(BUILD)/report) ANTEROOM_ASSETS=$(abspath $(BUILD)/assets) tests/run-group unit \
	    $(BUILD)/report/logs/now $(ACCESS_PROGRAMS) $(REPORT_UNITS:%=$(TREE)/tests/%)
	@python3 tests/access/report.py $(BUILD)/report/logs $(BUILD)/report
test-matrix: build unit-programs
	+@MATRIX=all TEST_SECONDS=7200 $(MAKE) --no-print-directory access
	@tests/access/break.sh $(BUILD)
test: $(SETUP)/test
	+@tests/run-tests $(MAKE) $(BUILD)

# Fuzzing: `make fuzz FUZZ_SECONDS=600` runs each target that long with clang's libFuzzer and adds
# what it finds to tests/fuzz/corpus, which `make fuzz-replay` (a part of `make test`) runs again.
FUZZ_NAMES := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_SECONDS ?= 60
FUZZ_SRC := $(CORE_SRC) $(addprefix firmware/platform/,fingers.c png.c) $(UNIT_SUPPORT)
FUZZ_CC ?= clang
FUZZ := $(BUILD)/fuzz
FUZZ_LIB := $(FUZZ)/libfuzz.a
FUZZ_FLAGS = -std=c17 -D_GNU_SOURCE -g -O1 -fsanitize=fuzzer-no-link,address,undefined \
    -fno-sanitize-recover=all -Ifirmware -Itests $(SDL_CFLAGS) $(YAML_CFLAGS)

.PHONY: fuzz fuzz-replay
$(FUZZ)/obj/%.o: %.c $(SETUP)/test
	@mkdir -p $(@D)
	$(Q)$(FUZZ_CC) $(FUZZ_FLAGS) -MMD -MP -c $< -o $@
$(FUZZ_LIB): $(FUZZ_SRC:%.c=$(FUZZ)/obj/%.o)
	$(say) AR $@
	$(Q)rm -f $@ && ar rcs $@ $^
$(FUZZ)/%: tests/fuzz/fuzz_%.c $(FUZZ_LIB)
	$(say) FUZZ $@
	$(Q)$(FUZZ_CC) $(FUZZ_FLAGS) -fsanitize=fuzzer $< $(FUZZ_LIB) -o $@ -lcmocka $(SDL_LIBS) \
	    $(CORE_LIBS)
fuzz: $(FUZZ_NAMES:%=$(FUZZ)/%)
	@for name in $(FUZZ_NAMES); do \
	    mkdir -p tests/fuzz/corpus/$$name $(FUZZ)/findings; \
	    echo "== $$name, $(FUZZ_SECONDS) s"; \
	    $(FUZZ)/$$name -max_total_time=$(FUZZ_SECONDS) -max_len=8192 -timeout=10 -verbosity=0 \
	        -print_final_stats=1 -artifact_prefix=$(FUZZ)/findings/$$name- \
	        tests/fuzz/corpus/$$name || exit 1; \
	done
$(TREE)/fuzz/%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(UNIT_LIB) $(PLATFORM_LIB) $(CORE_LIB)
	@mkdir -p $(@D)
	$(say) LD $@
	$(Q)$(CC) $(ALL_CFLAGS) -Itests $(SDL_CFLAGS) $(ALL_LDFLAGS) $^ -o $@ -lcmocka $(SDL_LIBS) \
	    $(CORE_LIBS)
fuzz-replay: $(FUZZ_NAMES:%=$(TREE)/fuzz/%)
	@for name in $(FUZZ_NAMES); do \
	    printf '%s: ' $$name; \
	    $(TREE)/fuzz/$$name $$(find tests/fuzz/corpus/$$name -type f | sort) || exit 1; \
	done

# Faults: power cuts, lying sticks, failing calls and damaged bytes, against the real program.
FAULT_LOADED := memory clock lies
FAULT_TOOLS := $(patsubst tests/fault/%.c,$(TREE)/fault/%,$(filter-out \
    $(FAULT_LOADED:%=tests/fault/%.c),$(wildcard tests/fault/*.c))) $(FAULT_LOADED:%=$(TREE)/fault/%.so)
.PHONY: fault fault-tools mutants
fault-tools: $(FAULT_TOOLS)
$(TREE)/fault/%: tests/fault/%.c $(PLATFORM_LIB) $(CORE_LIB) $(SETUP)/fault
	@mkdir -p $(@D)
	$(say) FAULT $@
	$(Q)$(CC) $(ALL_CFLAGS) -Itests $(FAULT_CFLAGS) $(ALL_LDFLAGS) $< $(PLATFORM_LIB) $(CORE_LIB) \
	    -o $@ $(CORE_LIBS) $(FAULT_LIBS)
$(TREE)/fault/disk $(TREE)/fault/stick: FAULT_CFLAGS = $(shell pkg-config --cflags fuse3)
$(FAULT_LOADED:%=$(TREE)/fault/%.so): $(TREE)/fault/%.so: tests/fault/%.c $(SETUP)/fault
	@mkdir -p $(@D)
	$(say) FAULT $@
	$(Q)$(CC) -std=c17 -D_GNU_SOURCE $(WARNINGS) -Wno-missing-prototypes -O2 -shared -fPIC $< -o $@
$(TREE)/fault/calls: FAULT_LIBS = -lseccomp
$(TREE)/fault/disk $(TREE)/fault/stick: FAULT_LIBS = $(shell pkg-config --libs fuse3)
FAULT_UNITS := $(sort $(shell grep -v '^\#' tests/fault/rows.txt | grep -o '\bunit/[a-z_0-9]*' | cut -d / -f 2))
fault: build fault-tools $(if $(NAME),,$(FAULT_UNITS:%=$(TREE)/tests/%))
	@tests/fault/run.sh $(BUILD) $(TREE) $(NAME)

# Rules broken on purpose, one at a time, in a copy: the test that is named for each has to notice.
mutants: build $(SETUP)/test $(SETUP)/fault
	+@python3 tests/fault/mutants.py $(BUILD) $(NAME)

# The files that decide what a kiosk believes: all lines, branches and conditions, measured.
.PHONY: cover-trust
cover-trust: $(SETUP)/fault
	@tests/fault/coverage.sh $(BUILD)

# The shipped content, damaged in one place at a time: what check does not notice is printed.
.PHONY: mutants-content
mutants-content: build
	@ANTEROOM=$(abspath $(PROGRAM)) ANTEROOM_ASSETS=$(abspath $(BUILD))/assets \
	    python3 tests/mutants/content.py $(MUTANTS_ARGS)

# Expected results are renewed on purpose only, and looked at.
.PHONY: goldens
goldens: build unit-programs
	@UPDATE=1 ANTEROOM=$(abspath $(BUILD))/anteroom ANTEROOM_ASSETS=$(abspath $(BUILD))/assets \
	    toolchain/goldens.sh $(TREE)/tests

# ---- check ------------------------------------------------------------------------------------

.PHONY: lint format
lint: $(SETUP)/lint objects man
	@toolchain/lint.sh $(BUILD) $(TREE)/obj -- -std=c17 -D_GNU_SOURCE -Ifirmware -Itests \
	    $(SDL_CFLAGS) -DANTEROOM_VERSION='"$(VERSION)"'
format: $(SETUP)/lint
	clang-format -i $$(find firmware toolchain tests -name '*.[ch]' ! -path '*/check/*')

# ---- measure ----------------------------------------------------------------------------------

BENCH := $(TREE)/bench
.PHONY: bench
bench: build $(SETUP)/bench $(BENCH)/sdlfloor $(BENCH)/probe $(BENCH)/yamlscan $(BENCH)/loadtime
	@ANTEROOM_ASSETS=$(abspath $(BUILD))/assets python3 tests/bench/bench.py \
	    --program $(abspath $(PROGRAM)) --tools $(BENCH) $(BENCH_ARGS)

$(BENCH)/%: EXTRA_CFLAGS = $(SDL_CFLAGS) $(YAML_CFLAGS)
$(BENCH)/probe: BENCH_LIBS := -lX11 -lXext -lXdamage -lXfixes -lXtst
$(BENCH)/sdlfloor: BENCH_LIBS = $(SDL_LIBS)
$(BENCH)/yamlscan: BENCH_LIBS := -lyaml
$(BENCH)/loadtime: BENCH_LIBS = $(CORE_LIB) $(CORE_LIBS)
$(BENCH)/loadtime: $(CORE_LIB)
$(BENCH)/%: tests/bench/%.c $(TREE)/config.mk $(SETUP)/bench
	@mkdir -p $(@D)
	$(say) BENCH $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $< -o $@ $(BENCH_LIBS)

# ---- install ----------------------------------------------------------------------------------
# What install puts there is written to a list, and uninstall takes away exactly that.

.PHONY: install uninstall
install: build
	@toolchain/install.sh "$(DESTDIR)" "$(PREFIX)" $(PROGRAM) $(BUILD)
uninstall:
	@toolchain/uninstall.sh "$(DESTDIR)" "$(PREFIX)"

# ---- clean ------------------------------------------------------------------------------------

.PHONY: clean
clean:
	rm -rf $(BUILD)

-include $(patsubst %.o,%.d,$(CORE_OBJ) $(PLATFORM_OBJ) $(COMMANDS_OBJ) \
    $(call object,$(UNIT_SRC) $(ACCESS_SRC) $(UNIT_SUPPORT)) $(FUZZ_SRC:%.c=$(FUZZ)/obj/%.o))
