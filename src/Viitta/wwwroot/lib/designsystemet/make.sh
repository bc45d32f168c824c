#!/bin/sh
# Builds designsystemet.css from the npm package: ./make.sh path/to/node_modules/@digdir/designsystemet-css
# The component files are taken whole and unchanged; only the layer lines around them are added,
# the same ones the package's own index.css has, so that Viitta's rules (outside layers) always win.
set -eu
package=$1
version=$(sed -n 's/^ *"version": "\(.*\)",$/\1/p' "$package/package.json")
{
  printf '/*! @digdir/designsystemet-css %s, MIT, Digitaliseringsdirektoratet. A selection made by make.sh; do not edit. */\n' "$version"
  printf '@layer ds.base, ds.components;\n@layer ds.base {\n'
  cat "$package/dist/src/base.css"
  printf '\n}\n@layer ds.components {\n'
  for part in button input field fieldset link skip-link error-summary; do
    printf '/* %s */\n' "$part"
    cat "$package/dist/src/$part.css"
    printf '\n'
  done
  printf '}\n'
} > "$(dirname "$0")/designsystemet.css"
