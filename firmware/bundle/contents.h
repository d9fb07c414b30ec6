// SPDX-License-Identifier: MIT
// Contents: the files of a bundle as content/load.h and platform/pictures.h read them, where
// they lie in the memory that was verified. Nothing is unpacked.
#pragma once

#include "base/files.h"
#include "bundle/verify.h"

// The files of a bundle of which verify_step has said VERDICT_GOOD on just these bytes; they
// have to stay. `path` is what messages call the bundle. The list is owned by the arena; its
// names are the manifest's.
struct files
contents_of(const struct bundle *bundle, const uint8_t *bytes, const char *path,
            struct arena *arena) MUST_CHECK;
