// SPDX-License-Identifier: MIT
// Owns the tables for touch, switches and keys in device.yaml.
#include "content/key_names.h"
#include "content/raw.h"
#include "content/schema_shapes.h"

// ---- input: ---------------------------------------------------------------------------

static const struct shape lockout_shape = {
    .kind = SHAPE_COUNT, .title = "a time in ms", .min = 200, .max = 1000};
static const struct shape contact_shape = {
    .kind = SHAPE_COUNT, .title = "a time in ms", .max = 100};
static const struct shape stuck_shape = {
    .kind = SHAPE_COUNT, .title = "a time in s", .min = 5, .max = 30};
static const struct shape same_key_shape = {
    .kind = SHAPE_COUNT, .title = "a time in ms", .max = 1000};
static const struct shape scan_shape = {
    .kind = SHAPE_COUNT, .title = "a time in ms", .min = 800, .max = 5000};

static const struct key input_keys[] = {
    {"lockout_ms", &lockout_shape, offsetof(struct raw_device, device.lockout_ms),
     KEY_OPTIONAL, "after something was pressed, nothing can be pressed for so long",
     "350"},
    {"min_contact_ms", &contact_shape, offsetof(struct raw_device, device.min_contact_ms),
     KEY_OPTIONAL, "a shorter touch is none", "30"},
    {"stuck_s", &stuck_shape, offsetof(struct raw_device, device.stuck_s), KEY_OPTIONAL,
     "a touch that lies still for so long is dirt, and another finger counts", "10"},
    {"same_key_ms", &same_key_shape, offsetof(struct raw_device, device.same_key_ms),
     KEY_OPTIONAL, "the same key counts again after so long", "150"},
    {"scan_ms", &scan_shape, offsetof(struct raw_device, device.scan_ms), KEY_OPTIONAL,
     "for one switch: how long the moving focus ring rests; left out or null, it does "
     "not "
     "move",
     "1500"},
    {"two_switch", &shape_flag, offsetof(struct raw_device, device.two_switch),
     KEY_OPTIONAL, "for two switches: yes shows the focus ring always", "no"},
};

const struct shape schema_input = {
    .kind = SHAPE_MAPPING,
    .title = "touch and switches",
    .keys = input_keys,
    .key_count = COUNT_OF(input_keys),
};

// ---- keys: ----------------------------------------------------------------------------

static const struct shape key_name_shape = {
    .kind = SHAPE_NAME, .title = "a key's name", .min = 1, .max = 16};

static const struct shape key_names_shape = {
    .kind = SHAPE_LIST,
    .title = "a list of keys' names",
    .min = 1,
    .max = 16,
    .item = &key_name_shape,
    .item_bytes = sizeof(struct text),
};

static const struct shape bound_shape = {
    .kind = SHAPE_CHOICE,
    .title = "a key's name, or a list of them",
    .choices = {[NODE_SCALAR] = {&key_name_shape, offsetof(struct raw_bound, one)},
                [NODE_LIST] = {&key_names_shape, offsetof(struct raw_bound, several)}},
};

static const struct key bound_keys[] = {
    {"up", &bound_shape, offsetof(struct raw_device, bound[KEY_ACT_UP]), KEY_OPTIONAL,
     "moves the focus ring up", "Up"},
    {"down", &bound_shape, offsetof(struct raw_device, bound[KEY_ACT_DOWN]), KEY_OPTIONAL,
     "moves the focus ring down", "Down"},
    {"left", &bound_shape, offsetof(struct raw_device, bound[KEY_ACT_LEFT]), KEY_OPTIONAL,
     "moves the focus ring left; before it is shown, turns back", "Left"},
    {"right", &bound_shape, offsetof(struct raw_device, bound[KEY_ACT_RIGHT]),
     KEY_OPTIONAL, "moves the focus ring right; before it is shown, turns the page",
     "Right"},
    {"next", &bound_shape, offsetof(struct raw_device, bound[KEY_ACT_NEXT]), KEY_OPTIONAL,
     "moves the focus ring on in reading order; the first of two switches", "Tab"},
    {"previous", &bound_shape, offsetof(struct raw_device, bound[KEY_ACT_PREVIOUS]),
     KEY_OPTIONAL, "moves the focus ring back in reading order", "F11"},
    {"ok", &bound_shape, offsetof(struct raw_device, bound[KEY_ACT_OK]), KEY_OPTIONAL,
     "presses what the ring is on; the second of two switches, and the only one when "
     "scanning",
     "[Enter, Keypad5]"},
    {"back", &bound_shape, offsetof(struct raw_device, bound[KEY_ACT_BACK]), KEY_OPTIONAL,
     "goes back", "Escape"},
    {"page_back", &bound_shape, offsetof(struct raw_device, bound[KEY_ACT_PAGE_BACK]),
     KEY_OPTIONAL, "turns back", "PageUp"},
    {"page_on", &bound_shape, offsetof(struct raw_device, bound[KEY_ACT_PAGE_ON]),
     KEY_OPTIONAL, "turns the page", "PageDown"},
    {"last", &bound_shape, offsetof(struct raw_device, bound[KEY_ACT_LAST]), KEY_OPTIONAL,
     "turns to the last screen of a page", "End"},
    {"home", &bound_shape, offsetof(struct raw_device, bound[KEY_ACT_HOME]), KEY_OPTIONAL,
     "goes Home", "Home"},
    {"help", &bound_shape, offsetof(struct raw_device, bound[KEY_ACT_HELP]), KEY_OPTIONAL,
     "opens Help", "[F1, Help]"},
    {"staff", &bound_shape, offsetof(struct raw_device, bound[KEY_ACT_STAFF]),
     KEY_OPTIONAL, "opens the staff PIN pad", "F12"},
};

const struct shape schema_keys = {
    .kind = SHAPE_MAPPING,
    .title = "what keys do",
    .keys = bound_keys,
    .key_count = COUNT_OF(bound_keys),
};
