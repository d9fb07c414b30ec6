// SPDX-License-Identifier: MIT
// Owns reading device.yaml.
#include "content/device.h"

#include "base/file.h"
#include "base/pin.h"
#include "content/limits.h"
#include "content/raw.h"
#include "content/reader.h"

#include <fcntl.h>
#include <string.h>

static const struct schema_file device_file = {
    .name = "device", .shape = &schema_device, .numbered = true};

static struct text
text_of(const char *utf8)
{
    return (struct text){.utf8 = utf8, .len = strlen(utf8)};
}

struct device
device_default(void)
{
    return (struct device){
        .attract_distance_m = 1.5,
        .min_target_mm = 15,
        .text_step = 100,
        .theme = text_of(schema_themes[0]),
        .lockout_ms = 350,
        .min_contact_ms = 30,
        .stuck_s = 10,
        .same_key_ms = 150,
    };
}

static const struct node *
parse(const char *path, struct arena *nodes, struct problems *problems)
{
    struct file file = file_read(AT_FDCWD, path, LIMIT_WORDS_BYTES, nodes);
    struct node_stats stats = {0};
    if (file.status == FILE_READ)
        return nodes_parse(&(struct node_input){path, file.bytes, file.len}, nodes,
                           problems, &stats);
    problem_add(problems, SEVERITY_ERROR, (struct place){.path = path},
                "give the path of this kiosk's device.yaml", "%s",
                file_status_sentence(&file));
    return NULL;
}

static void
take_size(const struct raw_device *raw, struct device *device)
{
    if (raw->active_mm.count != 2)
        return;
    const double *mm = raw->active_mm.items;
    device->active_width_mm = mm[0];
    device->active_height_mm = mm[1];
}

// Says what a key does. Names are checked here and not by the tables, so that a message
// can list them where they are.
static void
bind(struct reader *reader, const struct text *name, unsigned act, struct key_map *map)
{
    const int key = key_names_find(name->utf8);
    if (key < 0) {
        reader_fail(reader, name->place,
                    reader_suggest(reader, name->utf8, key_names, KEY_NAME_COUNT),
                    "there is no key \"%s\"", name->utf8);
        return;
    }
    if (map->act[key] != KEY_ACT_NONE && map->act[key] != act) {
        reader_fail(reader, name->place, "give each key one meaning",
                    "the key \"%s\" has another meaning already", name->utf8);
        return;
    }
    map->act[key] = (unsigned char)act;
}

static void
take_keys(struct reader *reader, const struct raw_device *raw, struct key_map *map)
{
    for (unsigned act = KEY_ACT_UP; act < KEY_ACT_COUNT; act++) {
        const struct raw_bound *bound = &raw->bound[act];
        if (bound->one.utf8) {
            bind(reader, &bound->one, act, map);
        }
        for (size_t i = 0; i < bound->several.count; i++) {
            bind(reader, &bound->several.items[i], act, map);
        }
    }
}

// A hash made elsewhere could cost more time than a screen may stand still.
static void
check_pin(struct reader *reader, const struct device *device)
{
    const struct text *pin = &device->staff_pin;
    if (pin->utf8 && !pin_hash_is_ours(pin->utf8))
        reader_fail(reader, pin->place, "make a new one: anteroom pin device.yaml",
                    "this staff PIN was not written by this program");
}

bool
device_load(const char *path, struct arena *arena, struct problems *problems,
            struct device *device)
{
    struct arena nodes = {0};
    const char *kept_path = arena_copy(arena, path, strlen(path));
    size_t errors = problems->errors;
    struct reader reader = {.arena = arena, .problems = problems, .lang = "en"};
    struct raw_device raw = {.device = device_default()};
    const struct node *root = parse(kept_path, &nodes, problems);
    if (root)
        reader_read_file(&reader, root, &device_file, &raw);
    arena_finish(&nodes);
    check_pin(&reader, &raw.device);
    *device = raw.device;
    device->theme = text_of(schema_themes[raw.theme]);
    device->no_motion = raw.motion == 1;
    take_size(&raw, device);
    take_keys(&reader, &raw, &device->keys);
    return root && !reader.failed && problems->errors == errors;
}
