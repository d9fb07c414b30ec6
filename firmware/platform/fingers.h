// SPDX-License-Identifier: MIT
// Fingers: what the kernel itself says of touches: when a finger came and went, and where. SDL
// stamps its events when it is asked for them, which after a long frame is too late to tell a
// ghost from a finger, and it takes an axis for 0 that the kernel has not repeated.
#pragma once

#include "base/attributes.h"

#include <linux/input.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FINGER_SLOTS = 10, FINGER_EDGES = 64 };

enum finger_axis { FINGER_X, FINGER_Y };
enum { FINGER_AXES = 2 };

// One touch device, as its events leave it. Zeroed is a device nothing is known of.
struct finger_device {
    struct {
        int id; // the kernel's tracking id while `down`
        bool down;
        int at[FINGER_AXES]; // in the device's units
        int told_id;         // as the last edge had it
        bool told;
    } slot[FINGER_SLOTS];
    int current;
    bool several; // it has slots; else one finger by BTN_TOUCH
    bool lost;    // events were dropped: all is unknown up to the next report
    int least[FINGER_AXES], range[FINGER_AXES]; // range 0: not known
    int64_t clock_ahead_ms;                     // of its events before CLOCK_MONOTONIC
};

// A finger that came or went.
struct finger_edge {
    int64_t id; // the tracking id, which SDL calls fingerId; -1: a device with one finger
    bool down;
    uint64_t time_ms;      // CLOCK_MONOTONIC
    bool placed;           // `at` is known
    float at[FINGER_AXES]; // 0 to 1 of the device
};

// Edges that nobody has asked for yet, and the fingers that are down. Zeroed is empty.
struct fingers {
    struct finger_edge edge[FINGER_EDGES]; // the oldest first
    size_t count;
    struct {
        bool down;
        int64_t id;
        float at[FINGER_AXES];
        bool moves[FINGER_AXES]; // SDL has an own value by now
    } finger[FINGER_SLOTS];
};

// Asks the device at `fd` for its ranges, where fingers were last, and to stamp its events by
// CLOCK_MONOTONIC. Something else than a device leaves all unknown; its events are then taken
// for stamped by CLOCK_REALTIME.
void
finger_device_open(struct finger_device *device, int fd);

// Takes events as they were read from the device.
void
finger_device_take(struct finger_device *device, const struct input_event *events,
                   size_t count, struct fingers *fingers);

// The oldest edge that fits; it is forgotten with all before it. false when there is none.
bool
fingers_edge(struct fingers *fingers, int64_t id, bool down, struct finger_edge *edge);

// A finger came down, at `x`, `y` as SDL has it; `edge` is its own, or NULL. Then and later
// (fingers_place) an axis that SDL has as exactly 0 is the kernel's.
void
fingers_down(struct fingers *fingers, int64_t id, const struct finger_edge *edge);

void
fingers_place(struct fingers *fingers, int64_t id, float *x, float *y);

// Forgets all edges and fingers.
void
fingers_forget(struct fingers *fingers);
