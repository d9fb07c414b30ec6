// SPDX-License-Identifier: MIT
// Cages: what a process gives up for good before it touches bytes that it does not trust.
// The checker of a bundle may do nothing but compute and answer; the one that reads a stick
// may open nothing else; the importer may open nothing but its own folders.
#pragma once

#include "base/attributes.h"

#include <stdbool.h>

enum { CAGE_MEMORY_MIB = 384, CAGE_CPU_S = 30 };

// Whether this kernel has Landlock. Without it the importer goes on under the limits that
// its service sets, and status says so.
bool
cage_has_landlock(void) MUST_CHECK;

// From now on only what lies below the folder `read` can be opened, to be read.
void
cage_read_only(const char *read);

// From now on only these folders can be opened: those of `write` (ended by NULL) to read
// and write files in, those of `read` to read.
void
cage_folders(const char *const *write, const char *const *read);

// No further files, processes or privileges, 384 MiB of memory, 30 s of computing, and of
// all system calls only those for memory, for reading and writing what is open, and to end.
// Any other ends the process. false when the cage cannot be made: then nothing may be
// checked.
bool
cage_close(void) MUST_CHECK;
