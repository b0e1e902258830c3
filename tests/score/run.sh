#!/usr/bin/env bash
# run.sh PROGRAM GENERATOR PYTHON PROFILES... : checks the scores of PROFILES and of $COUNT generated
# ones (300 unless told) against check_score.py. In portions, since a report is large.
set -euo pipefail
program=$1 generator=$2 python=$3
shift 3
here=$(dirname "$(readlink -f "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

check() {
  local status=0
  "$program" check "$@" --as-of 2150-12-31 --format json >"$work/report.json" 2>"$work/problems" || status=$?
  case $status in
    0 | 1 | 4) ;;
    *) head "$work/problems"; echo "partner-check: exit $status"; return 1 ;;
  esac
  "$python" "$here/check_score.py" "$here/../../data/scoring.json" "$work/report.json"
}

check "$@"
count=${COUNT:-300} portion=100
for ((first = 1; first <= count; first += portion)); do
  "$generator" "$first" "$portion" >"$work/generated.ndjson"
  check "$work/generated.ndjson"
done
