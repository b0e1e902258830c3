# needs: cmark-gfm
"""Reads the Markdown as GitHub does (cmark-gfm with its extensions) and holds it against the JSON of
the same run: what the profile says must come out as text, every character of it, and as nothing else.
"""
import copy
import html.parser
import json
import os
import re
import subprocess
import sys

BINARY, SOURCE, WORK = (os.environ[name] for name in ("PARTNER_CHECK", "SOURCE", "WORK"))
REPORTS = f"{SOURCE}/tests/reports"
PACK = ["--schema", "pack/schema.json", "--rules", "pack/rules", "--as-of", "2026-11-22"]
NAME, PARAGRAPH = 200, 2000  # characters after which names and other texts are cut
COMMENT, STEP_SUMMARY = 65_536, 1_048_576

# Strings of a profile that mean something to Markdown, GitHub or GitLab.
HOSTILE = [
    "*one* **two** _three_ __four__ ~~five~~ `six` ``` \\* \\| a\\", "a | b || c |", "| --- | --- |",
    "[a](b) [text](https://example.org) ![image](x.png) [ref][1] [^1]", "[1]: https://example.org", "- [x] done",
    "<b>bold</b> <img src=x onerror=y> <!-- gone --> <script>x</script> </details>", "&lt;b&gt; &amp; &#42;",
    "www.example.org http://example.org ftp://example.org a.b@example.org mailto:a@example.org",
    "@octocat @org/team fixes #12 org/repo#12 GH-12 !12 ~bug %12 &12 ^alert#1 $12 and $x^2$",
    "deadbeef 0123456789abcdef0123456789abcdef01234567 feedback org/repo@0123456789abcdef", ":smile: :+1:",
    "# heading", "1. item", "+ item", "> quote", "=====", "-----", "/close", "    code", "::error::x",
]

ELEMENTS = {"h2", "h3", "p", "br", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "code", "span",
            "strong", "details", "summary"}
REFERENCES = [r"@\w", r"#\w", r"\b[A-Za-z]+-\d", r":[a-z0-9_+-]+:", r"\w://", r"(?i)www\.\S",
              r"\b[0-9a-fA-F]{7,40}\b", r"[!~%&^]\w", r"\$\S"]
LINE = re.compile(r"(## |### |\| |- [A-Za-z*]|- \d+ |\*\*[A-Z]|<br>|<code>|</?details>$|<summary>|\d+ |In <code>"
                  r"|  - [A-Za-z0-9]|Left out|Not in|Since|The score is|$)")
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def run(arguments, folder, expect_output=True):
    made = subprocess.run([BINARY, *arguments], cwd=folder, capture_output=True, check=False)
    if expect_output and not made.stdout:
        sys.exit(f"no output: {arguments}: {made.stderr.decode()}")
    return made.stdout.decode()


def safe(text, characters):
    """As it is shown: control characters visibly, the end cut off."""
    shown = UNSAFE.sub(lambda c: ("\\x%02x" if ord(c[0]) < 256 else "\\u%04x") % ord(c[0]), text)
    shown = shown if len(shown) <= characters else shown[:characters] + "…"
    return re.sub(r"[ \t\n]+", " ", shown).strip(" ")


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.problems, self.open, self.text, self.nodes, self.rows = [], [], "", [], []
        self.feed(text)
        self.close()
        if self.open:
            self.problems.append(f"not closed: {self.open}")
        self.text = re.sub(r"[ \t\n]+", " ", self.text)

    def handle_starttag(self, tag, attributes):
        if tag not in ELEMENTS:
            self.problems.append(f"element {tag}")
        if any(name != "align" or tag not in ("th", "td") for name, _ in attributes):
            self.problems.append(f"attributes of {tag}: {attributes}")
        if tag != "br":
            self.open.append(tag)
        if tag == "tr":
            self.rows.append(0)
        if tag in ("td", "th"):
            self.rows[-1] += 1
        if tag not in ("span", "strong", "code"):
            self.text += " "

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> out of place")
        if tag not in ("span", "strong", "code"):
            self.text += " "

    def handle_data(self, text):
        self.text += text
        if self.nodes and self.getpos() == self.nodes[-1][0]:
            text = self.nodes.pop()[1] + text
        self.nodes.append((self.getpos(), text))

    def handle_comment(self, text):
        self.problems.append(f"comment {text}")

    def handle_decl(self, text):
        self.problems.append(f"declaration {text}")

    def unknown_decl(self, text):
        self.problems.append(f"declaration {text}")

    def handle_pi(self, text):
        self.problems.append(f"instruction {text}")


def texts(result, everything):
    """What must be found: pairs of a text and where it is cut."""
    for failure in result["failures"]:
        yield failure["file"], NAME
        for problem in failure["problems"]:
            yield problem["message"], PARAGRAPH
    for profile in result["profiles"]:
        for check in profile["gate"]["checks"]:
            if everything:
                yield from ((check[key], PARAGRAPH) for key in ("name", "expected", "found"))
        if not everything:
            continue
        yield profile["file"], NAME
        yield profile["name"] or "", NAME
        yield profile["headline"], PARAGRAPH
        blockers = profile["readiness"]["blockers"] if profile["readiness"] else []
        blocking = {finding["rule"] for finding in blockers}  # are not shown once more
        found = [finding for remedy in profile["remedies"] for finding in remedy["findings"]
                 if finding["rule"] not in blocking]
        for finding in blockers + found:
            yield finding["title"], PARAGRAPH
            yield finding["message"], PARAGRAPH
            yield from ((element, PARAGRAPH) for element in finding["elements"])
        for delivery in profile["deliveries"]:
            if (delivery["delivered"] or 0) < (delivery["promised"] or 0):
                yield from ((delivery[key], PARAGRAPH) for key in ("party", "thing", "unit"))
        for said in profile["views"]["differences"] if profile["views"] else []:
            yield said["title"], PARAGRAPH
            yield from ((entry, PARAGRAPH) for entry in said["entries"])
            yield from ((word["value"], PARAGRAPH) for word in said["words"])
        for question in profile["questions"][:5]:
            yield question["about"], PARAGRAPH
            yield question["pointer"], PARAGRAPH


def judge(markdown, result, limit, everything):
    """What is wrong with it."""
    rendered = subprocess.run(
        ["cmark-gfm", "--unsafe", *(word for name in ("table", "autolink", "strikethrough", "tagfilter", "tasklist")
                                    for word in ("-e", name))],
        input=markdown.encode(), capture_output=True, check=True).stdout.decode()
    page = Page(rendered)
    problems = list(page.problems)
    if len(markdown) > limit:
        problems.append(f"{len(markdown)} characters")
    columns = 0
    for line in markdown.split("\n"):
        if not LINE.match(line):
            problems.append(f"a line begins with {line[:20]!r}")
        if line.startswith("| "):  # a pipe that is no border would make one more cell
            columns = columns or line.count("|")
            if line.count("|") != columns:
                problems.append(f"a row of {line.count('|') - 1} cells among rows of {columns - 1}: {line[:60]!r}")
        else:
            columns = 0
    if UNSAFE.search(markdown.replace("\n", "")):
        problems.append("control character")
    for _, text in page.nodes:
        for pattern in REFERENCES:
            if found := re.search(pattern, text):
                problems.append(f"{found[0]!r} in {text!r} may become a reference")
    for text, characters in texts(result, everything):
        if safe(text, characters) not in page.text:
            problems.append(f"not found: {safe(text, characters)!r}")
    return problems


def own_hostile():
    """The hostile profile of all formats with more partners, who are called as HOSTILE says."""
    with open(f"{REPORTS}/hostile.json", encoding="utf-8") as file:
        profile = json.load(file)
    pattern = profile["partners"][0]

    def named(value, text):
        if isinstance(value, dict):
            return {key: text if key in ("id", "name", "title", "unit") else named(inner, text)
                    for key, inner in value.items()}
        return [named(inner, text) for inner in value] if isinstance(value, list) else value

    profile["partners"] = [named(copy.deepcopy(pattern), text) for text in HOSTILE]
    profile["name"] = " ".join(HOSTILE)
    path = f"{WORK}/hostile.json"
    with open(path, "w", encoding="utf-8") as file:
        json.dump(profile, file)
    return path


def cases():
    """Name, arguments and folder."""
    with open(f"{REPORTS}/cases.txt", encoding="utf-8") as file:
        for line in file.read().splitlines():
            name, arguments = line.split(": ", 1)
            yield name, [*arguments.split(), *PACK], REPORTS
    yield "own hostile", [own_hostile(), *PACK], REPORTS
    for name in sorted(os.listdir(f"{SOURCE}/data/profiles")):
        yield name, [f"data/profiles/{name}", "--as-of", "2026-11-22"], SOURCE
    yield "profiles", ["data/profiles", "--as-of", "2026-11-22"], SOURCE


def check_spoilt(markdown, result):
    """Every escape that is taken out must be noticed."""
    groups = [{"&lt;": "<", "&gt;": ">"}, {"<span>&amp;</span>": "&"}, {"&#91;": "[", "&#93;": "]"}, {"&#124;": "|"},
              {"&#42;": "*"}, {"&#96;": "`"}, {"&#92;": "\\"}, {"&#95;": "_"}, {"&#126;": "~"}]
    spoilt = {}
    for group in groups:
        text = markdown
        for escaped, character in group.items():
            text = text.replace(escaped, character)
        spoilt[" ".join(group)] = text
    for character in ("@", "#", "$", ":", "!", "%", "-", ".", "[0-9a-f]", "&amp;", "&#126;", "&#94;"):
        pattern = character if character.startswith("[") else re.escape(character)
        spoilt[f"element of {character}"] = re.sub(f"<span>({pattern})</span>", r"\1", markdown)
    spoilt["an end of details"] = markdown.replace("</details>", "", 1)
    spoilt["a cell"] = re.sub(r"\| high \|", "|", markdown, count=1) if "| high |" in markdown else \
        re.sub(r"\| --- \|", "|", markdown, count=1)
    spoilt["a control character"] = markdown + "\x1b\n"
    spoilt["a line of input"] = markdown + "/close\n"
    spoilt["a letter"] = markdown.replace("heading", "headin")
    spoilt["too long"] = markdown + "x " * COMMENT
    unnoticed = [name for name, text in spoilt.items() if text == markdown or not judge(text, result, COMMENT, True)]
    return [f"a spoilt report was not noticed: {name}" for name in unnoticed]


def main():
    problems, count = [], 0
    for name, arguments, folder in cases():
        result = json.loads(run([*arguments, "-f", "json"], folder))
        batch = len(result["profiles"]) != 1
        for detail, limit in (([], COMMENT), (["--all"], STEP_SUMMARY)):
            markdown = run([*arguments, "-f", "markdown", *detail], folder)
            found = judge(markdown, result, limit, bool(detail) or not batch)
            problems += [f"{name} {' '.join(detail)}: {problem}" for problem in found]
            count += 1
            if name == "own hostile" and not detail:
                problems += check_spoilt(markdown, result)
    for problem in problems[:50]:
        print(problem)
    print(f"{count} reports, {len(problems)} problems")
    return 1 if problems or count < 50 else 0


sys.exit(main())
