// SPDX-License-Identifier: MIT
// Fingers come as SDL_FINGER… on a device (KMSDRM gives no mouse events and window 0 there) and on
// a desktop's touch screen; the mouse comes as itself. SDL_TOUCH_MOUSEID marks what some drivers
// make up from fingers.
#include "platform/input.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

enum { MOUSE_FINGER = -1 };

struct key_row {
    SDL_Keycode code;
    bool shifted; // only with Shift
    enum visit_key key;
};

// The first row that fits counts.
static const struct key_row key_rows[] = {
    {SDLK_UP, false, VISIT_KEY_UP},
    {SDLK_DOWN, false, VISIT_KEY_DOWN},
    {SDLK_LEFT, false, VISIT_KEY_LEFT},
    {SDLK_RIGHT, false, VISIT_KEY_RIGHT},
    {SDLK_TAB, true, VISIT_KEY_BACK_TAB},
    {SDLK_TAB, false, VISIT_KEY_TAB},
    {SDLK_RETURN, false, VISIT_KEY_ENTER},
    {SDLK_RETURN2, false, VISIT_KEY_ENTER},
    {SDLK_KP_ENTER, false, VISIT_KEY_ENTER},
    {SDLK_SELECT, false, VISIT_KEY_ENTER},
    {SDLK_SPACE, false, VISIT_KEY_ENTER},
    {SDLK_ESCAPE, false, VISIT_KEY_ESCAPE},
    {SDLK_AC_BACK, false, VISIT_KEY_ESCAPE},
    {SDLK_PAGEUP, false, VISIT_KEY_PAGE_UP},
    {SDLK_PAGEDOWN, false, VISIT_KEY_PAGE_DOWN},
    {SDLK_END, false, VISIT_KEY_LAST},
    {SDLK_HOME, false, VISIT_KEY_HOME},
    {SDLK_AC_HOME, false, VISIT_KEY_HOME},
    {SDLK_F1, false, VISIT_KEY_HELP},
    {SDLK_F12, false, VISIT_KEY_STAFF},
    {SDLK_HELP, false, VISIT_KEY_HELP},
    {SDLK_QUESTION, false, VISIT_KEY_HELP},
    {SDLK_SLASH, true, VISIT_KEY_HELP}, // the question mark of a US keyboard
};

struct typed_row {
    SDL_Keycode code;
    char typed;
};

static const struct typed_row typed_rows[] = {
    {SDLK_KP_PLUS, '+'}, {SDLK_KP_MINUS, '-'}, {SDLK_KP_0, '0'}, {SDLK_KP_1, '1'},
    {SDLK_KP_2, '2'},    {SDLK_KP_3, '3'},     {SDLK_KP_4, '4'}, {SDLK_KP_5, '5'},
    {SDLK_KP_6, '6'},    {SDLK_KP_7, '7'},     {SDLK_KP_8, '8'}, {SDLK_KP_9, '9'},
};

struct named_row {
    const char *name;
    SDL_Keycode code;
};

// Letters and digits are their own names.
static const struct named_row named_rows[] = {
    {"Up", SDLK_UP},
    {"Down", SDLK_DOWN},
    {"Left", SDLK_LEFT},
    {"Right", SDLK_RIGHT},
    {"Tab", SDLK_TAB},
    {"Enter", SDLK_RETURN},
    {"Space", SDLK_SPACE},
    {"Escape", SDLK_ESCAPE},
    {"Backspace", SDLK_BACKSPACE},
    {"Insert", SDLK_INSERT},
    {"Delete", SDLK_DELETE},
    {"Home", SDLK_HOME},
    {"End", SDLK_END},
    {"PageUp", SDLK_PAGEUP},
    {"PageDown", SDLK_PAGEDOWN},
    {"Pause", SDLK_PAUSE},
    {"Menu", SDLK_APPLICATION},
    {"Help", SDLK_HELP},
    {"Select", SDLK_SELECT},
    {"Back", SDLK_AC_BACK},
    {"Minus", SDLK_MINUS},
    {"Equals", SDLK_EQUALS},
    {"Comma", SDLK_COMMA},
    {"Period", SDLK_PERIOD},
    {"Slash", SDLK_SLASH},
    {"Semicolon", SDLK_SEMICOLON},
    {"VolumeUp", SDLK_VOLUMEUP},
    {"VolumeDown", SDLK_VOLUMEDOWN},
    {"Mute", SDLK_MUTE},
    {"F1", SDLK_F1},
    {"F2", SDLK_F2},
    {"F3", SDLK_F3},
    {"F4", SDLK_F4},
    {"F5", SDLK_F5},
    {"F6", SDLK_F6},
    {"F7", SDLK_F7},
    {"F8", SDLK_F8},
    {"F9", SDLK_F9},
    {"F10", SDLK_F10},
    {"F11", SDLK_F11},
    {"F12", SDLK_F12},
    {"F13", SDLK_F13},
    {"F14", SDLK_F14},
    {"F15", SDLK_F15},
    {"F16", SDLK_F16},
    {"F17", SDLK_F17},
    {"F18", SDLK_F18},
    {"F19", SDLK_F19},
    {"F20", SDLK_F20},
    {"F21", SDLK_F21},
    {"F22", SDLK_F22},
    {"F23", SDLK_F23},
    {"F24", SDLK_F24},
    {"Keypad0", SDLK_KP_0},
    {"Keypad1", SDLK_KP_1},
    {"Keypad2", SDLK_KP_2},
    {"Keypad3", SDLK_KP_3},
    {"Keypad4", SDLK_KP_4},
    {"Keypad5", SDLK_KP_5},
    {"Keypad6", SDLK_KP_6},
    {"Keypad7", SDLK_KP_7},
    {"Keypad8", SDLK_KP_8},
    {"Keypad9", SDLK_KP_9},
};

SDL_Keycode
input_key_code(const char *name)
{
    if (name[0] != '\0' && name[1] == '\0')
        return name[0] >= 'A' && name[0] <= 'Z' ? name[0] - 'A' + 'a' : name[0];
    for (size_t i = 0; i < COUNT_OF(named_rows); i++)
        if (strcmp(named_rows[i].name, name) == 0)
            return named_rows[i].code;
    return SDLK_UNKNOWN;
}

// The acts of device.yaml are the visit's keys under other names.
static_assert((int)KEY_ACT_UP == (int)VISIT_KEY_UP, "the acts are in the keys' order");
static_assert((int)KEY_ACT_STAFF == (int)VISIT_KEY_STAFF, "… from the first to the last");

static enum visit_key
mapped_key_of(const struct key_map *keys, SDL_Keycode code)
{
    for (int i = 0; keys && i < KEY_NAME_COUNT; i++)
        if (keys->act[i] != KEY_ACT_NONE && input_key_code(key_names[i]) == code)
            return (enum visit_key)keys->act[i];
    return VISIT_KEY_NONE;
}

static enum visit_key
visit_key_of(SDL_Keycode code, bool shifted)
{
    for (size_t i = 0; i < COUNT_OF(key_rows); i++)
        if (key_rows[i].code == code && (shifted || !key_rows[i].shifted))
            return key_rows[i].key;
    return VISIT_KEY_NONE;
}

// 0 when the key types nothing. SDL names keys by what they type without Shift.
static int
typed_of(SDL_Keycode code, bool shifted)
{
    for (size_t i = 0; i < COUNT_OF(typed_rows); i++)
        if (typed_rows[i].code == code)
            return typed_rows[i].typed;
    if (code >= 'a' && code <= 'z')
        return shifted ? code - 'a' + 'A' : code;
    return code > ' ' && code < 0x7F ? code : 0;
}

static bool
take_key(const struct key_map *keys, const SDL_KeyboardEvent *event, struct input *input)
{
    if (event->repeat || (event->keysym.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)))
        return false;
    bool shifted = (event->keysym.mod & KMOD_SHIFT) != 0;
    input->key = mapped_key_of(keys, event->keysym.sym);
    if (input->key == VISIT_KEY_NONE)
        input->key = visit_key_of(event->keysym.sym, shifted);
    input->kind = INPUT_KEY;
    if (input->key != VISIT_KEY_NONE)
        return true;
    input->typed = typed_of(event->keysym.sym, shifted);
    input->kind = INPUT_TYPED;
    return input->typed != 0;
}

static bool
take_contact(const struct window *window, float x, float y, struct input *input)
{
    input->kind = INPUT_CONTACT;
    window_to_screen(window, x, y, &input->contact.x, &input->contact.y);
    return true;
}

static bool
take_button(const struct window *window, const SDL_MouseButtonEvent *event,
            struct input *input)
{
    if (event->which == SDL_TOUCH_MOUSEID || event->button != SDL_BUTTON_LEFT)
        return false;
    input->contact.phase = event->type == SDL_MOUSEBUTTONDOWN ? CONTACT_DOWN : CONTACT_UP;
    input->contact.finger = MOUSE_FINGER;
    input->contact.mouse = true;
    return take_contact(window, (float)event->x, (float)event->y, input);
}

static bool
take_motion(const struct window *window, const SDL_MouseMotionEvent *event,
            struct input *input)
{
    if (event->which == SDL_TOUCH_MOUSEID || (event->state & SDL_BUTTON_LMASK) == 0)
        return false;
    input->contact.phase = CONTACT_MOVE;
    input->contact.finger = MOUSE_FINGER;
    input->contact.mouse = true;
    return take_contact(window, (float)event->x, (float)event->y, input);
}

// Two touch devices may number their fingers alike.
static int64_t
finger_of(const SDL_TouchFingerEvent *event)
{
    return (int64_t)(((uint64_t)event->touchId << 32 ^ (uint64_t)event->fingerId) &
                     INT64_MAX);
}

// When the finger came or went, by the kernel, which SDL does not tell.
static void
ask_kernel(struct doorbells *doorbells, const SDL_TouchFingerEvent *event,
           struct contact *contact)
{
    struct finger_edge edge;
    bool down = contact->phase == CONTACT_DOWN;
    if (contact->phase == CONTACT_MOVE)
        return;
    doorbells_read(doorbells);
    bool found = fingers_edge(&doorbells->fingers, event->fingerId, down, &edge);
    if (down)
        fingers_down(&doorbells->fingers, event->fingerId, found ? &edge : NULL);
    if (found && edge.time_ms <= contact->time_ms)
        contact->time_ms = edge.time_ms;
    contact->time_known =
        found || contact->time_ms <= doorbells->quiet_ms + DOORBELL_LATE_MS;
}

static bool
take_finger(const struct input_source *source, const SDL_TouchFingerEvent *event,
            struct input *input)
{
    if (event->touchId == SDL_MOUSE_TOUCHID)
        return false;
    input->contact.phase = event->type == SDL_FINGERDOWN ? CONTACT_DOWN
                           : event->type == SDL_FINGERUP ? CONTACT_UP
                                                         : CONTACT_MOVE;
    input->contact.finger = finger_of(event);
    float x = event->x, y = event->y;
    if (source->doorbells) {
        ask_kernel(source->doorbells, event, &input->contact);
        fingers_place(&source->doorbells->fingers, event->fingerId, &x, &y);
    }
    int width = 0, height = 0;
    window_size(source->window, &width, &height);
    return take_contact(source->window, x * (float)width, y * (float)height, input);
}

static bool
take_window(const SDL_WindowEvent *event, struct input *input)
{
    input->kind = INPUT_EXPOSED;
    return event->event == SDL_WINDOWEVENT_EXPOSED ||
           event->event == SDL_WINDOWEVENT_SIZE_CHANGED;
}

static bool
take_event(const struct input_source *source, const SDL_Event *event, struct input *input)
{
    const struct window *window = source->window;
    switch (event->type) {
    case SDL_KEYDOWN:
        return take_key(source->keys, &event->key, input);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return take_button(window, &event->button, input);
    case SDL_MOUSEMOTION:
        return take_motion(window, &event->motion, input);
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
    case SDL_FINGERMOTION:
        return take_finger(source, &event->tfinger, input);
    case SDL_WINDOWEVENT:
        return take_window(&event->window, input);
    case SDL_RENDER_TARGETS_RESET:
        input->kind = INPUT_EXPOSED;
        return true;
    case SDL_QUIT:
        input->kind = INPUT_QUIT;
        return true;
    default:
        return false;
    }
}

static bool
next_event(SDL_Event *event)
{
    return SDL_PeepEvents(event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1;
}

// SDL counts its milliseconds from its start and in 32 bits.
static uint64_t
happened_ms(const SDL_Event *event, uint64_t now_ms)
{
    uint32_t ago_ms = SDL_GetTicks() - event->common.timestamp;
    return ago_ms <= INT32_MAX && ago_ms < now_ms ? now_ms - ago_ms : now_ms;
}

bool
input_next(const struct input_source *source, uint64_t now_ms, struct input *input)
{
    SDL_Event event;
    // SDL's own poll would leave a marker in the queue, which reads like an event to wait.c.
    bool any = next_event(&event);
    if (!any) {
        SDL_PumpEvents();
        any = next_event(&event);
        if (!any && source->doorbells)
            source->doorbells->quiet_ms = now_ms;
    }
    for (; any; any = next_event(&event)) {
        *input = (struct input){0};
        input->contact.time_ms = happened_ms(&event, now_ms);
        input->contact.time_known = true;
        if (take_event(source, &event, input))
            return true;
    }
    return false;
}
