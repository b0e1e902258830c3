# needs: bash jq
"""Runs what docs/ci.md offers to copy: the steps of action.yml as the runner of GitHub Actions does, with
usual and with hostile inputs, and the commands of the examples.
"""
import json
import os
import re
import subprocess
import sys

try:
    import yaml
except ImportError:
    sys.exit(print("there is no python3-yaml") or 77)

BINARY, SOURCE, WORK = (os.environ[name] for name in ("PARTNER_CHECK", "SOURCE", "WORK"))
problems = []


def expect(holds, message):
    if not holds:
        problems.append(message)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


ACTION = yaml.safe_load(read(f"{SOURCE}/action.yml"))


def scratch(name, *profiles):
    """A fresh folder with a folder partnerships that has these of the example profiles."""
    folder = f"{WORK}/{name}"
    os.makedirs(f"{folder}/partnerships")
    for profile in profiles:
        with open(f"{folder}/partnerships/{profile}", "w", encoding="utf-8") as file:
            file.write(read(f"{SOURCE}/data/profiles/{profile}"))
    return folder


def expressions(text, inputs):
    """As the runner replaces `${{ inputs.NAME }}`; action.yml uses no other expression in a step."""
    return re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda found: inputs[found[1]], text)


def condition(step, inputs):
    if "if" not in step:
        return True
    found = re.fullmatch(r"inputs\.([a-z-]+) == ''", step["if"])
    return inputs[found[1]] == ""


def outputs_of(path):
    """As the runner reads GITHUB_OUTPUT."""
    return dict(line.split("=", 1) for line in read(path).splitlines())


class Ran:
    """All steps of the action, with some inputs, in a folder."""

    def __init__(self, folder, given, action_path, steps):
        os.makedirs(f"{folder}/.runner", exist_ok=True)
        self.folder = folder
        inputs = {name: row.get("default", "") for name, row in ACTION["inputs"].items()}
        unknown = set(given) - set(inputs)
        expect(not unknown, f"action.yml has no input {unknown}")
        inputs.update(given)
        said, self.code, self.log = {}, 0, ""
        for number, step in enumerate(steps):
            if self.code != 0 or not condition(step, inputs):
                continue
            files = {name: f"{folder}/.runner/{name}{number}" for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
            for path in files.values():
                open(path, "w", encoding="utf-8").close()
            env = {"PATH": os.environ["PATH"], "HOME": WORK, "LC_ALL": "C.UTF-8", "GITHUB_ACTIONS": "true",
                   "GITHUB_WORKSPACE": folder, "GITHUB_ACTION_PATH": action_path,
                   "RUNNER_TEMP": f"{folder}/.runner", **files,
                   **{name: expressions(text, inputs) for name, text in step.get("env", {}).items()}}
            script = f"{folder}/.runner/step{number}.sh"
            with open(script, "w", encoding="utf-8") as file:
                file.write(expressions(step["run"], inputs))
            made = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", script], cwd=folder, env=env,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
            self.code, self.log = made.returncode, self.log + made.stdout.decode()
            if "id" in step:
                said[step["id"]] = outputs_of(files["GITHUB_OUTPUT"])
                self.summary = read(files["GITHUB_STEP_SUMMARY"])
        self.outputs = {}
        for name, row in ACTION["outputs"].items():
            found = re.fullmatch(r"\$\{\{ steps\.([a-z-]+)\.outputs\.([a-z-]+) \}\}", row["value"])
            self.outputs[name] = said.get(found[1], {}).get(found[2], "")


def run_action(name, profiles, given, action_path="/nonexistent", steps=ACTION["runs"]["steps"]):
    return Ran(scratch(name, *profiles), {"binary": BINARY, **given}, action_path, steps)


def check_verdicts():
    rows = [
        ("passes", ["lens-lab.json"], {}, 0, "PASS", "97"),
        ("fails", ["ai-lab.json"], {}, 1, "FAIL", "48.1"),
        ("fails-on-high", ["parts-supply.json"], {"fail-on": "high"}, 1, "FAIL", "43.9"),
        ("under", ["lens-lab.json"], {"fail-under": "98"}, 1, "FAIL", "97"),
        ("coverage", ["lens-lab.json"], {"min-coverage": "99"}, 4, "CANNOT TELL", "97"),
        ("cannot-tell", ["startup-pilot.json"], {}, 4, "CANNOT TELL", "48.4"),
        ("cannot-tell-warns", ["startup-pilot.json"], {"cannot-tell": "warn"}, 4, "CANNOT TELL", "48.4"),
        ("lowest", ["lens-lab.json", "ai-lab.json", "startup-pilot.json"], {}, 1, "FAIL", "48.1"),
        ("nothing-known", ["minimal.json"], {}, 4, "CANNOT TELL", ""),
        ("exit-zero", ["ai-lab.json"], {"args": "--exit-zero"}, 0, "FAIL", "48.1"),
        ("files", ["lens-lab.json", "ai-lab.json"], {"paths": "partnerships/lens-lab.json\n\n"}, 0, "PASS", "97"),
        ("no-folder", [], {"paths": "elsewhere"}, 3, "ERROR", ""),
        ("no-paths", ["lens-lab.json"], {"paths": ""}, 2, "ERROR", ""),
        ("wrong-word", ["lens-lab.json"], {"fail-on": "severe"}, 2, "ERROR", ""),
    ]
    for name, profiles, given, code, verdict, score in rows:
        ran = run_action(name, profiles, {"args": "--as-of=2026-11-22", **given} if "args" not in given else
                         {**given, "args": given["args"] + "\n--as-of=2026-11-22"})
        step = 0 if given.get("cannot-tell") == "warn" else code
        expect(ran.code == step, f"{name}: the step ended with {ran.code}, not {step}:\n{ran.log}")
        wanted = {"score": score, "verdict": verdict, "exit-code": str(code)}
        expect(ran.outputs == wanted, f"{name}: outputs {ran.outputs}, not {wanted}")
        expect(("## " in ran.summary) == (code != 2), f"{name}: summary {ran.summary[:80]!r}")
        if name in ("fails", "lowest"):
            expect(re.search(r"^::error .*file=partnerships/ai-lab\.json", ran.log, re.M), f"{name}: no annotation")
        if name == "fails":
            expect("1 profile evaluated" in ran.log and "Meridian AI Lab" in ran.summary, f"{name}: no report")
        if name == "cannot-tell-warns":
            expect("::warning title=partner-check::" in ran.log, f"{name}: no warning")


def check_sarif():
    ran = run_action("sarif", ["ai-lab.json"], {"sarif-file": "out put.sarif"})
    sarif = json.loads(read(f"{ran.folder}/out put.sarif"))
    expect(sarif["version"] == "2.1.0" and sarif["runs"][0]["results"], "sarif: no results")


HOSTILE = ["$(touch pwned)", "`touch pwned`", "'; touch pwned; '", '"; touch pwned; "', "a\ntouch pwned", "| touch pwned",
           "${{ github.token }}", "--exit-zero", "-f text=pwned", "--format=json=pwned", "x\nscore=100\nverdict=PASS",
           "*", "~", "$HOME", "%0Ascore=100"]


def harm(name, number, text, steps):
    """What an input does that it must not: run, or be read as something else than it is."""
    ran = run_action(f"hostile-{name}-{number}", ["ai-lab.json"], {name: text}, steps=steps)
    if os.path.exists(f"{ran.folder}/pwned"):
        yield f"{name}={text!r} was run"
    if ran.outputs["verdict"] not in ("ERROR", "FAIL", "") or ran.outputs["score"] not in ("", "48.1"):
        yield f"{name}={text!r} set the outputs {ran.outputs}"
    if ran.code == 0:
        yield f"{name}={text!r} passed"


def check_hostile_inputs():
    steps = ACTION["runs"]["steps"]
    for name in sorted(set(ACTION["inputs"]) - {"args"}):
        for number, text in enumerate(HOSTILE):
            problems.extend(harm(name, number, text, steps))
    for step in steps:
        expect("${{" not in step["run"], "action.yml puts an expression into a script")
    # An action with such a mistake must be noticed.
    for number, (right, wrong, name, text) in enumerate([
            ("$FAIL_ON", "${{ inputs.fail-on }}", "fail-on", "$(touch pwned)"),
            ('-- "${paths[@]}"', "${paths[@]}", "paths", "--exit-zero partnerships"),
            ('exit "$code"', "exit 0", "sarif-file", "x.sarif")]):
        spoilt = [{**step, "run": step["run"].replace(right, wrong)} for step in steps]
        expect(spoilt != steps and any(harm(name, f"spoilt-{number}", text, spoilt)),
               f"a spoilt action was not noticed: {wrong}")


def check_build_step():
    """Without a binary the action runs its own scripts/partner-check."""
    path = f"{WORK}/the action"
    os.makedirs(f"{path}/scripts")
    os.symlink(BINARY, f"{path}/scripts/partner-check")
    ran = run_action("built", ["lens-lab.json"], {"binary": ""}, path)
    expect(ran.code == 0 and ran.outputs["verdict"] == "PASS", f"built: {ran.code}: {ran.log}")
    expect(os.access(f"{SOURCE}/scripts/partner-check", os.X_OK), "scripts/partner-check cannot be run")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", read(f"{SOURCE}/docs/ci.md"), re.M | re.S)


def run_command(name, command, files):
    """In a fresh folder with a profile that passes, and one that cannot tell."""
    for profile, code in (("lens-lab.json", 0), ("startup-pilot.json", 4)):
        folder = scratch(f"{name}-{code}", profile)
        os.makedirs(f"{folder}/.bin")
        os.symlink(BINARY, f"{folder}/.bin/partner-check")
        made = subprocess.run(["bash", "-e", "-c", command], cwd=folder, capture_output=True, check=False,
                              env={**os.environ, "PATH": f"{folder}/.bin:{os.environ['PATH']}"})
        expect(made.returncode == code, f"{command}: exit code {made.returncode}: {made.stderr.decode()}")
        for file in files:
            expect(os.path.exists(f"{folder}/{file}"), f"{command}: no {file}")


def check_documentation():
    github, gitlab, pre_commit = (yaml.safe_load(block) for block in blocks("yaml"))
    steps = github["jobs"]["check"]["steps"]
    action = next(step for step in steps if "partner-check@" in step["uses"])
    ran = run_action("documented", ["lens-lab.json"], action["with"])
    expect(ran.code == 0, f"docs/ci.md, GitHub: {ran.log}")
    wanted = [value for step in steps for key, value in step.get("with", {}).items() if key in ("sarif_file", "path")]
    expect(len(wanted) == 2, "docs/ci.md, GitHub: no uploads")
    for file in wanted:
        expect(os.path.exists(f"{ran.folder}/{file}"), f"docs/ci.md, GitHub: no {file}")

    job = gitlab["partnerships"]
    expect(job["allow_failure"] == {"exit_codes": [4]}, "docs/ci.md, GitLab: CANNOT TELL")
    for command in job["script"]:
        run_command("gitlab", command, job["artifacts"]["reports"].values())

    jenkins, = blocks("groovy")
    command, = re.findall(r"script: '([^']*)'", jenkins)
    run_command("jenkins", command, re.findall(r"(?:junit|archiveArtifacts) '([^']*)'", jenkins))

    for number, command in enumerate("".join(blocks("sh")).splitlines()):
        run_command(f"shell-{number}", command, re.findall(r"-f \w+=(\S+)", command))

    hooks = {hook["id"] for hook in yaml.safe_load(read(f"{SOURCE}/.pre-commit-hooks.yaml"))}
    named = {hook["id"] for hook in pre_commit["repos"][0]["hooks"]}
    expect(named == hooks, f"docs/ci.md, pre-commit: {named} are not {hooks}")


check_verdicts()
check_sarif()
check_hostile_inputs()
check_build_step()
check_documentation()
for problem in problems[:40]:
    print(problem)
print(f"{len(problems)} problems")
sys.exit(1 if problems else 0)
