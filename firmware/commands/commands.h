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
command_version(const struct options *options);
