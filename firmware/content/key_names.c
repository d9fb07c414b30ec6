// SPDX-License-Identifier: MIT
// Owns the names of keys.
#include "content/key_names.h"

#include <string.h>

const char *const key_names[KEY_NAME_COUNT] = {
    "Up",       "Down",      "Left",    "Right",   "Tab",       "Enter",    "Space",
    "Escape",   "Backspace", "Insert",  "Delete",  "Home",      "End",      "PageUp",
    "PageDown", "Pause",     "Menu",    "Help",    "Select",    "Back",     "Minus",
    "Equals",   "Comma",     "Period",  "Slash",   "Semicolon", "VolumeUp", "VolumeDown",
    "Mute",     "F1",        "F2",      "F3",      "F4",        "F5",       "F6",
    "F7",       "F8",        "F9",      "F10",     "F11",       "F12",      "F13",
    "F14",      "F15",       "F16",     "F17",     "F18",       "F19",      "F20",
    "F21",      "F22",       "F23",     "F24",     "A",         "B",        "C",
    "D",        "E",         "F",       "G",       "H",         "I",        "J",
    "K",        "L",         "M",       "N",       "O",         "P",        "Q",
    "R",        "S",         "T",       "U",       "V",         "W",        "X",
    "Y",        "Z",         "0",       "1",       "2",         "3",        "4",
    "5",        "6",         "7",       "8",       "9",         "Keypad0",  "Keypad1",
    "Keypad2",  "Keypad3",   "Keypad4", "Keypad5", "Keypad6",   "Keypad7",  "Keypad8",
    "Keypad9",
};

int
key_names_find(const char *name)
{
    for (int i = 0; i < KEY_NAME_COUNT; i++) {
        if (strcmp(key_names[i], name) == 0) {
            return i;
        }
    }
    return -1;
}
