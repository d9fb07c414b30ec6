// SPDX-License-Identifier: MIT
// Limits of what a content folder may hold. Content may come from a stick, so everything
// that costs time or memory has a bound here, and each bound has a test on both sides.
#pragma once

enum {
    LIMIT_YAML_BYTES = 512 * 1024,            // one YAML file
    LIMIT_YAML_TOTAL_BYTES = 2 * 1024 * 1024, // all YAML files of a load
    LIMIT_DEPTH = 12,                         // lists and mappings inside each other
    LIMIT_EVENTS = 50 * 1000,                 // parser events of one file
    LIMIT_EVENTS_TOTAL = 200 * 1000,          // parser events of a load
    LIMIT_SCALAR_BYTES = 16 * 1024,           // one piece of text
    LIMIT_FILES = 512,                        // files of a content folder
    LIMIT_FOLDER_ENTRIES = 4096,              // names looked at in one folder
    LIMIT_PICTURES = 256,
    LIMIT_PICTURE_PX = 2048, // width and height
    LIMIT_PICTURE_BYTES = 16 * 1024 * 1024,
    LIMIT_PICTURES_DECODED_BYTES = 96 * 1024 * 1024, // all pictures, 4 bytes a pixel
    LIMIT_ID_BYTES = 47,
    LIMIT_TAKE_HOME_BYTES = 200,   // a code that still fits the smallest panel
    LIMIT_LANGUAGES = 20,          // that a clinic offers
    LIMIT_NOTICES = 3,             // on the first screen, above the tiles
    LIMIT_SHARED_DEPTH = 4,        // shared blocks inside shared blocks
    LIMIT_PAGE_BLOCKS = 1000,      // blocks of one page, shared ones spliced in
    LIMIT_WORDS_BYTES = 64 * 1024, // assets/words, device.yaml
};
