// SPDX-License-Identifier: MIT
// Reads the kernel's multi-touch protocol B (slots with tracking ids), and BTN_TOUCH of devices
// that know one finger only. What one report changes becomes edges.
#include "platform/fingers.h"

#include "base/clock.h"

#include <string.h>
#include <sys/ioctl.h>
#include <time.h>

static const int multi_axes[FINGER_AXES] = {ABS_MT_POSITION_X, ABS_MT_POSITION_Y};
static const int single_axes[FINGER_AXES] = {ABS_X, ABS_Y};

// ---- a device -------------------------------------------------------------------------------

static void
ask_slots(struct finger_device *device, int fd, enum finger_axis axis)
{
    struct {
        __u32 code;
        __s32 values[FINGER_SLOTS];
    } slots = {.code = (__u32)multi_axes[axis]};
    if (ioctl(fd, EVIOCGMTSLOTS(sizeof slots), &slots) < 0)
        return;
    for (int i = 0; i < FINGER_SLOTS; i++)
        device->slot[i].at[axis] = slots.values[i];
}

static void
ask_axis(struct finger_device *device, int fd, enum finger_axis axis)
{
    struct input_absinfo info = {0};
    device->several |= ioctl(fd, EVIOCGABS(ABS_MT_SLOT), &info) >= 0 && info.maximum > 0;
    int code = device->several ? multi_axes[axis] : single_axes[axis];
    if (ioctl(fd, EVIOCGABS((unsigned)code), &info) < 0 || info.maximum <= info.minimum)
        return;
    device->least[axis] = info.minimum;
    device->range[axis] = info.maximum - info.minimum;
    device->slot[0].at[axis] = info.value;
    if (device->several)
        ask_slots(device, fd, axis);
}

void
finger_device_open(struct finger_device *device, int fd)
{
    int clock = CLOCK_MONOTONIC;
    *device = (struct finger_device){0};
    if (ioctl(fd, EVIOCSCLOCKID, &clock) < 0)
        device->clock_ahead_ms = clock_wall_ahead_ms();
    ask_axis(device, fd, FINGER_X);
    ask_axis(device, fd, FINGER_Y);
}

// ---- edges ----------------------------------------------------------------------------------

static void
drop_edges(struct fingers *fingers, size_t count)
{
    fingers->count -= count;
    memmove(fingers->edge, fingers->edge + count, fingers->count * sizeof *fingers->edge);
}

static void
add_edge(const struct finger_device *device, int slot, bool down, uint64_t time_ms,
         struct fingers *fingers)
{
    if (fingers->count == FINGER_EDGES)
        drop_edges(fingers, 1);
    struct finger_edge *edge = &fingers->edge[fingers->count++];
    int id = down ? device->slot[slot].id : device->slot[slot].told_id;
    *edge = (struct finger_edge){.id = device->several ? id : -1,
                                 .down = down,
                                 .time_ms = time_ms,
                                 .placed = true};
    for (int axis = 0; axis < FINGER_AXES; axis++) {
        float range = (float)device->range[axis];
        edge->placed = edge->placed && range > 0;
        edge->at[axis] =
            range > 0 ? (float)(device->slot[slot].at[axis] - device->least[axis]) / range
                      : 0;
    }
}

static void
report(struct finger_device *device, uint64_t time_ms, struct fingers *fingers)
{
    for (int i = 0; i < FINGER_SLOTS; i++) {
        bool down = device->slot[i].down, told = device->slot[i].told;
        bool other = down && told && device->slot[i].id != device->slot[i].told_id;
        if (told && (!down || other))
            add_edge(device, i, false, time_ms, fingers);
        if (down && (!told || other))
            add_edge(device, i, true, time_ms, fingers);
        device->slot[i].told = down;
        device->slot[i].told_id = device->slot[i].id;
    }
}

static void
take_slot_axis(struct finger_device *device, const struct input_event *event)
{
    int slot = device->current;
    if (event->code == ABS_MT_SLOT) {
        device->current = event->value;
        device->several = true;
    }
    if (slot < 0 || slot >= FINGER_SLOTS)
        return;
    for (int axis = 0; axis < FINGER_AXES; axis++)
        if (event->code == (device->several ? multi_axes : single_axes)[axis])
            device->slot[slot].at[axis] = event->value;
    if (event->code == ABS_MT_TRACKING_ID) {
        device->several = true;
        device->slot[slot].down = event->value >= 0;
        if (event->value >= 0)
            device->slot[slot].id = event->value;
    }
}

static uint64_t
event_ms(const struct finger_device *device, const struct input_event *event)
{
    int64_t ms = (int64_t)event->input_event_sec * 1000 +
                 (int64_t)event->input_event_usec / 1000 - device->clock_ahead_ms;
    return ms > 0 ? (uint64_t)ms : 0;
}

static void
forget_device(struct finger_device *device)
{
    for (int i = 0; i < FINGER_SLOTS; i++)
        device->slot[i].down = device->slot[i].told = false;
}

static void
take_event(struct finger_device *device, const struct input_event *event,
           struct fingers *fingers)
{
    bool end = event->type == EV_SYN && event->code == SYN_REPORT;
    if (event->type == EV_SYN && event->code == SYN_DROPPED) {
        device->lost = true;
        forget_device(device);
    } else if (device->lost) {
        device->lost = !end;
    } else if (end) {
        report(device, event_ms(device, event), fingers);
    } else if (event->type == EV_ABS) {
        take_slot_axis(device, event);
    } else if (event->type == EV_KEY && event->code == BTN_TOUCH && !device->several) {
        device->slot[0].down = event->value != 0;
    }
}

void
finger_device_take(struct finger_device *device, const struct input_event *events,
                   size_t count, struct fingers *fingers)
{
    for (size_t i = 0; i < count; i++)
        take_event(device, &events[i], fingers);
}

// ---- what SDL's events are missing ----------------------------------------------------------

bool
fingers_edge(struct fingers *fingers, int64_t id, bool down, struct finger_edge *edge)
{
    for (size_t i = 0; i < fingers->count; i++) {
        const struct finger_edge *here = &fingers->edge[i];
        if (here->down == down && (here->id == id || here->id < 0)) {
            *edge = *here;
            drop_edges(fingers, i + 1);
            return true;
        }
    }
    return false;
}

void
fingers_down(struct fingers *fingers, int64_t id, const struct finger_edge *edge)
{
    int place = 0;
    for (int i = 0; i < FINGER_SLOTS; i++)
        if (fingers->finger[i].down && fingers->finger[i].id == id)
            fingers->finger[i].down = false;
    while (place < FINGER_SLOTS - 1 && fingers->finger[place].down)
        place++;
    memset(&fingers->finger[place], 0, sizeof fingers->finger[place]);
    if (!edge || !edge->placed)
        return;
    fingers->finger[place].down = true;
    fingers->finger[place].id = id;
    memcpy(fingers->finger[place].at, edge->at, sizeof edge->at);
}

static bool
is_nought(float value)
{
    return value > -1e-9F && value < 1e-9F;
}

void
fingers_place(struct fingers *fingers, int64_t id, float *x, float *y)
{
    float *const axes[FINGER_AXES] = {x, y};
    for (int i = 0; i < FINGER_SLOTS; i++) {
        if (!fingers->finger[i].down || fingers->finger[i].id != id)
            continue;
        for (int axis = 0; axis < FINGER_AXES; axis++) {
            bool *moves = &fingers->finger[i].moves[axis];
            *moves = *moves || !is_nought(*axes[axis]);
            if (!*moves)
                *axes[axis] = fingers->finger[i].at[axis];
        }
    }
}

void
fingers_forget(struct fingers *fingers)
{
    memset(fingers, 0, sizeof *fingers);
}
