#!/usr/bin/env bash
# Open data: /hsds/services in pages of 20 and 100, at 500, 5,000 and 50,000 services, beside a bare Kestrel endpoint with
# the same bytes; and "not modified". Writes to standard output, see bench/RESULTS.md.
source "$(dirname "$0")/beside-bare.sh"

for services in 500 5000 50000; do
  plant "$services"
  echo "first answer after publishing: $(curl -s -o /dev/null -w '%{time_total}' "$VIITTA_URLS/hsds/services?per_page=20") s"
  for size in 20 100; do
    url="$VIITTA_URLS/hsds/services?per_page=$size"
    curl -s "$url" -o "$work/page.json"
    echo "a page of $size: $(stat -c %s "$work/page.json") B"
    in_turn "$url" "$work/page.json"
  done
  etag=$(curl -s -o /dev/null -D - "$VIITTA_URLS/hsds/services?per_page=20" | tr -d '\r' | awk 'tolower($1) == "etag:" {print $2}')
  echo "not modified: $(load -H "If-None-Match: $etag" "$VIITTA_URLS/hsds/services?per_page=20")"
  echo "all, minimal: $(curl -s -o "$work/all" -w '%{time_total} s, %{size_download} B' "$VIITTA_URLS/hsds/services?minimal=true")"
  echo "all, full, ndjson: $(curl -s -o "$work/all" -w '%{time_total} s, %{size_download} B' "$VIITTA_URLS/hsds/services?full=true&format=ndjson")"
done
