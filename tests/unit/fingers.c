// SPDX-License-Identifier: MIT
// Fingers: recorded bytes of touch panels become edges with the kernel's times and places.
#include "platform/fingers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { MOST = 24 };

struct recorded {
    unsigned ms;
    uint16_t type, code;
    int value;
};

static struct input_event
event_of(const struct recorded *recorded)
{
    struct input_event event = {
        .type = recorded->type, .code = recorded->code, .value = recorded->value};
    event.input_event_sec = 5000 + recorded->ms / 1000;
    event.input_event_usec = recorded->ms % 1000 * 1000 + 999;
    return event;
}

static void
play(struct finger_device *device, const struct recorded *recorded, size_t count,
     struct fingers *fingers)
{
    struct input_event events[MOST];
    for (size_t i = 0; i < count; i++)
        events[i] = event_of(&recorded[i]);
    finger_device_take(device, events, count, fingers);
}

static struct finger_device
panel_of(bool several)
{
    return (struct finger_device){
        .several = several, .least = {100, 0}, .range = {1000, 500}};
}

static const struct recorded two_fingers[] = {
    {0, EV_ABS, ABS_MT_TRACKING_ID, 70},  {0, EV_ABS, ABS_MT_POSITION_X, 600},
    {0, EV_ABS, ABS_MT_POSITION_Y, 250},  {0, EV_KEY, BTN_TOUCH, 1},
    {0, EV_SYN, SYN_REPORT, 0},           {12, EV_ABS, ABS_MT_SLOT, 1},
    {12, EV_ABS, ABS_MT_TRACKING_ID, 71}, {12, EV_SYN, SYN_REPORT, 0},
    {29, EV_ABS, ABS_MT_SLOT, 0},         {29, EV_ABS, ABS_MT_TRACKING_ID, -1},
    {29, EV_SYN, SYN_REPORT, 0},          {90, EV_ABS, ABS_MT_SLOT, 1},
    {90, EV_ABS, ABS_MT_TRACKING_ID, -1}, {90, EV_KEY, BTN_TOUCH, 0},
    {90, EV_SYN, SYN_REPORT, 0},
};

static void
edge_is(struct fingers *fingers, int64_t id, bool down, unsigned ms)
{
    struct finger_edge edge;
    assert_true(fingers_edge(fingers, id, down, &edge));
    assert_int_equal(edge.time_ms, 5000000 + ms);
}

static void
tells_when_fingers_came_and_went(void **state)
{
    (void)state;
    struct fingers fingers = {0};
    struct finger_device device = panel_of(true);
    play(&device, two_fingers, COUNT_OF(two_fingers), &fingers);
    assert_int_equal(fingers.count, 4);
    edge_is(&fingers, 70, true, 0);
    edge_is(&fingers, 71, true, 12);
    edge_is(&fingers, 70, false, 29);
    edge_is(&fingers, 71, false, 90);
    struct finger_edge edge;
    assert_false(fingers_edge(&fingers, 71, false, &edge));
}

static void
tells_where_they_came_down(void **state)
{
    (void)state;
    struct fingers fingers = {0};
    struct finger_device device = panel_of(true);
    struct finger_edge edge = {0};
    play(&device, two_fingers, 5, &fingers);
    assert_true(fingers_edge(&fingers, 70, true, &edge));
    assert_true(edge.placed);
    assert_float_equal(edge.at[FINGER_X], 0.5F, 1e-6F);
    assert_float_equal(edge.at[FINGER_Y], 0.5F, 1e-6F);
    device.range[FINGER_Y] = 0;
    play(&device, two_fingers + 5, 3, &fingers);
    assert_true(fingers_edge(&fingers, 71, true, &edge));
    assert_false(edge.placed);
}

static void
knows_panels_of_one_finger(void **state)
{
    (void)state;
    static const struct recorded tap[] = {
        {0, EV_ABS, ABS_X, 350},    {0, EV_ABS, ABS_Y, 500},
        {0, EV_KEY, BTN_TOUCH, 1},  {0, EV_SYN, SYN_REPORT, 0},
        {44, EV_KEY, BTN_TOUCH, 0}, {44, EV_SYN, SYN_REPORT, 0}};
    struct fingers fingers = {0};
    struct finger_device device = panel_of(false);
    struct finger_edge edge = {0};
    play(&device, tap, COUNT_OF(tap), &fingers);
    assert_true(fingers_edge(&fingers, 12345, true, &edge)); // whatever SDL calls it
    assert_float_equal(edge.at[FINGER_X], 0.25F, 1e-6F);
    edge_is(&fingers, -1, false, 44);
}

static void
tells_both_when_a_finger_takes_a_place(void **state)
{
    (void)state;
    static const struct recorded change[] = {{0, EV_ABS, ABS_MT_TRACKING_ID, 70},
                                             {0, EV_SYN, SYN_REPORT, 0},
                                             {8, EV_ABS, ABS_MT_TRACKING_ID, 71},
                                             {8, EV_SYN, SYN_REPORT, 0}};
    struct fingers fingers = {0};
    struct finger_device device = panel_of(true);
    play(&device, change, COUNT_OF(change), &fingers);
    edge_is(&fingers, 70, true, 0);
    edge_is(&fingers, 70, false, 8);
    edge_is(&fingers, 71, true, 8);
}

static void
tells_nothing_of_dropped_events(void **state)
{
    (void)state;
    static const struct recorded dropped[] = {
        {0, EV_ABS, ABS_MT_TRACKING_ID, 70}, {0, EV_SYN, SYN_REPORT, 0},
        {9, EV_SYN, SYN_DROPPED, 0},         {9, EV_ABS, ABS_MT_TRACKING_ID, 72},
        {9, EV_SYN, SYN_REPORT, 0},          {20, EV_ABS, ABS_MT_TRACKING_ID, -1},
        {20, EV_SYN, SYN_REPORT, 0}};
    struct fingers fingers = {0};
    struct finger_device device = panel_of(true);
    play(&device, dropped, COUNT_OF(dropped), &fingers);
    assert_int_equal(fingers.count, 1);
}

static void
survives_any_bytes(void **state)
{
    (void)state;
    struct fingers fingers = {0};
    struct finger_device device = {0};
    uint64_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        seed = seed * 6364136223846793005U + 1442695040888963407U;
        const struct recorded any = {
            .ms = (unsigned)i,
            .type = (uint16_t)(seed >> 60 & 3),
            .code = (uint16_t)(seed >> 40 & 1 ? ABS_MT_SLOT + (seed >> 33) % 12
                                              : seed >> 50 & 3),
            .value = (int)(seed >> 20 & 0xFF) - 64};
        play(&device, &any, 1, &fingers);
    }
    assert_in_range(fingers.count, 1, FINGER_EDGES);
}

// The kernel does not repeat an axis whose value is the last one's, and SDL takes it for 0.
static void
mends_an_axis_that_was_not_repeated(void **state)
{
    (void)state;
    struct fingers fingers = {0};
    const struct finger_edge edge = {
        .id = 5, .down = true, .placed = true, .at = {0.25F, 0.75F}};
    fingers_down(&fingers, 5, &edge);
    float x = 0, y = 0.75F;
    fingers_place(&fingers, 5, &x, &y);
    assert_float_equal(x, 0.25F, 1e-6F);
    x = 0;
    y = 0.5F;
    fingers_place(&fingers, 5, &x, &y);
    assert_float_equal(x, 0.25F, 1e-6F);
    assert_float_equal(y, 0.5F, 1e-6F);
    x = 0.3F;
    fingers_place(&fingers, 5, &x, &y);
    assert_float_equal(x, 0.3F, 1e-6F);
    x = 0;
    fingers_place(&fingers, 5, &x, &y); // slid to the very edge
    assert_float_equal(x, 0, 1e-6F);
    fingers_down(&fingers, 5, NULL); // nothing known of the next touch
    x = y = 0;
    fingers_place(&fingers, 5, &x, &y);
    assert_float_equal(x, 0, 1e-6F);
}

// What is no device tells nothing, and its events have the wall's times.
static void
opens_a_pipe_as_well(void **state)
{
    (void)state;
    int ends[2];
    struct finger_device device;
    assert_int_equal(pipe(ends), 0);
    finger_device_open(&device, ends[0]);
    assert_int_equal(device.range[FINGER_X], 0);
    assert_int_not_equal(device.clock_ahead_ms, 0);
    close(ends[0]);
    close(ends[1]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_when_fingers_came_and_went),
        cmocka_unit_test(tells_where_they_came_down),
        cmocka_unit_test(knows_panels_of_one_finger),
        cmocka_unit_test(tells_both_when_a_finger_takes_a_place),
        cmocka_unit_test(tells_nothing_of_dropped_events),
        cmocka_unit_test(survives_any_bytes),
        cmocka_unit_test(mends_an_axis_that_was_not_repeated),
        cmocka_unit_test(opens_a_pipe_as_well),
    };
    return cmocka_run_group_tests_name("fingers", tests, NULL, NULL);
}
