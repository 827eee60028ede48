# ./zoetrope package: target/zoetrope-<version>.tar.gz, which runs without Maven. Needs GNU tar.
# The same sources give the same archive. Sourced by ../zoetrope.
# shellcheck shell=sh disable=SC2154

# The text of element $1 of the project's own POM.
pom() { sed -n "s:^ *<$1>\(.*\)</$1>:\1:p" "$home/pom.xml" | head -n 1; }

rm -rf "$lib" # jars of earlier versions
build_if_changed

version=$(pom version)
name=zoetrope-$version
archive=$home/target/$name.tar
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

mkdir "$temporary/$name"
(cd "$home" && cp zoetrope LICENSE NOTICE README.md "$temporary/$name")
cp -R "$lib" "$temporary/$name/lib"
tar --sort=name --mtime="$(pom project.build.outputTimestamp)" --owner=0 --group=0 --numeric-owner \
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
