# needs: git pre-commit
# Runs the hooks of .pre-commit-hooks.yaml with pre-commit, on a repository with profiles, waivers and
# rules of its own: what is right is let through, what is wrong stops the commit.
set -euo pipefail

mkdir "$WORK/bin" "$WORK/hooks" "$WORK/home"
ln -s "$PARTNER_CHECK" "$WORK/bin/partner-check"
export PATH=$WORK/bin:$PATH HOME=$WORK/home PRE_COMMIT_HOME=$WORK/cache GIT_CONFIG_NOSYSTEM=1
git config --global user.name tests
git config --global user.email tests@example.org
git config --global init.defaultBranch main

cp "$SOURCE/.pre-commit-hooks.yaml" "$WORK/hooks"
git -C "$WORK/hooks" init --quiet
git -C "$WORK/hooks" add .
git -C "$WORK/hooks" commit --quiet --message "the hooks"

mkdir -p "$WORK/repository/partnerships" "$WORK/repository/rules"
cd "$WORK/repository"
git init --quiet
cat >.pre-commit-config.yaml <<CONFIG
repos:
  - repo: $WORK/hooks
    rev: $(git -C "$WORK/hooks" rev-parse HEAD)
    hooks:
      - id: partner-check
        args: [--as-of=2026-11-22]
      - id: partner-check-waivers
        args: [waivers.json, partnerships/ai-lab.json, --as-of=2026-11-22]
      - id: partner-check-rules
        args: [rules]
CONFIG

status=0
# expects PASSED|STOPPED TEXT: runs the hooks on what has changed.
expects() {
  local outcome=PASSED output
  git add .
  output=$(pre-commit run --color never --verbose 2>&1) || outcome=STOPPED
  if [[ $outcome != "$1" || $output != *"$2"* ]]; then
    printf 'expected %s with "%s", but %s with:\n%s\n' "$1" "$2" "$outcome" "$output"
    status=1
  fi
  git commit --quiet --no-verify --allow-empty --message "next"
}

echo '{"not": "a profile"}' >settings.json
expects PASSED "no files to check"

cp "$SOURCE/data/profiles/lens-lab.json" "partnerships/lens lab.json"
expects PASSED "Gate: PASS"

cp "$SOURCE"/data/profiles/{parts-supply,joint-venture}.json partnerships
echo '{"version": "1"}' >partnerships/partner-check.json
expects PASSED "2 profiles evaluated, 2 PASS"

cp "$SOURCE/data/profiles/ai-lab.json" partnerships
expects STOPPED "exit code: 1"

cp "$SOURCE/data/profiles/startup-pilot.json" partnerships
expects STOPPED "exit code: 4"

echo '{"name": }' >partnerships/broken.json
expects STOPPED "partnerships/broken.json:1:2"

cp "$SOURCE/data/rules/"*/RES01*.json rules
expects PASSED "1 rule, 12 cases: all pass"
sed -i 's/"expect": "high"/"expect": "low"/' rules/*
expects STOPPED "exit code: 1"

# waiver REASON: one of the finding that fails the gate of ai-lab.json.
waiver() {
  cat >waivers.json <<WAIVERS
{ "version": "1", "waivers": [ { "rule": "IP06", "profile": "partnerships/ai-lab.json",
  "reason": "$1", "category": "in_remediation", "owner": "legal counsel", "approved_by": "the sponsor",
  "created": "2026-11-01", "expires": "2027-01-15" } ] }
WAIVERS
}
waiver "the table is agreed, signatures follow"
expects PASSED "partner-check waivers lint"
waiver "because"
expects STOPPED "exit code: 2"
exit "$status"
