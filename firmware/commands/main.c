// SPDX-License-Identifier: MIT
// anteroom: a waiting-room information kiosk. One program, one table of subcommands.
//
// Where things are, from the top floor down; a file includes only its own floor or lower:
//   commands/  main.c options.c the command line; session.c what most commands open first;
//              kiosk.c the loop of run.c and preview.c; strip.c what preview tells below
//              the panel; status.c how the kiosk is; pin.c; check.c shoot.c dump.c
//              version.c; pack.c keys.c parcel.c what the clinic does for its bundles;
//              new.c a content folder to begin with; import.c importing.c preflight.c what
//              comes from a stick; holdings.c what a kiosk has of that
//   platform/  the only place with SDL and poll. video.c window.c scale.c the display;
//              fonts.c paint.c shapes.c pictures.c png.c shot.c the drawing; input.c keys
//              and fingers; wait.c doorbells.c folders.c the one place that sleeps
//   visit/     contact.c fingers to taps, ghosts.c less those nobody made; visit.c turn.c
//              actions.c keys.c focus.c scan.c the state machine of a visit; idle.c
//              attract.c what happens without a visitor
//   bundle/    lines.c ustar.c signature.c manifest.c trust.c verify.c what a bundle is and
//              whether it is ours; state.c select.c which one is shown; contents.c its
//              files in memory; choice.c report.c how an import goes;
//              author.c secret.c the clinic's side: writing and signing
//   layout/    panel.c style.c millimetres to pixels; breaks.c runs.c paragraph.c text to
//              lines; block_*.c flow.c blocks to pieces; columns.c paginate.c pieces to
//              screens; places.c button.c bands.c chrome.c the controls around them; pages.c
//              home.c slide.c sheets.c still_reading.c notice.c the views; view.c the door;
//              display_list.c what a screen is; lint*.c what is wrong with one; dump.c JSON
//   content/   folder.c reader.c nodes.c YAML to nodes; schema*.c what may stand where;
//              values.c body.c library.c load.c nodes to model.h; check.c what is wrong with
//              it; words.c device.c the program's own words and one kiosk's settings;
//              canonical.c fingerprint.c nodes to bytes again, for bundles and approvals
//   base/      arena.c memory; text.c UTF-8; problem.c findings; file.c reading and writing;
//              files.c a folder of them, or the same in memory; hash.c SHA-256
#include "commands/commands.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

struct command {
    const char *name;
    const char *arguments;
    const char *summary;
    unsigned options;
    bool needs_folder;
    int (*run)(const struct options *options);
};

enum {
    LOOK = OPTION_PANEL | OPTION_ROTATE | OPTION_STEP | OPTION_THEME | OPTION_LANG,
    KIOSK = LOOK | OPTION_TRACE | OPTION_SPEED,
};

static const struct command commands[] = {
    {"run", "DIR", "show the kiosk: attract loop and visits",
     KIOSK | OPTION_DEVICE | OPTION_WINDOW | OPTION_DRAFTS | OPTION_TURNS | OPTION_STATE,
     false, command_run},
    {"preview", "DIR", "show it in a window while you write, with every problem listed",
     KIOSK | OPTION_PAGE, true, command_preview},
    {"check", "DIR", "print every problem of a content folder",
     OPTION_LANG | OPTION_PANELS | OPTION_CHECK, false, command_check},
    {"shoot", "DIR", "write screens as PNG pictures",
     LOOK | OPTION_PAGE | OPTION_SCREEN | OPTION_OUT | OPTION_SHEET, true, command_shoot},
    {"dump", "DIR",
     "print screens as JSON: every node with its millimetres and minutes of arc",
     LOOK | OPTION_PAGE | OPTION_SCREEN | OPTION_OUT, true, command_dump},
    {"review", "DIR",
     "make the sign-off sheet (PDF) of a content folder, or write down an approval",
     OPTION_PANEL | OPTION_PANELS | OPTION_LANG | OPTION_OUT | OPTION_REVIEW, true,
     command_review},
    {"pack", "DIR", "make a signed bundle of a content folder, to carry on a USB stick",
     OPTION_KEY | OPTION_OUT | OPTION_SERIAL | OPTION_AFTER | OPTION_MIN_OK |
         OPTION_WITH_TRUST | OPTION_DRAFTS,
     true, command_pack},
    {"keys", "ACTION FILE",
     "make, show, print and revoke the keys that bundles are signed with",
     OPTION_KEY | OPTION_NO_PASSWORD | OPTION_SERIAL | OPTION_NAMES, false, command_keys},
    {"import", "DIR", "bring the bundle on a stick, or in an inbox, into this kiosk",
     OPTION_STATE | OPTION_IMPORT | OPTION_PANEL | OPTION_DRAFTS, true, command_import},
    {"status", "", "print what this kiosk holds, shows and trusts",
     OPTION_STATE | OPTION_JSON | OPTION_DRAFTS, false, command_status},
    {"rollback", "", "show the bundle before this one again",
     OPTION_STATE | OPTION_DRAFTS, false, command_rollback},
    {"pin", "FILE", "make the PIN of the staff screens and write it into device.yaml", 0,
     false, command_pin},
    {"new", "DIR", "make a small content folder to begin with, in English and German",
     OPTION_NEW, false, command_new},
    {"version", "", "print the version of the program and its libraries", 0, false,
     command_version},
};

static void
print_help(FILE *out)
{
    fputs("usage: anteroom COMMAND [DIR] [OPTIONS]\n\n", out);
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        fprintf(out, "  %-8s %-11s %s\n", commands[i].name, commands[i].arguments,
                commands[i].summary);
    fputs("\nDIR is a content folder. Each command explains itself: anteroom COMMAND "
          "--help\n",
          out);
}

static const struct command *
find_command(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

static int
unknown_command(const char *name)
{
    const char *names[COUNT_OF(commands)];
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        names[i] = commands[i].name;
    const char *near = text_nearest(name, names, COUNT_OF(commands));
    if (near)
        fprintf(stderr, "anteroom: error: unknown command '%s' (did you mean %s?)\n",
                name, near);
    else
        fprintf(stderr, "anteroom: error: unknown command '%s' (see: anteroom --help)\n",
                name);
    return 2;
}

int
main(int argc, char **argv)
{
    if (argc < 2) {
        print_help(stderr);
        return 2;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0) {
        print_help(stdout);
        return 0;
    }
    const struct command *command = find_command(argv[1]);
    if (!command && strcmp(argv[1], "--version") == 0)
        command = find_command("version");
    if (!command)
        return unknown_command(argv[1]);
    struct options options;
    if (!options_parse(&options, command->name, command->options, argc - 2, argv + 2))
        return 2;
    options.arguments = argv;
    if (options.help) {
        printf("usage: anteroom %s %s [OPTIONS]\n%s\n\n", command->name,
               command->arguments, command->summary);
        options_print(command->options);
        return 0;
    }
    if (command->needs_folder && !options.folder) {
        fprintf(stderr,
                "anteroom %s: error: no content folder named (write: anteroom %s DIR)\n",
                command->name, command->name);
        return 2;
    }
    int code = command->run(&options);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr,
                "anteroom %s: error: the output cannot be written (make room, or send "
                "it elsewhere)\n",
                command->name);
        return 1;
    }
    return code;
}
