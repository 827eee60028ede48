# ./zoetrope package: target/zoetrope-<version>.tar.gz, which runs without Maven. Needs GNU tar.
# The same sources give the same archive. Sourced by ../zoetrope.
# shellcheck shell=sh disable=SC2154

rm -rf "$lib" # jars of earlier versions
build_if_changed

version=$(sed -n 's:^ *<version>\(.*\)</version>:\1:p' "$home/pom.xml" | head -n 1) # the first is the project's own
name=zoetrope-$version
archive=$home/target/$name.tar
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

mkdir "$temporary/$name"
(cd "$home" && cp zoetrope LICENSE NOTICE README.md "$temporary/$name")
cp -R "$lib" "$temporary/$name/lib"
# Times in the past, for the launcher takes a jar that is newer than its AOT cache for a changed one.
tar --sort=name --mtime='1980-01-01 UTC' --owner=0 --group=0 --numeric-owner \
    --mode=u+rwX,go+rX,go-w -C "$temporary" -cf "$archive" "$name"
gzip -9nf "$archive"

rm -rf "${temporary:?}/$name"
tar -xzf "$archive.gz" -C "$temporary"
answer=$(ZOETROPE_JAVA_OPTS=-XX:AOTMode=off "$temporary/$name/zoetrope" --version)
case $answer in
*"$version"*) printf '%s\n' "$archive.gz" ;;
*) die "$build_failed" "the archive's --version answers \"$answer\", not $version." ;;
esac
exit
