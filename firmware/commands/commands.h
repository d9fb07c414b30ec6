// SPDX-License-Identifier: MIT
// The subcommands, one file each. Each gets the parsed options and returns the exit code:
// 0 fine, 1 the content or the operation failed, 2 usage.
#pragma once

#include "commands/options.h"

int
command_run(const struct options *options);
int
command_preview(const struct options *options);
int
command_check(const struct options *options);
int
command_shoot(const struct options *options);
int
command_dump(const struct options *options);
int
command_pin(const struct options *options);
int
command_new(const struct options *options);
int
command_version(const struct options *options);
int
command_keys(const struct options *options);
int
command_review(const struct options *options);
int
command_import(const struct options *options);
int
command_status(const struct options *options);
int
command_rollback(const struct options *options);
int
command_pack(const struct options *options);

struct session;

// Adds every problem of a session opened for the desk, in all languages and on the panels of
// options. Returns how many layouts were looked at.
size_t
check_session(struct session *session, const struct options *options);

// What `check` does to the folder in options->lang, for a command that wants content
// without errors: prints every problem and a count, and returns the exit code.
int
check_folder(const struct options *options, const char *command);
