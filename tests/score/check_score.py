#!/usr/bin/env python3
"""Recomputes every number of json reports from their outcomes and data/scoring.json alone.

    check_score.py SCORING.json REPORT.json...     reports as `partner-check --format json` writes them

A second implementation of docs/scoring.md, in fractions, that shares no code with the program:
dimension scores, coverage, means, ceilings, the three scores, the band, the ledgers, the gains and
success factors. Exits 1 and names each number that differs.
"""
import json
import sys
from fractions import Fraction
from math import floor

LEVELS = ["clear", "info", "low", "medium", "high", "critical"]
VIEWS = ["proven", "stated", "possible"]


def half_up(number):
    return floor(number + Fraction(1, 2))


def tenths(points):
    """A number of the report in whole tenths of a point."""
    return None if points is None else round(points * 10)


class Scorer:
    def __init__(self, scoring):
        self.scoring = scoring
        self.weights = {"clear": 0, **scoring["weights"]}

    def level(self, rule, view):
        return rule["hi"] if view == "proven" else rule["lo"]

    def lost(self, rules, view):
        return sum(self.weights[self.level(rule, view)] for rule in rules)

    def weight(self, rules):
        return sum(self.weights[rule["top"]] for rule in rules)

    def open(self, rules):
        return sum(self.weights[r["hi"]] - self.weights[r["lo"]] for r in rules)

    def known(self, rule):
        """Something narrower than clear to top is known of one of its elements."""
        return self.weights[rule["top"]] > 0 and (
            rule["lo"] != "clear" or rule["hi"] != rule["top"]
            or rule["elements"] > rule["unknown_elements"])

    def assessment(self, rules):
        if self.weight(rules) == 0:
            return "not_applicable"
        return "assessed" if any(map(self.known, rules)) else "not_assessed"

    def dimension(self, rules, view):
        """Thousandths of a point, or None where the dimension has no part in this view."""
        assessment = self.assessment(rules)
        if assessment == "not_applicable" or (assessment, view) == ("not_assessed", "stated"):
            return None
        if assessment == "not_assessed" and view == "proven":
            return 0
        out_of = self.weight(rules) - (self.open(rules) if view == "stated" else 0)
        out_of = max(out_of, self.scoring["dimension"]["least_out_of"])
        score = Fraction(100_000 * (out_of - self.lost(rules, view)), out_of)
        if any(self.level(rule, view) == "critical" for rule in rules):
            score *= Fraction(self.scoring["dimension"]["critical_keeps_percent"], 100)
        return half_up(score)

    def coverage(self, rules):
        weight = self.weight(rules)
        return 0 if weight == 0 else 100 * (weight - self.open(rules)) // weight

    def counts(self, rules, view, compounds):
        worst = {}
        for rule in rules:
            level = LEVELS.index(self.level(rule, view))
            worst[rule["root"]] = max(level, worst.get(rule["root"], 0))
        roots = {name: list(worst.values()).count(LEVELS.index(name)) for name in LEVELS}
        kinds = self.scoring["ceilings"]
        below = kinds["weak_dimensions"]["below"]
        parts = [self.dimension(part, view) for part in by_dimension(rules).values()]
        accumulation = kinds["accumulation"]
        return {
            "critical_roots": roots["critical"],
            "accumulation": roots["high"] + Fraction(roots["medium"], accumulation["mediums_per_high"])
            + roots["critical"] * accumulation["highs_per_critical"],
            "compounds": compounds,
            "weak_dimensions": sum(1 for part in parts
                                   if part is not None and half_up(Fraction(part, 100)) < 10 * below),
        }

    def ceilings(self, rules, view, compounds):
        reached = {}
        for kind, count in self.counts(rules, view, compounds).items():
            for step in self.scoring["ceilings"][kind]["steps"]:
                if count >= step["from"]:
                    reached[kind] = step["ceiling"]
        return reached

    def score(self, rules, view, compounds):
        """(score, mean) in tenths; None if no dimension counts."""
        parts = [self.dimension(part, view) for part in by_dimension(rules).values()]
        parts = [part for part in parts if part is not None]
        if not parts:
            return None
        mean = Fraction(sum(parts), len(parts)) / 100
        ceiling = min(self.ceilings(rules, view, compounds).values(), default=100)
        return half_up(mean * ceiling / 100), half_up(mean)


def by_dimension(rules):
    dimensions = {}
    for rule in rules:
        dimensions.setdefault(rule["dimension"], []).append(rule)
    return dimensions


class Checker:
    def __init__(self, scorer):
        self.scorer = scorer
        self.problems = []
        self.compared = 0
        self.name = ""

    def equal(self, what, found, expected):
        self.compared += 1
        if found != expected:
            self.problems.append(f"{self.name}: {what}: the report says {found}, recomputed {expected}")

    def profile(self, profile, name):
        self.name = name
        self.scoring_rules = [r for r in profile["rules"] if r["state"] != "not_applicable"]
        self.dimensions(profile)
        for view in VIEWS:
            self.view(profile["score"], view)
        self.equal("coverage", profile["score"]["coverage"],
                   self.scorer.coverage(self.scoring_rules))
        self.headline(profile["score"])
        for remedy in profile["remedies"]:
            self.gain(profile["score"], remedy)
        self.factors(profile)

    def dimensions(self, profile):
        groups = by_dimension(self.scoring_rules)
        for dimension in profile["dimensions"]:
            rules = groups.get(dimension["id"], [])
            what = dimension["id"]
            assessment = self.scorer.assessment(rules)
            self.equal(what, dimension["assessment"], assessment)
            for view in VIEWS:
                part = self.scorer.dimension(rules, view)
                expected = None if part is None else half_up(Fraction(part, 100))
                self.equal(f"{what} {view}", tenths(dimension[view]), expected)
            if rules:
                self.equal(f"{what} coverage", dimension["coverage"], self.scorer.coverage(rules))
            self.equal(f"{what} raised", dimension["raised"],
                       sum(1 for r in rules if r["lo"] == r["hi"] != "clear"))
            self.equal(f"{what} unknown", dimension["unknown"],
                       sum(1 for r in rules if r["lo"] != r["hi"]))

    def view(self, score, view):
        report = score[view]
        compounds = len(report["compounds"])
        expected = self.scorer.score(self.scoring_rules, view, compounds)
        reached = self.scorer.ceilings(self.scoring_rules, view, compounds)
        self.equal(f"{view} ceilings", {c["kind"]: c["ceiling"] for c in report["ceilings"]}, reached)
        if report["score"] is None:
            return
        self.equal(f"{view} score", (tenths(report["score"]), tenths(report["mean"])), expected)
        if view != "possible":
            self.ledger(report, view)
        raised = {r["id"] for r in self.scoring_rules if self.scorer.level(r, view) != "clear"}
        for compound in report["compounds"]:
            self.equal(f"{view} {compound['id']} members not raised",
                       sorted(set(compound["rules"]) - raised), [])

    def ledger(self, report, view):
        """Adds up to the tenth, names each rule that loses weight, and no line is off by a tenth."""
        lines = report["ledger"]
        self.equal(f"{view} ledger", sum(tenths(line["points"]) for line in lines),
                   1000 - tenths(report["score"]))
        scorer, groups = self.scorer, by_dimension(self.scoring_rules)
        counting = sum(1 for part in groups.values() if scorer.dimension(part, view) is not None)
        for line in lines:
            if line["kind"] != "rule":
                continue
            rules = groups[line["dimension"]]
            out_of = scorer.weight(rules) - (scorer.open(rules) if view == "stated" else 0)
            out_of = max(out_of, scorer.scoring["dimension"]["least_out_of"])
            exact = Fraction(1000 * scorer.weights[line["severity"]], out_of * counting)
            self.equal(f"{view} ledger {line['rule']} within a tenth",
                       abs(tenths(line["points"]) - exact) <= 1, True)
        losing = {r["id"] for r in self.scoring_rules
                  if scorer.weights[scorer.level(r, view)] > 0
                  and (view != "proven" or scorer.assessment(groups[r["dimension"]]) == "assessed")}
        self.equal(f"{view} ledger rules", sorted(l["rule"] for l in lines if l["kind"] == "rule"),
                   sorted(losing))

    def headline(self, score):
        enough = score["coverage"] >= self.scorer.scoring["evidence"]["least_coverage_percent"]
        number = self.scorer.score(self.scoring_rules, "stated", len(score["stated"]["compounds"]))
        if not enough or number is None:
            self.equal("score", (score["value"], score["band"]), (None, None))
            return
        band = next(b["id"] for b in self.scorer.scoring["bands"] if number[0] >= 10 * b["from"])
        self.equal("score", (tenths(score["value"]), score["band"]), (number[0], band))

    def gain(self, score, remedy):
        """Exact unless a compound has a member among the rules cleared: then another member of its
        group may keep it raised, which the report does not say, so the gain lies between two numbers."""
        view = "stated" if score["value"] is not None else None
        if view is None:
            return
        compounds = score[view]["compounds"]
        cleared = [dict(r, lo="clear", hi="clear") if r["root"] == remedy["root"] else r
                   for r in self.scoring_rules]
        before = self.scorer.score(self.scoring_rules, view, len(compounds))
        gone = sum(1 for c in compounds if set(c["rules"]) & set(remedy["rules"]))
        least = self.scorer.score(cleared, view, len(compounds))
        most = self.scorer.score(cleared, view, len(compounds) - gone)
        what = f"gain of {remedy['root']}"
        self.equal(what, least[0] - before[0] <= tenths(remedy["gain"]) <= most[0] - before[0], True)
        self.equal(what + " before ceilings", tenths(remedy["gain_before_ceilings"]),
                   least[1] - before[1])

    def factors(self, profile):
        for factor in profile["success_factors"]:
            total = factor["clear"] + factor["raised"] + factor["open"]
            state = factor["state"]
            if total == 0:
                self.equal(factor["id"], state, "not_applicable")
            elif factor["clear"] == total:
                self.equal(factor["id"], state, "in_place")
            elif factor["raised"] == total:
                self.equal(factor["id"], state, "missing")


def main(arguments):
    with open(arguments[0], encoding="utf-8") as file:
        scorer = Scorer(json.load(file))
    checker = Checker(scorer)
    profiles = 0
    for path in arguments[1:]:
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
        table = {rule["id"]: rule for rule in report["rules"]}
        for profile in report["profiles"]:
            profiles += 1
            profile["rules"] = [table[rule["id"]] | rule for rule in profile["rules"]]
            checker.profile(profile, f"{path}: {profile['file']}:{profile['line']}")
    for problem in checker.problems[:50]:
        print(problem)
    print(f"{profiles} profiles, {checker.compared} numbers compared, {len(checker.problems)} differ")
    return 1 if checker.problems or profiles == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
