# What the scripts of this folder have in common: checks that are counted and named.

passed=0
failed=0

# check WHAT COMMAND [ARGUMENT]...: passes when the command exits 0, else shows what it said.
check() {
    local what=$1 output status
    shift
    # Not `if output=$(…)`: within a condition, bash lets a function go on after a command that fails.
    set +e
    output=$(
        set -e
        "$@" 2>&1
    )
    status=$?
    set -e
    if ((status == 0)); then
        passed=$((passed + 1))
        echo "passed  $what"
    else
        failed=$((failed + 1))
        echo "FAILED  $what"
        echo "        ${output//$'\n'/$'\n        '}"
    fi
}

# same EXPECTED FOUND: fails with both when they differ.
same() {
    [[ $1 == "$2" ]] || {
        echo "expected: $1"
        echo "found:    $2"
        return 1
    }
}

# conclude: says how many checks there were, and fails when one did.
conclude() {
    echo "$passed passed, $failed failed"
    ((failed == 0))
}
