// SPDX-License-Identifier: MIT
// Fingers come as SDL_FINGER… on a device (KMSDRM gives no mouse events and window 0 there) and on
// a desktop's touch screen; the mouse comes as itself. SDL_TOUCH_MOUSEID marks what some drivers
// make up from fingers.
#include "platform/input.h"

#include <stddef.h>

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
    {SDLK_HOME, false, VISIT_KEY_HOME},
    {SDLK_AC_HOME, false, VISIT_KEY_HOME},
    {SDLK_F1, false, VISIT_KEY_HELP},
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
take_key(const SDL_KeyboardEvent *event, struct input *input)
{
    if (event->repeat || (event->keysym.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)))
        return false;
    bool shifted = (event->keysym.mod & KMOD_SHIFT) != 0;
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

static bool
take_finger(const struct window *window, const SDL_TouchFingerEvent *event,
            struct input *input)
{
    if (event->touchId == SDL_MOUSE_TOUCHID)
        return false;
    input->contact.phase = event->type == SDL_FINGERDOWN ? CONTACT_DOWN
                           : event->type == SDL_FINGERUP ? CONTACT_UP
                                                         : CONTACT_MOVE;
    input->contact.finger = finger_of(event);
    int width = 0, height = 0;
    window_size(window, &width, &height);
    return take_contact(window, event->x * (float)width, event->y * (float)height, input);
}

static bool
take_window(const SDL_WindowEvent *event, struct input *input)
{
    input->kind = INPUT_EXPOSED;
    return event->event == SDL_WINDOWEVENT_EXPOSED ||
           event->event == SDL_WINDOWEVENT_SIZE_CHANGED;
}

static bool
take_event(const struct window *window, const SDL_Event *event, struct input *input)
{
    switch (event->type) {
    case SDL_KEYDOWN:
        return take_key(&event->key, input);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return take_button(window, &event->button, input);
    case SDL_MOUSEMOTION:
        return take_motion(window, &event->motion, input);
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
    case SDL_FINGERMOTION:
        return take_finger(window, &event->tfinger, input);
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
input_next(struct window *window, uint64_t now_ms, struct input *input)
{
    SDL_Event event;
    // SDL's own poll would leave a marker in the queue, which reads like an event to wait.c.
    bool any = next_event(&event);
    if (!any) {
        SDL_PumpEvents();
        any = next_event(&event);
    }
    for (; any; any = next_event(&event)) {
        *input = (struct input){0};
        if (take_event(window, &event, input)) {
            input->contact.time_ms = happened_ms(&event, now_ms);
            input->contact.time_known = true;
            return true;
        }
    }
    return false;
}
