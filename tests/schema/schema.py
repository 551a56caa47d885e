# SPDX-FileCopyrightText: 2026 The Kikitori authors
# SPDX-License-Identifier: BSD-3-Clause
"""The JSON Schemas for editors, held against the readers: schema.py SOURCE KIKITORICTL

Every sample file fits its schema; every wrong file that is seeded here is refused by the schema, and by the strict
reader too, so that the two say the same.
"""
import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

SOURCE = pathlib.Path(sys.argv[1])
CTL = sys.argv[2]
PROTOCOLS = SOURCE / "resources/protocols/sample"
SCRIPTS = SOURCE / "resources/scripts/sample"


class Yaml12(yaml.SafeLoader):
    """As editors read YAML (1.2, core schema): yes, no and 12:30 are texts."""


Yaml12.yaml_implicit_resolvers = {}
for tag, form, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+0123456789."),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    Yaml12.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(form), list(first))


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Yaml12)


def validator(name):
    schema = json.loads((SOURCE / f"resources/schema/json/{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


SCHEMAS = {name: validator(name) for name in ("pack", "protocol", "book", "script")}
FAILED = []


def expect(holds, words):
    if not holds:
        FAILED.append(words)
        print("schema: " + words)


def check_descriptions(name, schema):
    """An editor shows nothing for a key without one."""
    for key, value in schema.get("properties", {}).items():
        expect("description" in value or "$ref" in value, f"{name}: {key} has no description")
        check_descriptions(f"{name}/{key}", value)
        check_descriptions(f"{name}/{key}", value.get("items", {}))


def check_samples():
    files = [(path, "pack" if path.name == "pack.yaml" else "protocol") for path in sorted(PROTOCOLS.glob("*.yaml"))]
    files += [(path, "book" if path.name == "book.yaml" else "script") for path in sorted(SCRIPTS.glob("*.yaml"))]
    for path, schema in files:
        for error in SCHEMAS[schema].iter_errors(read(path)):
            expect(False, f"{path.name}: {error.json_path}: {error.message}")
    expect(len(files) > 100, "there are samples")
    print(f"schema: {len(files)} sample files")


def refused(command, files):
    """What the strict reader says to a folder of these: the texts of its findings of the form."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
            pathlib.Path(folder, name).write_text(text, encoding="utf-8")
        done = subprocess.run([CTL, "--home", folder + "/home", "--lang", "en", command, "check", folder, "--json"],
                              capture_output=True, text=True, timeout=60)
        try:
            found = json.loads(done.stdout)["findings"]
        except (ValueError, KeyError):
            return [(done.stdout + done.stderr).strip() or f"ended with {done.returncode}"]
        return [finding["text"] for finding in found if finding["rule"] == "form"]


def put(*way):
    """Sets the value at the end of the way; `...` takes it away."""
    def change(data):
        *keys, last, value = way
        for key in keys:
            data = data[key]
        if value is ...:
            del data[last]
        else:
            data[last] = value
    return change


PACK_FAULTS = {
    "unknown key": put("colour", "赤"), "no name": put("name", ...), "blank name": put("name", "　"), "a version of no text": put("version", ["0.1"]),
    "sample of words": put("sample", "maybe"), "sample without a notice": put("notice", ...), "four meanings": put("meanings", "white", ...),
    "a sixth colour": put("meanings", "black", "死亡"), "no check": put("emergency", []), "an id with blanks": put("pack", "the sample"),
    "a check's blank question": put("emergency", 0, "question", " "), "an empty word": put("emergency", 0, "words", [""]),
    "a kind of check": put("emergency", 0, "kind", "throat"), "a check without a question": put("emergency", 0, "question", ...),
    "words in one text": put("emergency", 0, "words", "息がない"), "unknown key of a check": put("emergency", 0, "say", "x"),
    "a check's code": put("emergency", 0, "code", "心停止"), "a check without a kind": put("emergency", 0, "kind", ...),
    "a check without a label": put("emergency", 0, "label", ...), "a check's blank label": put("emergency", 0, "label", ""),
    "a check without a code": put("emergency", 0, "code", ...), "a check's first aid": put("emergency", 0, "first-aid", ["押す"]),
    "no meanings": put("meanings", ...), "no emergency": put("emergency", ...), "no version": put("version", ...), "no id": put("pack", ...),
    "a blank meaning": put("meanings", "red", " "), "a blank version": put("version", ""), "a notice in a list": put("notice", ["見本"]),
}
PROTOCOL_FAULTS = {
    "unknown key": put("urgency", "red"), "no id": put("id", ...), "a Japanese id": put("id", "胸痛"), "ages": put("ages", "elderly"),
    "no words": put("words", []), "an empty word": put("words", [""]), "a red floor": put("floor", "red"),
    "no questions": lambda data: (data.pop("tree"), data.pop("items")), "an empty checklist": put("items", []), "a white item": put("items", 0, "urgency", "white"),
    "an item without a code": put("items", 0, "code", ...), "an item's blank question": put("items", 0, "question", " "),
    "unknown of an item": put("items", 0, "unknown", "yes"), "unknown key of an item": put("items", 0, "say", "x"),
    "a modifier's red": put("modifiers", 0, "least", "red"), "an age of letters": put("modifiers", 0, "age-from", "old"),
    "an age of 200": put("modifiers", 0, "age-from", 200), "no advice for white": put("advice", "white", ...), "red without 119": put("advice", "red", "say", "すぐ受診"),
    "departments in one text": put("advice", "green", "departments", "内科"), "no basis": put("basis", ...), "an empty tree": put("tree", []),
    "a node without no": put("tree", 0, "no", ...), "a branch without a way": put("tree", 0, "yes", "go", ...),
    "a branch of white": put("tree", 0, "yes", "urgency", "white"), "a branch to a sentence": put("tree", 0, "yes", "go", "次の質問へ"),
    "a node called end": put("tree", 0, "code", "end"), "a node called items": put("tree", 0, "code", "items"), "unknown key of a branch": put("tree", 0, "yes", "then", "end"),
    "unknown key of a node": put("tree", 0, "urgency", "red"), "unknown key of a modifier": put("modifiers", 0, "urgency", "red"),
    "unknown key of an advice": put("advice", "red", "call", "119"), "a sixth advice": put("advice", "black", {"say": "119"}),
    "an advice of nothing": put("advice", "green", "say", ...), "a blank advice": put("advice", "green", "say", " "),
    "no title": put("title", ...), "a blank title": put("title", ""), "no ages": put("ages", ...), "no group": put("group", ...),
    "a blank group": put("group", " "), "no words at all": put("words", ...), "no advice": put("advice", ...), "no watch-for": put("watch-for", ...),
    "a blank watch-for": put("watch-for", ""), "a blank basis": put("basis", "　"), "first aid in a list": put("first-aid", ["座る"]),
    "a node's help in a list": put("tree", 0, "help", ["x"]), "a node's 不明 in a list": put("tree", 0, "unknown-means", ["x"]),
    "a node without a question": put("tree", 0, "question", ...), "a node's blank question": put("tree", 0, "question", ""),
    "a node without a code": put("tree", 0, "code", ...), "a node's code": put("tree", 0, "code", "今"), "a node without yes": put("tree", 0, "yes", ...),
    "a node without unknown": put("tree", 0, "unknown", ...), "a branch in a word": put("tree", 0, "no", "end"), "a tree of words": put("tree", ["now"]),
    "201 nodes": lambda data: data.update(tree=[dict(data["tree"][0], code=f"n{i}") for i in range(201)]),
    "an item without a colour": put("items", 0, "urgency", ...), "an item without a question": put("items", 0, "question", ...),
    "an item's code": put("items", 0, "code", "冷や汗"), "help in a list": put("items", 0, "help", ["x"]),
    "an item's 不明 in a list": put("items", 0, "unknown-means", ["x"]), "a modifier without a code": put("modifiers", 0, "code", ...),
    "a modifier's code": put("modifiers", 0, "code", "年齢"), "a modifier without a text": put("modifiers", 0, "text", ...),
    "a modifier's blank text": put("modifiers", 0, "text", " "), "a modifier's empty word": put("modifiers", 0, "history", [""]),
    "an age to 151": put("modifiers", 0, "age-to", 151), "an age below nothing": put("modifiers", 0, "age-from", -2),
    "an age to below nothing": put("modifiers", 0, "age-to", -1), "an age to of letters": put("modifiers", 0, "age-to", "old"),
    "departments that are empty": put("advice", "green", "departments", [""]),
}
BOOK_FAULTS = {
    "unknown key": put("scripts", []), "no version": put("version", ...), "sample without a notice": put("notice", ...), "an id with blanks": put("book", "a b"),
    "no id": put("book", ...), "no name": put("name", ...), "a blank name": put("name", " "), "a blank version": put("version", ""), "sample of words": put("sample", "maybe"),
    "a notice in a list": put("notice", ["見本"]),
}
SCRIPT_FAULTS = {
    "unknown key": put("ages", "adult"), "kind": put("kind", "greeting"), "no basis": put("basis", ...), "no step": put("steps", []),
    "programs of none": put("programs", []), "a program twice": put("programs", ["kochi-7119", "kochi-7119"]),
    "nothing to say": lambda data: (data["steps"][0].pop("say", None), data["steps"][0].pop("ask", None)),
    "a step called end": put("steps", 0, "code", "end"), "unknown key of a step": put("steps", 0, "question", "x"),
    "ten choices": put("steps", 0, "choices", [{"code": f"c{i}", "text": "はい"} for i in range(10)]), "no choice": put("steps", 0, "choices", []),
    "a choice without a text": put("steps", 0, "choices", [{"code": "c"}]), "a choice that fills nothing": put("steps", 0, "choices", [{"code": "c", "text": "はい", "fills": {}}]),
    "a way that is a sentence": put("steps", 0, "next", "次へ"), "a field with blanks": put("steps", 0, "field", "wish time"),
    "a Japanese id": put("id", "台本"), "no id": put("id", ...), "no title": put("title", ...), "a blank title": put("title", " "), "no kind": put("kind", ...),
    "a blank basis": put("basis", ""), "no steps": put("steps", ...), "a program's id": put("programs", ["高知"]), "an empty word": put("words", [""]),
    "words in one text": put("words", "開始"), "a step without a code": put("steps", 0, "code", ...), "a step's code": put("steps", 0, "code", "挨拶"),
    "a note in a list": put("steps", 0, "note", ["x"]), "a question in a list": put("steps", 0, "ask", ["x"]), "a line in a list": put("steps", 0, "say", ["x"]),
    "a choice without a code": put("steps", 0, "choices", [{"text": "はい"}]), "a choice's code": put("steps", 0, "choices", [{"code": "はい", "text": "はい"}]),
    "a choice's blank text": put("steps", 0, "choices", [{"code": "c", "text": " "}]), "unknown key of a choice": put("steps", 0, "choices", [{"code": "c", "text": "はい", "say": "x"}]),
    "a choice's way": put("steps", 0, "choices", [{"code": "c", "text": "はい", "go": "次へ"}]), "fills of a Japanese field": put("steps", 0, "choices", [{"code": "c", "text": "はい", "fills": {"年齢": "7"}}]),
    "fills of nothing": put("steps", 0, "choices", [{"code": "c", "text": "はい", "fills": {"age": " "}}]),
    "21 fills": put("steps", 0, "choices", [{"code": "c", "text": "はい", "fills": {f"f{i}": "x" for i in range(21)}}]),
    "501 steps": lambda data: data.update(steps=[{"code": f"s{i}", "say": "はい"} for i in range(501)]),
    "next beside choices": put("steps", 0, "field", ...),
}


def places(data, way=()):
    """Every value of a file, by its way; of a list the first entry, for all."""
    for key, value in data.items() if isinstance(data, dict) else list(enumerate(data))[:1]:
        yield (*way, key), value
        if isinstance(value, (dict, list)):
            yield from places(value, (*way, key))


def of_another_type(data):
    """At every place in turn something of another type, and at every text of the colours nothing at all."""
    faults = {}
    for way, value in places(data):
        words = "/".join(map(str, way))
        faults[f"another type at {words}"] = put(*way, "x" if isinstance(value, (dict, list)) else ["x"])
        if way[-1] in ("red", "orange", "yellow", "green", "white"):
            faults[f"no {words}"] = put(*way, ...)
        if way[-1] == "say" or way[0] == "meanings" and len(way) == 2:
            faults[f"a blank {words}"] = put(*way, " ")
        if way[-1] == "say" and way[0] == "advice":
            faults[f"no {words}"] = put(*way, ...)
            faults[f"unknown key beside {words}"] = put(*way[:-1], "call", "119")
            faults[f"a list in the list beside {words}"] = put(*way[:-1], "departments", [["内科"]])
            faults[f"an empty text beside {words}"] = put(*way[:-1], "departments", [""])
    return faults


def seed(command, schema, files, name, faults):
    """Each fault alone, in a folder that is right without it."""
    right = refused(command, files)
    expect(not right, f"{schema}: the base is refused: {right}")
    for error in SCHEMAS[schema].iter_errors(files[name]):
        expect(False, f"{schema}: the base: {error.json_path}: {error.message}")
    faults = {**faults, **of_another_type(files[name])}
    for words, change in faults.items():
        wrong = copy.deepcopy(files)
        change(wrong[name])
        expect(not SCHEMAS[schema].is_valid(wrong[name]), f"{schema}: the schema takes {words}")
        expect(refused(command, wrong), f"{schema}: the reader takes {words}")
    print(f"schema: {len(faults)} wrong files of a {schema}")


def base_protocol():
    data = read(PROTOCOLS / "adult-chest-pain.yaml")
    data["tree"] = [{"code": "tree-now", "question": "今も痛みますか", "yes": {"go": "items"}, "no": {"go": "items"},
                     "unknown": {"urgency": "orange", "go": "items"}}]
    return data


def base_script():
    return {"id": "common.base", "title": "台本", "kind": "opening", "programs": ["kochi-7119"], "words": ["開始"], "basis": "公開された知識",
            "steps": [{"code": "greet", "say": "お電話ありがとうございます。", "ask": "ご本人ですか", "note": "ゆっくり", "field": "age", "next": "end",
                       "choices": [{"code": "yes", "text": "はい", "go": "end", "fills": {"age": "7"}}]}]}


def main():
    for name, schema in SCHEMAS.items():
        check_descriptions(name, schema.schema)
    check_samples()
    pack = {"pack.yaml": read(PROTOCOLS / "pack.yaml"), "adult-chest-pain.yaml": base_protocol()}
    seed("protocol", "pack", pack, "pack.yaml", PACK_FAULTS)
    seed("protocol", "protocol", pack, "adult-chest-pain.yaml", PROTOCOL_FAULTS)
    book = {"book.yaml": read(SCRIPTS / "book.yaml"), "common-base.yaml": base_script()}
    seed("script", "book", book, "book.yaml", BOOK_FAULTS)
    seed("script", "script", book, "common-base.yaml", SCRIPT_FAULTS)
    return 1 if FAILED else 0


sys.exit(main())
