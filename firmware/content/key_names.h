// SPDX-License-Identifier: MIT
// Key names: what device.yaml calls the keys of keyboards, keypads and switches, and what
// a visit can be told to do by them. Which code a key has is platform/input.h's business.
#pragma once

#include "base/attributes.h"

#include <stddef.h>

// In the order of the visit's keys.
enum key_act {
    KEY_ACT_NONE,
    KEY_ACT_UP,
    KEY_ACT_DOWN,
    KEY_ACT_LEFT,
    KEY_ACT_RIGHT,
    KEY_ACT_NEXT,
    KEY_ACT_PREVIOUS,
    KEY_ACT_OK,
    KEY_ACT_BACK,
    KEY_ACT_PAGE_BACK,
    KEY_ACT_PAGE_ON,
    KEY_ACT_LAST,
    KEY_ACT_HOME,
    KEY_ACT_HELP,
    KEY_ACT_STAFF,
};

enum { KEY_ACT_COUNT = KEY_ACT_STAFF + 1, KEY_NAME_COUNT = 99 };

extern const char *const key_names[KEY_NAME_COUNT];

// What each key does on this kiosk, by its name's index; KEY_ACT_NONE: what it usually
// does.
struct key_map {
    unsigned char act[KEY_NAME_COUNT]; // enum key_act
};

// The index of a name, or -1.
int
key_names_find(const char *name) MUST_CHECK;
