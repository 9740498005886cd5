# Sourced by ./run and ./test: finds a JDK 25 even where the "java" on the PATH is older, and exports JAVA_HOME.

JDK_VERSION=25

# Prints the feature version (17, 25 ...) of the JDK in folder $1; nothing when there is none.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Prints the first of the folders that holds a JDK 25.
first_jdk() {
  local folder
  for folder in "$@"; do
    if [ "$(jdk_version "$folder")" = "$JDK_VERSION" ]; then
      printf '%s\n' "$folder"
      return 0
    fi
  done
  return 1
}

# The folder that the "javac" on the PATH belongs to.
jdk_on_path() {
  local javac
  javac=$(command -v javac) && javac=$(readlink -f "$javac") && dirname "$(dirname "$javac")"
}

use_jdk() {
  local found
  if ! found=$(first_jdk "${JAVA_HOME:-}" "$(jdk_on_path)" /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* /opt/jdk/* \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
      "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home); then
    echo "$0: no JDK $JDK_VERSION was found; install one (for example Eclipse Temurin $JDK_VERSION) or let JAVA_HOME point at it." >&2
    exit 1
  fi
  export JAVA_HOME=$found
}

require_maven() {
  if ! command -v mvn >/dev/null; then
    echo "$0: Maven is missing; install Maven 3.8 or newer so that \"mvn\" is found on the PATH." >&2
    exit 1
  fi
}
