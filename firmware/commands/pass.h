// SPDX-License-Identifier: MIT
// What keys and pack share: passwords, secret key files, and the TRUST file that lies beside
// them. Each prints one sentence when it fails, beginning with the command's name.
#pragma once

#include "bundle/secret.h"

#include <stdbool.h>

enum { PASSWORD_BYTES = 256 };

// Asks for a password on the terminal without showing it; where there is none, takes the
// first line of standard input. `question` ends without a colon.
bool
pass_ask(const char *question, char password[static PASSWORD_BYTES]) MUST_CHECK;

// Reads the key in a file, and asks for its password if it has one.
bool
pass_open_key(const char *command, const char *path,
              struct secret_key *secret) MUST_CHECK;

// Reads the trust list at `path` with its signature at path.minisig, and verifies it. The
// papers are owned by the arena.
bool
pass_open_trust(const char *command, const char *path, struct trust *trust,
                struct trust_papers *papers, struct arena *arena) MUST_CHECK;

// "folder/name" for the folder that `path` is in.
const char *
pass_beside(struct arena *arena, const char *path, const char *name) MUST_CHECK;
