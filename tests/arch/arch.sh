#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Kikitori authors
# SPDX-License-Identifier: BSD-3-Clause
# The house's rules, held by a test: who may see whom, and what may stand where. arch.sh ROOT
set -u
cd "$1" || exit 2
bad=0
broken() { printf 'arch: %s\n' "$1"; bad=1; }

# Which rooms each room may include ("base" is the slab under all).
declare -A may=(
  [app/base]="base"
  [protocol]="base protocol"
  [telephony]="base telephony"
  [app/programs]="base programs"
  [app/people]="base people"
  [app/kana]="base kana"
  [app/release]="base protocol release"
  [app/catalogue]="base protocol cases wording catalogue"
  [app/home]="base programs protocol release home"
  [app/cases]="base protocol cases"
  [app/guard]="base protocol cases people guard"
  [app/store]="base cases people protocol store"
  [app/sync]="base cases sync"
  [app/reports]="base cases programs reports"
  [app/wording]="base protocol wording"
  [app/look]="base protocol wording look"
  [app/desk]="base cases programs people protocol telephony wording look desk"
  [app/log]="base cases programs people protocol telephony wording look reports log"
  [app/tour]="base cases programs people protocol telephony wording look desk log reports home store tour"
  [app/station]="base kana release cases programs people protocol telephony wording look desk log reports home store sync guard tour station"
  [app/ctl]="base kana release catalogue cases programs people protocol telephony wording store sync reports home guard ctl"
)
rooms_known="base kana release catalogue guard station home protocol telephony programs people cases store sync reports wording look desk log tour ctl lead training"
for room in "${!may[@]}"; do
  [ -d "$room" ] || continue
  while IFS=: read -r file line text; do
    target=$(sed -nE 's/.*#include "([a-z]+)\/.*/\1/p' <<<"$text")
    [ -n "$target" ] || continue
    grep -qw -- "$target" <<<"$rooms_known" || continue
    grep -qw -- "$target" <<<"${may[$room]}" || broken "$file:$line: $room must not see $target"
  done < <(grep -rnE '^#include "' "$room" --include='*.h' --include='*.cpp')
done

only() { # what, pattern, where it may stand
  local hit
  hit=$(grep -rnE "$2" app protocol telephony --include='*.h' --include='*.cpp' | grep -vE "^($3)" | head -n 5)
  [ -z "$hit" ] || broken "$1 outside its room: $hit"
}
only "baresip"    '#include [<"](re|rem|baresip)[^a-z]' 'telephony/[a-z/]*\.cpp|telephony/[a-z]*_sip\.h'
only "SQLCipher"  '#include [<"](sqlcipher/)?sqlite3'   'app/store/'
only "PostgreSQL" '#include [<"](postgresql/)?libpq'    'app/sync/pg/'
only "widgets"    '#include <Q(Widget|Application|Label|PushButton|Dialog|MainWindow|Painter|Pixmap|Font)>' 'app/(desk|log|look|lead|training|tour|station)/|app/main\.cpp'
only "MeCab"      '#include [<"]mecab'                  'app/kana/'
only "network"    '#include <Q(Tcp|Udp|LocalS|Ssl|Network)' 'nowhere'

forbid() { # why, pattern
  local hit
  hit=$(grep -rnE "$2" app protocol telephony --include='*.h' --include='*.cpp' | head -n 5)
  [ -z "$hit" ] || broken "$1: $hit"
}
forbid "nested event loop or pumping" 'processEvents\(|QEventLoop|BlockingQueuedConnection'
forbid "singleton" 'static [A-Za-z:]+ ?[&*] ?(instance|self|get)\('
forbid "dialog that blocks" 'QMessageBox|[.>]exec\(\)[^/]*dialog|QFileDialog::get(Open|Save)'

while read -r file; do
  case $(basename "$file") in
    *[Uu]tils* | *[Hh]elper* | *[Mm]anager* | common.*) broken "$file: a name that says nothing" ;;
  esac
  head -n 2 "$file" | grep -q 'SPDX-License-Identifier: BSD-3-Clause' || broken "$file: no SPDX lines"
  lines=$(wc -l <"$file")
  [ "$lines" -le 600 ] || broken "$file: $lines lines; a room with two doors would be better"
done < <(git ls-files -- 'app/*.cpp' 'app/*.h' 'protocol/*.cpp' 'protocol/*.h' 'telephony/*.cpp' 'telephony/*.h' 2>/dev/null || find app protocol telephony -name '*.cpp' -o -name '*.h')

[ "$bad" = 0 ] && echo "arch: the rooms keep their doors"
exit "$bad"
