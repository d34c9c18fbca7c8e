// A thrown object in -e.
// command: -e "throw { some: 'object' }"
