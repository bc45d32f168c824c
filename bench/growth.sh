#!/usr/bin/env bash
# "Whom do I call" and the search at 500, 5,000 and 50,000 services, each beside a bare Kestrel endpoint that returns the same
# bytes. Writes to standard output, see bench/RESULTS.md; the open data has bench/hsds.sh.
source "$(dirname "$0")/beside-bare.sh"

for services in 500 5000 50000; do
  plant "$services"
  for asked in "/call?theme=labour-exploitation&municipality=140" "/call?need=n02&municipality=140" "/search?q=turvakodin+puhelinnumero+Iisalmessa"; do
    first=$(curl -s -H 'Accept-Encoding: gzip' -o "$work/page.gz" -w '%{http_code} %{time_total}' "$VIITTA_URLS$asked")
    echo "$asked: $(stat -c %s "$work/page.gz") B, first answer ${first#* } s"
    [ "${first%% *}" = 200 ] || { echo "answered ${first%% *}" >&2; exit 1; }
    in_turn "$VIITTA_URLS$asked" "$work/page.gz" -H 'Accept-Encoding: gzip'
  done
done
