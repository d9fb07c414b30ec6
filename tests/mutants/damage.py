# SPDX-License-Identifier: MIT
"""Owns the kinds of damage: each function below makes candidates, one per place where that
mistake could be made; of each kind a seeded choice is taken."""

import collections
import pathlib
import random
import re

Mutant = collections.namedtuple("Mutant", "kind what files")
LANGS = ("en", "es")
MOST = 14  # mutants of one kind in one language

# Kinds of which some cannot be caught, and why. Of every other kind all must be.
ESCAPES = {
    "softened": "a word that no list knows, in a sentence that carries no warning",
    "lost not": "a \"no\" in a sentence that has another, which still says what is not so",
    "lost sentence": "the question of a main message, which the title above it says as well, or a sentence "
                     "that stands twice on its page",
    "sentence in English": "a name or a title, which is the same in both languages",
    "lost source or fact": "a source more than the two a page needs, or a fact another page tells",
}

QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
SENTENCE = re.compile(r"[^.?!]+[.?!]+(?:\s+|$)")
# Keys whose texts visitors do not read.
UNREAD = re.compile(r"^\s*(- )?(change_note|what_for|id|icon|hash|phone|address|why):|^\s*#")

NUMBERS = {"24": "4", "2": "20", "1": "10", "30": "3", "12": "22", "20": "2", "40": "14"}
UNITS = {
    "en": [("hours", "minutes"), ("hour", "day"), ("minutes", "hours"), ("weeks", "months"),
           ("days", "weeks"), ("day", "week"), ("months", "years")],
    "es": [("horas", "minutos"), ("hora", "día"), ("minutos", "horas"), ("semanas", "meses"),
           ("días", "semanas"), ("día", "mes"), ("meses", "años")],
}
NOTS = {
    "en": [("is not approved", "is approved"), ("No form", "Each form"), ("Do not", "Do"),
           ("do not", "do"), (" not ", " "), ("cannot", "can"), ("No one", "Everyone"),
           ("never", "always"), ("None is", "Each is"), ("must not", "must"),
           ("no drinks", "drinks"), ("No driving", "Driving"), ("Never", "Often"),
           ("No ", "Some ")],
    "es": [("no está aprobad", "está aprobad"), ("No ", ""), (" no ", " "), ("Nunca", "Siempre"),
           ("nunca", "siempre"), ("Nadie", "Alguien"), ("Ninguna", "Cada una"), ("sin ", "con "),
           ("Nada de", "Algo de"), ("tampoco", "también")],
}
SOFT = {
    "en": [("must not", "should not"), ("Do not drive", "Try not to drive"), (" now.", " later."),
           ("tell staff now", "tell staff"), ("the same day", "this week"),
           ("at least", "about"), ("until", "unless"), ("some people", "most people"),
           ("Some people", "Most people"), ("some adults", "most adults"),
           ("full night", "short night"), ("an adult", "a friend"), ("urgent care", "advice"),
           ("before", "after"), ("can be serious", "can be odd"), ("are serious", "are odd"),
           ("may help", "helps"), ("more than", "less than"), ("Symptoms can", "Symptoms seldom"),
           ("must not", "may")],
    "es": [(" ahora.", " luego."), ("el mismo día", "esta semana"), ("al menos", "unas"),
           ("algunas personas", "casi todas las personas"), ("Algunas personas", "Todas"),
           ("toda la noche", "un rato"), ("un adulto", "un amigo"), ("antes", "después"),
           ("más de", "menos de"), ("graves", "raros"), ("hasta", "desde"),
           ("atención urgente", "consejo"), ("algunos adultos", "todos los adultos")],
}
PASTE = {
    "en": {
        "phone": "Call 415-555-0123 for help.", "phone with plus": "Write to +1 415 555 0199.",
        "web site": "See www.ketaminenow.example for more.", "address": "Ask info@ketaminenow.com.",
        "messenger": "Find us on WhatsApp.", "seller": "Book now and get a free consult.",
        "offer": "Limited time: the first session costs less.", "price": "A session costs $450.",
        "price in words": "Packages start at 400 dollars.",
        "story": "\\\"I got my life back,\\\" said one visitor.",
        "patients say": "Our patients love this treatment.",
        "promise": "You will feel calm after one session.", "works": "It works for everyone.",
        "cure": "It cures anxiety.", "hype": "This is a breakthrough treatment.",
        "new hype": "A game-changing therapy.", "safe": "It is completely safe.",
        "no risk": "There are no side effects.", "dose": "The dose is 56 mg.",
        "stop": "You can stop taking your other medicines.", "best": "It is the best treatment.",
        "faster": "It works faster than an SSRI.", "percent": "It helps 70% of people.",
        "share": "It helps 7 in 10 people.", "emergency by hand": "In danger call 911.",
        "line by hand": "Or call 988.", "brand": "Spravato is used.", "slang": "Enjoy the trip.",
        "rewire": "It rewires your brain.", "proven": "It is clinically proven.",
        "drug seller": "Buy ketamine online here.", "next step": "Take the next step today.",
        "suicide words": "Some people committed suicide.", "addict": "It is not for addicts.",
        "count in words": "Seven people felt better.", "fast": "It gives instant relief.",
        "approved": "The FDA approved it for anxiety.", "rare": "This is very rare.",
    },
    "es": {
        "phone": "Llame al 415-555-0123.", "web site": "Vea www.ketaminaya.example.",
        "address": "Escriba a info@ketaminaya.com.", "messenger": "Búsquenos en WhatsApp.",
        "seller": "Reserve ahora su sesión.", "offer": "Oferta por tiempo limitado.",
        "price": "Cada sesión cuesta $450.", "promise": "Usted se sentirá mejor con una sesión.",
        "cure": "Cura la ansiedad.", "hype": "Es un tratamiento revolucionario.",
        "safe": "Es totalmente seguro.", "no risk": "No tiene efectos secundarios.",
        "dose": "La dosis es de 56 mg.", "stop": "Deje de tomar sus otros medicamentos.",
        "best": "Es el mejor tratamiento.", "percent": "Ayuda al 70 % de las personas.",
        "emergency by hand": "Llame al 911.", "line by hand": "O llame al 988.",
        "brand": "Se usa Spravato.", "proven": "Está comprobado clínicamente.",
        "works": "Funciona para todos.", "miracle": "Es un milagro.",
        "fast": "Da alivio instantáneo.", "approved": "La FDA la aprobó para la ansiedad.",
        "English": "This sentence was never put into the other language.",
        "suicide words": "Algunas personas cometieron suicidio.", "rare": "Esto es muy raro.",
    },
}


class Content:
    """The files of a content folder, by their path in it."""

    def __init__(self, folder):
        self.files = {str(path.relative_to(folder)): path.read_text(encoding="utf-8")
                      for path in sorted(pathlib.Path(folder).rglob("*.yaml"))}

    def of(self, lang, *parts):
        return [path for path in self.files
                if path.startswith(lang + "/") and any(part in path for part in parts)]

    def pages(self, lang):
        return self.of(lang, "/pages/")

    def texts(self, lang):
        """(path, start, end) of every quoted text that visitors read in this language."""
        for path in self.of(lang, "/pages/", "/tables/", "blocks.yaml"):
            yield from self._texts_in(path, None)
        yield from self._texts_in("timelines.yaml", lang)

    def _texts_in(self, path, lang):
        at = 0
        for line in self.files[path].splitlines(keepends=True):
            for found in QUOTED.finditer(line):
                key = line[:found.start()]
                ours = lang is None or (("label:" in key) and
                                        (re.findall(r"(\w\w): *$", key) or [""])[0] == lang)
                if ours and not UNREAD.match(line):
                    yield path, at + found.start(1), at + found.end(1)
            at += len(line)

    def replaced(self, path, start, end, new):
        text = self.files[path]
        return {path: text[:start] + new + text[end:]}

    def line(self, path, at):
        return self.files[path].count("\n", 0, at) + 1


def shown(content, path, at, old, new):
    return f"{path}:{content.line(path, at)}: {old.strip()!r} became {new.strip()!r}"


# ---- words ------------------------------------------------------------------------------------


def by_words(content, lang, pairs):
    for path, start, end in content.texts(lang):
        text = content.files[path][start:end]
        for old, new in pairs:
            for found in re.finditer(r"(?<!\w)" + re.escape(old.strip()) + r"(?!\w)", text):
                after = text[:found.start()] + new.strip() + text[found.end():]
                after = re.sub("  +", " ", after).strip()
                if after:
                    yield (shown(content, path, start, text, after),
                           content.replaced(path, start, end, after))


def lost_not(content, lang):
    yield from by_words(content, lang, NOTS[lang])


def softened(content, lang):
    yield from by_words(content, lang, SOFT[lang])


def other_unit(content, lang):
    yield from by_words(content, lang, UNITS[lang])


def other_number(content, lang):
    for path, start, end in content.texts(lang):
        text = content.files[path][start:end]
        for found in re.finditer(r"(?<![\w{-])\d+(?![\w}])", text):
            new = NUMBERS.get(found[0], str(int(found[0]) + 1))
            after = text[:found.start()] + new + text[found.end():]
            yield (shown(content, path, start, text, after),
                   content.replaced(path, start, end, after))


def lost_sentence(content, lang):
    for path, start, end in content.texts(lang):
        text = content.files[path][start:end]
        sentences = SENTENCE.findall(text)
        for number in range(len(sentences) if len(sentences) > 1 else 0):
            after = "".join(sentences[:number] + sentences[number + 1:]).strip()
            if "".join(sentences) == text:
                yield (shown(content, path, start, text, after),
                       content.replaced(path, start, end, after))


def pasted(content, lang):
    places = [place for place in content.texts(lang)
              if content.files[place[0]][place[2] - 1] == "." and "about" not in place[0]]
    chooser = random.Random(lang)
    for name, sentence in PASTE[lang].items():
        path, _, end = chooser.choice(places)
        yield (f"{path}:{content.line(path, end)}: a pasted {name}: {sentence!r}",
               content.replaced(path, end, end, " " + sentence))


def brand_in_title(content, lang):
    for path in content.pages(lang):
        found = re.search(r'^title: "([^"]*)"', content.files[path], re.M)
        if found:
            yield (f"{path}: a brand in the title",
                   content.replaced(path, found.end(1), found.end(1), " (Spravato)"))


# ---- blocks -----------------------------------------------------------------------------------

BLOCK = re.compile(r"^  - .*\n(?:(?:    .*)?\n)*", re.M)


def body_blocks(content, path):
    at = content.files[path].find("\nbody:\n")
    return list(BLOCK.finditer(content.files[path], at)) if at >= 0 else []


def without_block(content, lang):
    for path in content.pages(lang):
        for block in body_blocks(content, path):
            first = block[0].splitlines()[0].strip()
            yield (f"{path}:{content.line(path, block.start())}: lost: {first}",
                   content.replaced(path, block.start(), block.end(), ""))


def lost_required(content, lang):
    for path in content.pages(lang):
        for block in body_blocks(content, path):
            if re.match(r"  - use: D\d", block[0]):
                yield (f"{path}: lost: {block[0].strip()}",
                       content.replaced(path, block.start(), block.end(), ""))


def doubled_block(content, lang):
    for path in content.pages(lang):
        for block in body_blocks(content, path):
            first = block[0].splitlines()[0].strip()
            yield (f"{path}:{content.line(path, block.start())}: twice: {first}",
                   content.replaced(path, block.end(), block.end(), block[0]))


def lost_entry(content, lang):
    for path in content.of(lang, "/pages/", "blocks.yaml"):
        for entry in re.finditer(r'^ {8,}- (\{.*\}|".*")\n', content.files[path], re.M):
            yield (f"{path}:{content.line(path, entry.start())}: lost: {entry[0].strip()}",
                   content.replaced(path, entry.start(), entry.end(), ""))


def other_level(content, lang):
    for path in content.of(lang, "/pages/", "blocks.yaml"):
        for level in re.finditer(r"level: (emergency|urgent)", content.files[path]):
            yield (f"{path}:{content.line(path, level.start())}: {level[0]} became level: ask",
                   content.replaced(path, level.start(), level.end(), "level: ask"))


# ---- danger signs -----------------------------------------------------------------------------


def danger_signs(content, lang):
    path = f"{lang}/blocks.yaml"
    text = content.files[path]
    start = text.index("items:\n", text.index("- id: D3")) + len("items:\n")
    end = text.index("          after:", start)
    lines = text[start:end].splitlines(keepends=True)
    for number, line in enumerate(lines):
        left = lines[:number] + lines[number + 1:]
        yield (f"{path}: lost a danger sign: {line.strip()}",
               content.replaced(path, start, end, "".join(left)))
        if number > 0:
            order = lines[:]
            order[number - 1], order[number] = order[number], order[number - 1]
            yield (f"{path}: danger signs in another order: {line.strip()}",
                   content.replaced(path, start, end, "".join(order)))


# ---- heads ------------------------------------------------------------------------------------


def lost_source(content, lang):
    for path in content.pages(lang):
        for key in ("sources", "facts", "blocks"):
            found = re.search(rf"^{key}: \[([^,\]]*), ", content.files[path], re.M)
            if found and key != "blocks":
                yield (f"{path}: lost {found[1]} from {key}",
                       content.replaced(path, found.start(1), found.end() , ""))


def other_risk(content, lang):
    for path in content.pages(lang):
        for found in re.finditer(r"^ +(n|n_to|of): (\d+)$", content.files[path], re.M):
            new = {"100": "1000", "1000": "100"}.get(found[2], str(int(found[2]) * 2))
            yield (f"{path}: {found[1]}: {found[2]} became {new}",
                   content.replaced(path, found.start(2), found.end(2), new))
        for found in re.finditer(r"certainty: (unknown|\w+)$", content.files[path], re.M):
            new = "unknown" if found[1] != "unknown" else "about"
            yield (f"{path}: certainty: {found[1]} became {new}",
                   content.replaced(path, found.start(1), found.end(1), new))


# ---- time tables ------------------------------------------------------------------------------


def other_time(content, lang):
    if lang != "en":
        return
    path = "timelines.yaml"
    for found in re.finditer(r'^ +(start|end): (-?[\d.]+|"- \(minimum \d+\)"|"-[^"]*")(?= |$)',
                             content.files[path], re.M):
        old = found[2]
        new = ('"- (minimum 1)"' if "minimum" in old else "24" if old.startswith('"')
               else str(float(old) * 2 or 1).removesuffix(".0"))
        yield (f"{path}:{content.line(path, found.start())}: {found[1]}: {old} became {new}",
               content.replaced(path, found.start(2), found.end(2), new))


def other_step(content, lang):
    if lang != "en":
        return
    path = "timelines.yaml"
    text = content.files[path]
    for found in re.finditer(r"^ +unit: (\w+)$", text, re.M):
        new = {"hours": "days", "days": "hours", "weeks": "days"}.get(found[1], "weeks")
        yield (f"{path}:{content.line(path, found.start())}: unit: {found[1]} became {new}",
               content.replaced(path, found.start(1), found.end(1), new))
    for found in re.finditer(r"^ +kind: (\w+)$", text, re.M):
        new = "expect" if found[1] == "rule" else "rule"
        yield (f"{path}:{content.line(path, found.start())}: kind: {found[1]} became {new}",
               content.replaced(path, found.start(1), found.end(1), new))
    for found in re.finditer(r"^ +applies: \[(.*)\]", text, re.M):
        new = "nasal" if "iv" in found[1] else "iv"
        yield (f"{path}:{content.line(path, found.start())}: applies: {found[1]} became {new}",
               content.replaced(path, found.start(1), found.end(1), new))
    for found in re.finditer(r"^      - id: (\w+).*\n(?:        .*\n)+", text, re.M):
        yield (f"{path}: lost the step {found[1]}",
               content.replaced(path, found.start(), found.end(), ""))


def swapped_cells(content, lang):
    for path in content.of(lang, "/tables/"):
        for row in re.finditer(r"cells:\n((?:      .*\n)+)", content.files[path]):
            lines = row[1].splitlines()
            values = [line.split(": ", 1) for line in lines]
            for a in range(len(values)):
                for b in range(a):
                    if values[a][1] == values[b][1]:
                        continue
                    new = [value[:] for value in values]
                    new[a][1], new[b][1] = new[b][1], new[a][1]
                    text = "".join(": ".join(value) + "\n" for value in new)
                    yield (f"{path}:{content.line(path, row.start())}: {values[a][0].strip()} "
                           f"and {values[b][0].strip()} changed places",
                           content.replaced(path, row.start(1), row.end(1), text))


# ---- files ------------------------------------------------------------------------------------


def swapped_bodies(content, lang):
    pages = content.pages(lang)
    for first, second in zip(pages, pages[1:]):
        a, b = content.files[first], content.files[second]
        cut_a, cut_b = a.find("\nbody:\n"), b.find("\nbody:\n")
        if cut_a >= 0 and cut_b >= 0:
            yield (f"{first} and {second} have each other's body",
                   {first: a[:cut_a] + b[cut_b:], second: b[:cut_b] + a[cut_a:]})


def swapped_languages(content, lang):
    if lang == "en":
        return
    for path in content.pages(lang):
        other = "en" + path[len(lang):]
        if other in content.files:
            yield (f"{path} and {other} changed places",
                   {path: content.files[other], other: content.files[path]})


def left_in_english(content, lang):
    """The English words below a head that says it is a translation."""
    if lang == "en":
        return
    for path in content.pages(lang):
        other = content.files.get("en" + path[len(lang):], "")
        cut, other_cut = content.files[path].find("\nbody:\n"), other.find("\nbody:\n")
        if cut >= 0 and other_cut >= 0 and '"' in other[other_cut:]:
            yield (f"{path}: its body is in English",
                   {path: content.files[path][:cut] + other[other_cut:]})


def sentence_in_english(content, lang):
    if lang == "en":
        return
    for path in content.pages(lang):
        other = content.files.get("en" + path[len(lang):])
        if other is None or other.count("\n") != content.files[path].count("\n"):
            continue
        own_lines = content.files[path].splitlines(keepends=True)
        for number, (own, source) in enumerate(zip(own_lines, other.splitlines(keepends=True))):
            if own != source and QUOTED.search(own) and not UNREAD.match(own):
                lines = own_lines[:number] + [source] + own_lines[number + 1:]
                yield (f"{path}:{number + 1}: in English: {source.strip()}",
                       {path: "".join(lines)})


def lost_page(content, lang):
    for path in content.pages(lang):
        yield f"lost {path}", {path: None}


def other_settings(content, lang):
    if lang != "en":
        return
    path = "clinic.yaml"
    for old, new in (('number: "911"', 'number: ""'), ('number: "911"', 'number: "555"'),
                     ('after_hours_phone: "555-0101"', 'after_hours_phone: ""'),
                     (', es: "Llame al 988', ', de: "Llame al 988'),
                     ('line: "988 Suicide & Crisis Lifeline"', 'line: ""'),
                     ("Call or text 988", "Call or text 898"),
                     ("Llame al 988", "Llame al 898"), ("region: US", "region: GB")):
        at = content.files[path].find(old)
        if at >= 0:
            yield (f"{path}: {old} became {new}",
                   content.replaced(path, at, at + len(old), new))


def other_fact(content, lang):
    if lang != "en":
        return
    path = "facts.yaml"
    for found in re.finditer(r'values: \["(\d+)', content.files[path]):
        yield (f"{path}:{content.line(path, found.start())}: the value {found[1]} became "
               f"{found[1]}7", content.replaced(path, found.end(1), found.end(1), "7"))


KINDS = {
    "lost not": (lost_not, 3), "other number": (other_number, 3), "other unit": (other_unit, 2),
    "softened": (softened, 2), "lost sentence": (lost_sentence, 2), "pasted": (pasted, 9),
    "brand in title": (brand_in_title, 0.5), "lost block": (without_block, 1.5),
    "lost required block": (lost_required, 1.5), "doubled block": (doubled_block, 1),
    "lost entry": (lost_entry, 1.5), "weaker level": (other_level, 1),
    "danger signs": (danger_signs, 2), "lost source or fact": (lost_source, 1),
    "other risk": (other_risk, 1.5), "other time": (other_time, 2), "other step": (other_step, 2),
    "swapped cells": (swapped_cells, 1), "swapped bodies": (swapped_bodies, 0.5),
    "swapped languages": (swapped_languages, 0.5), "left in English": (left_in_english, 0.5),
    "sentence in English": (sentence_in_english, 1), "lost page": (lost_page, 0.5),
    "other settings": (other_settings, 1), "other fact": (other_fact, 1),
}


def mutants(folder, seed):
    """The chosen ones of every kind, in a mixed order that is the same every time."""
    content = Content(folder)
    chosen = []
    for kind, (make, weight) in KINDS.items():
        for lang in LANGS:
            candidates = list(make(content, lang))
            chooser = random.Random(f"{seed} {kind} {lang}")
            chooser.shuffle(candidates)
            chosen += [Mutant(kind, what, files)
                       for what, files in candidates[:int(MOST * weight)]]
    random.Random(seed).shuffle(chosen)
    return chosen
