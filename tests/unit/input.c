// SPDX-License-Identifier: MIT
// Input: SDL's events pushed into its queue, and what the visit gets of them.
#include "platform/input.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct window *window;

// A panel of 80 x 48 turned by 90 degrees: the viewer sees 48 x 80.
static int
open_window(void **state)
{
    (void)state;
    char sentence[512] = "";
    const struct window_options options = {
        .title = "Test", .panel = {"small", 80, 48, 80, 48, 500}, .rotation = 90};
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    window = window_open(&options, sentence, sizeof sentence);
    return window ? 0 : -1;
}

static int
close_window(void **state)
{
    (void)state;
    window_close(window);
    return 0;
}

static int
flush(void **state)
{
    (void)state;
    SDL_PumpEvents();
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    return 0;
}

static bool
next(struct input *input)
{
    const struct input_source source = {.window = window};
    return input_next(&source, 100000, input);
}

static void
push(SDL_Event event)
{
    assert_int_equal(SDL_PushEvent(&event), 1);
}

static SDL_Event
key_event(SDL_Keycode code, uint16_t mod, bool repeat)
{
    return (SDL_Event){.key = {.type = SDL_KEYDOWN,
                               .repeat = repeat,
                               .keysym = {.sym = code, .mod = mod}}};
}

struct key_case {
    SDL_Keycode code;
    uint16_t mod;
    enum visit_key key;
    int typed; // 0 with KEY_NONE: nothing comes of it
};

static void
maps_keys(void **state)
{
    (void)state;
    static const struct key_case cases[] = {
        {SDLK_UP, 0, VISIT_KEY_UP, 0},
        {SDLK_DOWN, 0, VISIT_KEY_DOWN, 0},
        {SDLK_LEFT, 0, VISIT_KEY_LEFT, 0},
        {SDLK_RIGHT, 0, VISIT_KEY_RIGHT, 0},
        {SDLK_TAB, 0, VISIT_KEY_TAB, 0},
        {SDLK_TAB, KMOD_LSHIFT, VISIT_KEY_BACK_TAB, 0},
        {SDLK_RETURN, 0, VISIT_KEY_ENTER, 0},
        {SDLK_RETURN, KMOD_NUM, VISIT_KEY_ENTER, 0},
        {SDLK_KP_ENTER, 0, VISIT_KEY_ENTER, 0},
        {SDLK_SPACE, 0, VISIT_KEY_ENTER, 0},
        {SDLK_ESCAPE, 0, VISIT_KEY_ESCAPE, 0},
        {SDLK_PAGEUP, 0, VISIT_KEY_PAGE_UP, 0},
        {SDLK_PAGEDOWN, 0, VISIT_KEY_PAGE_DOWN, 0},
        {SDLK_END, 0, VISIT_KEY_LAST, 0},
        {SDLK_HOME, 0, VISIT_KEY_HOME, 0},
        {SDLK_AC_HOME, 0, VISIT_KEY_HOME, 0},
        {SDLK_F1, 0, VISIT_KEY_HELP, 0},
        {SDLK_HELP, 0, VISIT_KEY_HELP, 0},
        {SDLK_SLASH, KMOD_RSHIFT, VISIT_KEY_HELP, 0},
        {SDLK_QUESTION, 0, VISIT_KEY_HELP, 0},
        {SDLK_p, 0, VISIT_KEY_NONE, 'p'},
        {SDLK_p, KMOD_LSHIFT, VISIT_KEY_NONE, 'P'},
        {SDLK_4, 0, VISIT_KEY_NONE, '4'},
        {SDLK_KP_4, 0, VISIT_KEY_NONE, '4'},
        {SDLK_KP_PLUS, 0, VISIT_KEY_NONE, '+'},
        {SDLK_SLASH, 0, VISIT_KEY_NONE, '/'},
        {SDLK_F5, 0, VISIT_KEY_NONE, 0},
        {SDLK_LSHIFT, KMOD_LSHIFT, VISIT_KEY_NONE, 0},
        {SDLK_BACKSPACE, 0, VISIT_KEY_NONE, 0},
        {SDLK_DELETE, 0, VISIT_KEY_NONE, 0},
        {0xE9, 0, VISIT_KEY_NONE, 0},
        {SDLK_p, KMOD_LCTRL, VISIT_KEY_NONE, 0},
        {SDLK_F1, KMOD_LALT, VISIT_KEY_NONE, 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct input input = {0};
        push(key_event(cases[i].code, cases[i].mod, false));
        bool any = next(&input);
        bool wanted = cases[i].key != VISIT_KEY_NONE || cases[i].typed != 0;
        if (any != wanted ||
            (any && (input.key != cases[i].key || input.typed != cases[i].typed)))
            fail_msg("%s with %x: %d, key %d, typed %d", SDL_GetKeyName(cases[i].code),
                     cases[i].mod, any, input.key, input.typed);
        if (any)
            assert_int_equal(input.kind, cases[i].typed ? INPUT_TYPED : INPUT_KEY);
    }
}

static void
ignores_repeated_keys(void **state)
{
    (void)state;
    struct input input = {0};
    push(key_event(SDLK_RIGHT, 0, true));
    push(key_event(SDLK_LEFT, 0, false));
    assert_true(next(&input));
    assert_int_equal(input.key, VISIT_KEY_LEFT);
    assert_false(next(&input));
}

static SDL_Event
button_event(uint32_t type, uint8_t button, uint32_t which, int x, int y)
{
    return (SDL_Event){
        .button = {.type = type, .which = which, .button = button, .x = x, .y = y}};
}

static void
takes_the_left_mouse_button_only(void **state)
{
    (void)state;
    struct input input = {0};
    push(button_event(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_RIGHT, 0, 5, 5));
    push(button_event(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, SDL_TOUCH_MOUSEID, 5, 5));
    push((SDL_Event){.motion = {.type = SDL_MOUSEMOTION, .x = 4, .y = 4}}); // hovers
    assert_false(next(&input));
    push(button_event(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 0, 70, 10));
    push((SDL_Event){
        .motion = {
            .type = SDL_MOUSEMOTION, .state = SDL_BUTTON_LMASK, .x = 71, .y = 10}});
    push(button_event(SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 0, 72, 11));
    static const struct contact wanted[] = {
        {.phase = CONTACT_DOWN, .x = 10, .y = 9},
        {.phase = CONTACT_MOVE, .x = 10, .y = 8},
        {.phase = CONTACT_UP, .x = 11, .y = 7},
    };
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        assert_true(next(&input));
        assert_int_equal(input.kind, INPUT_CONTACT);
        assert_int_equal(input.contact.phase, wanted[i].phase);
        assert_int_equal(input.contact.x, wanted[i].x);
        assert_int_equal(input.contact.y, wanted[i].y);
        assert_true(input.contact.mouse);
        assert_int_equal(input.contact.finger, -1);
    }
    assert_false(next(&input));
}

static SDL_Event
finger_event(uint32_t type, SDL_TouchID touch, SDL_FingerID finger, float x, float y)
{
    return (SDL_Event){
        .tfinger = {.type = type, .touchId = touch, .fingerId = finger, .x = x, .y = y}};
}

static void
takes_fingers(void **state)
{
    (void)state;
    struct input down = {0}, move = {0}, up = {0}, other = {0};
    push(finger_event(SDL_FINGERDOWN, SDL_MOUSE_TOUCHID, 1, 0.5F, 0.5F));
    push(finger_event(SDL_FINGERDOWN, 7, 3, 0.5F, 0.25F));
    push(finger_event(SDL_FINGERMOTION, 7, 3, 1.0F, 1.0F));
    push(finger_event(SDL_FINGERUP, 7, 3, 0.0F, 0.0F));
    push(finger_event(SDL_FINGERDOWN, 8, 3, 0.5F, 0.5F));
    assert_true(next(&down) && next(&move) && next(&up) && next(&other));
    assert_int_equal(down.kind, INPUT_CONTACT);
    assert_int_equal(down.contact.phase, CONTACT_DOWN);
    assert_int_equal(down.contact.x, 12); // a quarter down the panel, seen turned
    assert_int_equal(down.contact.y, 39);
    assert_false(down.contact.mouse);
    assert_int_equal(move.contact.phase, CONTACT_MOVE);
    assert_int_equal(move.contact.x, 47);
    assert_int_equal(move.contact.y, 0);
    assert_int_equal(up.contact.phase, CONTACT_UP);
    assert_int_equal(up.contact.finger, down.contact.finger);
    assert_int_not_equal(other.contact.finger, down.contact.finger);
}

static void
stamps_contacts_with_the_time_they_happened(void **state)
{
    (void)state;
    struct input first = {0}, second = {0};
    push(finger_event(SDL_FINGERDOWN, 7, 3, 0.5F, 0.25F));
    SDL_Delay(60);
    push(finger_event(SDL_FINGERUP, 7, 3, 0.5F, 0.25F));
    assert_true(next(&first) && next(&second));
    // each of the two is rounded to whole milliseconds
    assert_in_range(second.contact.time_ms - first.contact.time_ms, 58, 2000);
    assert_in_range(second.contact.time_ms, 98000, 100000);
    assert_true(first.contact.time_known);
}

// SDL's counter of 32 bits begins again after 49.7 days; touches from just before still
// happened just before. One that has not happened yet is taken for now.
static void
a_counter_that_begins_again_makes_no_difference(void **state)
{
    (void)state;
    static const uint32_t ago_ms[] = {0, 1, 500, 90000, UINT32_MAX - 5000};
    for (size_t i = 0; i < COUNT_OF(ago_ms); i++) {
        struct input input = {0};
        SDL_Event event = finger_event(SDL_FINGERDOWN, 7, 3, 0.5F, 0.25F);
        // in the first seconds of a program most of these lie before the counter's 0
        event.common.timestamp = SDL_GetTicks() - ago_ms[i];
        assert_int_equal(SDL_PeepEvents(&event, 1, SDL_ADDEVENT, 0, 0), 1);
        assert_true(next(&input));
        uint64_t happened = ago_ms[i] > INT32_MAX ? 100000 : 100000 - ago_ms[i];
        assert_in_range(input.contact.time_ms, happened - 1000, happened);
    }
}

static void
knows_every_name_of_a_key(void **state)
{
    (void)state;
    struct key_map keys = {0};
    const struct input_source source = {.window = window, .keys = &keys};
    struct input input = {0};
    for (int i = 0; i < KEY_NAME_COUNT; i++) {
        SDL_Keycode code = input_key_code(key_names[i]);
        assert_int_not_equal(code, SDLK_UNKNOWN);
        keys = (struct key_map){0};
        keys.act[i] = KEY_ACT_LEFT;
        push(key_event(code, 0, false));
        assert_true(input_next(&source, 100000, &input));
        assert_int_equal(input.kind, INPUT_KEY);
        assert_int_equal(input.key, VISIT_KEY_LEFT);
    }
    assert_int_equal(input_key_code("Nonsense"), SDLK_UNKNOWN);
    push(key_event(SDLK_F1, 0, false)); // keeps its meaning while nobody gives it another
    assert_true(input_next(&source, 100000, &input));
    assert_int_equal(input.key, VISIT_KEY_HELP);
}

static void
takes_the_times_of_the_kernel(void **state)
{
    (void)state;
    struct doorbells doorbells = doorbells_none();
    const struct input_source source = {.window = window, .doorbells = &doorbells};
    struct input down = {0}, up = {0};
    doorbells.fingers.count = 2;
    doorbells.fingers.edge[0] = (struct finger_edge){
        .id = 3, .down = true, .time_ms = 99000, .placed = true, .at = {0.5F, 0.25F}};
    doorbells.fingers.edge[1] = (struct finger_edge){.id = 3, .time_ms = 99012};
    push(finger_event(SDL_FINGERDOWN, 7, 3, 0.0F, 0.25F)); // not repeated: 0.5
    push(finger_event(SDL_FINGERUP, 7, 3, 0.0F, 0.25F));
    assert_true(input_next(&source, 100000, &down));
    assert_true(input_next(&source, 100000, &up));
    assert_int_equal(down.contact.time_ms, 99000);
    assert_int_equal(up.contact.time_ms, 99012);
    assert_true(down.contact.time_known && up.contact.time_known);
    assert_int_equal(down.contact.x, 12);
    assert_int_equal(down.contact.y, 39);
}

// SDL's own times are good enough when it was asked at once.
static void
trusts_the_times_of_sdl_for_a_while(void **state)
{
    (void)state;
    struct doorbells doorbells = doorbells_none();
    const struct input_source source = {.window = window, .doorbells = &doorbells};
    struct input input = {0};
    doorbells.quiet_ms = 100000 - DOORBELL_LATE_MS;
    push(finger_event(SDL_FINGERDOWN, 7, 3, 0.5F, 0.25F));
    assert_true(input_next(&source, 100000, &input));
    assert_true(input.contact.time_known);
    doorbells.quiet_ms = 90000;
    push(finger_event(SDL_FINGERUP, 7, 3, 0.5F, 0.25F));
    assert_true(input_next(&source, 100000, &input));
    assert_false(input.contact.time_known);
    assert_false(input_next(&source, 100000, &input));
    assert_int_equal(doorbells.quiet_ms, 100000);
}

static void
tells_window_news(void **state)
{
    (void)state;
    static const struct {
        uint8_t event;
        bool exposed;
    } cases[] = {
        {SDL_WINDOWEVENT_EXPOSED, true},     {SDL_WINDOWEVENT_SIZE_CHANGED, true},
        {SDL_WINDOWEVENT_MOVED, false},      {SDL_WINDOWEVENT_ENTER, false},
        {SDL_WINDOWEVENT_FOCUS_LOST, false},
    };
    struct input input = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        push((SDL_Event){.window = {.type = SDL_WINDOWEVENT, .event = cases[i].event}});
        assert_int_equal(next(&input), cases[i].exposed);
        if (cases[i].exposed)
            assert_int_equal(input.kind, INPUT_EXPOSED);
    }
    push((SDL_Event){.quit = {.type = SDL_QUIT}});
    assert_true(next(&input));
    assert_int_equal(input.kind, INPUT_QUIT);
    assert_false(next(&input));
    assert_int_equal(SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT),
                     SDL_FALSE); // no marker left
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(maps_keys, flush),
        cmocka_unit_test_setup(ignores_repeated_keys, flush),
        cmocka_unit_test_setup(takes_the_left_mouse_button_only, flush),
        cmocka_unit_test_setup(takes_fingers, flush),
        cmocka_unit_test_setup(stamps_contacts_with_the_time_they_happened, flush),
        cmocka_unit_test_setup(a_counter_that_begins_again_makes_no_difference, flush),
        cmocka_unit_test_setup(knows_every_name_of_a_key, flush),
        cmocka_unit_test_setup(takes_the_times_of_the_kernel, flush),
        cmocka_unit_test_setup(trusts_the_times_of_sdl_for_a_while, flush),
        cmocka_unit_test_setup(tells_window_news, flush),
    };
    return cmocka_run_group_tests(tests, open_window, close_window);
}
