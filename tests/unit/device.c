// SPDX-License-Identifier: MIT
// device.yaml: everything it may say, what holds without it, and mistakes in it.
#include "content/device.h"

#include "base/pin.h"
#include "folders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct loaded {
    struct arena arena;
    struct problems problems;
    struct device device;
    bool whole;
};

static void
load_text(struct loaded *loaded, const char *yaml)
{
    *loaded = (struct loaded){0};
    loaded->problems.arena = &loaded->arena;
    const char *folder = folder_make(&loaded->arena);
    folder_put(folder, "device.yaml", yaml, strlen(yaml));
    char path[200];
    snprintf(path, sizeof path, "%s/device.yaml", folder);
    loaded->whole = device_load(path, &loaded->arena, &loaded->problems, &loaded->device);
    memset(path, 'x', sizeof path); // nothing may point here
    folder_remove(folder);
}

static bool
is_about(double a, double b)
{
    return a > b - 1e-9 && a < b + 1e-9;
}

static void
defaults_hold(void **state)
{
    (void)state;
    static const char *const files[] = {"schema: 1\n",
                                        "schema: 1\ndisplay: {}\ndefaults: {}\n",
                                        "schema: 1\nlayout: {reach_top_mm: null}\n",
                                        "schema: 1\ninput: {scan_ms: null}\nkeys: {}\n"};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        struct loaded loaded;
        load_text(&loaded, files[i]);
        assert_true(loaded.whole);
        const struct device *device = &loaded.device;
        assert_int_equal(device->panel.len, 0);
        assert_true(is_about(device->active_width_mm, 0));
        assert_true(is_about(device->attract_distance_m, 1.5));
        assert_int_equal(device->rotation, 0);
        assert_int_equal(device->min_target_mm, 15);
        assert_int_equal(device->reach_top_mm, 0);
        assert_null(device->language.utf8); // the clinic's first
        assert_int_equal(device->text_step, 100);
        assert_string_equal(device->theme.utf8, "light");
        assert_false(device->no_motion);
        assert_false(device->allow_drafts);
        assert_int_equal(device->lockout_ms, 350);
        assert_int_equal(device->min_contact_ms, 30);
        assert_int_equal(device->stuck_s, 10);
        assert_int_equal(device->same_key_ms, 150);
        assert_int_equal(device->scan_ms, 0);
        assert_false(device->two_switch);
        arena_finish(&loaded.arena);
    }
    struct device device = device_default();
    assert_string_equal(device.theme.utf8, "light");
}

static void
everything_is_read(void **state)
{
    (void)state;
    static const char yaml[] = "schema: 1\n"
                               "display:\n"
                               "  panel: td2-5\n"
                               "  active_mm: [154.1, 85.9]\n"
                               "  viewing_distance_mm: 450\n"
                               "  attract_distance_m: 2.5\n"
                               "  rotation: 270\n"
                               "layout: {min_target_mm: 20, reach_top_mm: 900}\n"
                               "defaults: {language: es, text_step: 150, theme: hc-dark, "
                               "motion: none}\n"
                               "input: {lockout_ms: 400, min_contact_ms: 0, stuck_s: 5, "
                               "same_key_ms: 1000, scan_ms: 800, two_switch: yes}\n"
                               "keys: {ok: [Keypad5, F9], help: 9}\n"
                               "allow_drafts: yes\n";
    struct loaded loaded;
    load_text(&loaded, yaml);
    assert_int_equal(loaded.problems.count, 0);
    const struct device *device = &loaded.device;
    assert_string_equal(device->panel.utf8, "td2-5");
    assert_string_equal(strrchr(device->panel.place.path, '/'), "/device.yaml");
    assert_int_equal(device->panel.place.line, 3);
    assert_true(is_about(device->active_width_mm, 154.1));
    assert_true(is_about(device->active_height_mm, 85.9));
    assert_int_equal(device->viewing_distance_mm, 450);
    assert_true(is_about(device->attract_distance_m, 2.5));
    assert_int_equal(device->rotation, 270);
    assert_int_equal(device->min_target_mm, 20);
    assert_int_equal(device->reach_top_mm, 900);
    assert_string_equal(device->language.utf8, "es");
    assert_int_equal(device->text_step, 150);
    assert_string_equal(device->theme.utf8, "hc-dark");
    assert_true(device->no_motion);
    assert_true(device->allow_drafts);
    assert_int_equal(device->lockout_ms, 400);
    assert_int_equal(device->min_contact_ms, 0);
    assert_int_equal(device->stuck_s, 5);
    assert_int_equal(device->same_key_ms, 1000);
    assert_int_equal(device->scan_ms, 800);
    assert_true(device->two_switch);
    assert_int_equal(device->keys.act[key_names_find("Keypad5")], KEY_ACT_OK);
    assert_int_equal(device->keys.act[key_names_find("F9")], KEY_ACT_OK);
    assert_int_equal(device->keys.act[key_names_find("9")], KEY_ACT_HELP);
    assert_int_equal(device->keys.act[key_names_find("F1")], KEY_ACT_NONE);
    arena_finish(&loaded.arena);
}

struct wrong {
    const char *yaml;
    const char *sentence;
    unsigned line, column;
};

static const struct wrong wrongs[] = {
    {"schema: 1\ndisplay: {rotation: 45}\n",
     "\"rotation\": \"45\" is not a rotation in degrees", 2, 21},
    {"schema: 1\nlayout: {min_target_mm: 14}\n",
     "\"min_target_mm\": \"14\" is not a length in mm", 2, 25},
    {"schema: 1\ninput: {lockout_ms: 199}\n",
     "\"lockout_ms\": \"199\" is not a time in ms", 2, 21},
    {"schema: 1\ninput: {scan_ms: 5001}\n", "\"scan_ms\": \"5001\" is not a time in ms",
     2, 18},
    {"schema: 1\nkeys: {ok: Entre}\n", "there is no key \"Entre\"", 2, 12},
    {"schema: 1\nkeys: {ok: F2, help: [F1, F2]}\n",
     "the key \"F2\" has another meaning already", 2, 27},
    {"schema: 1\ndefaults: {text_step: 110}\n",
     "\"text_step\": \"110\" is not a text size in percent", 2, 23},
    {"schema: 1\ndefaults: {theme: black}\n", "\"theme\": \"black\" is not a theme", 2,
     19},
    {"schema: 1\ndisplay: {active_mm: [154.1]}\n",
     "\"active_mm\" has 1 entries, but needs at least 2", 2, 22},
    {"schema: 1\nallow_draft: yes\n",
     "\"allow_draft\" is not a key of one kiosk's settings", 2, 1},
    {"display: {}\n", "the key \"schema\" is missing in one kiosk's settings", 1, 1},
    {"schema: 1\n\tdisplay: {}\n", "a tab is used to indent the line", 2, 1},
};

static void
mistakes_are_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(wrongs); i++) {
        struct loaded loaded;
        load_text(&loaded, wrongs[i].yaml);
        assert_false(loaded.whole);
        assert_int_equal(loaded.problems.count, 1);
        assert_string_equal(loaded.problems.items[0].sentence, wrongs[i].sentence);
        assert_int_equal(loaded.problems.items[0].place.line, wrongs[i].line);
        assert_int_equal(loaded.problems.items[0].place.column, wrongs[i].column);
        arena_finish(&loaded.arena);
    }
}

static void
a_missing_file_is_told(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct problems problems = {.arena = &arena};
    struct device device;
    assert_false(device_load("/nowhere/device.yaml", &arena, &problems, &device));
    assert_int_equal(problems.count, 1);
    assert_string_equal(problems.items[0].sentence, "the file is not there");
    assert_int_equal(device.text_step, 100); // what holds without one
    arena_finish(&arena);
}

// Only what anteroom pin wrote is worked out, since anything else could stop the screen.
static void
staff_pin_must_be_ours(void **state)
{
    (void)state;
    char hash[PIN_HASH_BYTES], yaml[300];
    struct loaded loaded;
    assert_true(pin_hash("2468", hash));
    snprintf(yaml, sizeof yaml, "schema: 1\nstaff_pin: \"%s\"\n", hash);
    load_text(&loaded, yaml);
    assert_true(loaded.whole);
    assert_string_equal(loaded.device.staff_pin.utf8, hash);
    arena_finish(&loaded.arena);
    load_text(&loaded, "schema: 1\nstaff_pin: \"2468\"\n");
    assert_false(loaded.whole);
    assert_int_equal(loaded.problems.errors, 1);
    assert_int_equal(loaded.problems.items[0].place.line, 2);
    arena_finish(&loaded.arena);
    load_text(&loaded, "schema: 1\nstaff_pin: null\n");
    assert_true(loaded.whole);
    assert_null(loaded.device.staff_pin.utf8);
    arena_finish(&loaded.arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(staff_pin_must_be_ours), cmocka_unit_test(defaults_hold),
        cmocka_unit_test(everything_is_read),     cmocka_unit_test(mistakes_are_told),
        cmocka_unit_test(a_missing_file_is_told),
    };
    return cmocka_run_group_tests_name("device", tests, NULL, NULL);
}
