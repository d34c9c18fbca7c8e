package sysinfo

// FreeMemory is how many bytes programs can still have without swapping, as
// uv_get_free_memory; 0 if unknown. Linux alone. Safe from any goroutine.
func FreeMemory() uint64 { return freeMemory() }

// TotalMemory is the machine's memory in bytes, as uv_get_total_memory; 0 if
// unknown. Linux, macOS and the BSDs. Safe from any goroutine.
func TotalMemory() uint64 { return totalMemory() }

// ConstrainedMemory is how many bytes the process may use, as
// uv_get_constrained_memory: 0 if that is unknown, math.MaxUint64 if there is
// no limit. It is the least of the limits of the cgroups, version 1 and 2, that
// the process is in, and of RLIMIT_AS. Linux alone.
//
// Differs from libuv: the limits of groups above the process's own count, and
// RLIMIT_AS counts. Safe from any goroutine.
func ConstrainedMemory() uint64 { return constrainedMemory() }

// AvailableMemory is how many bytes the process can still have, as
// uv_get_available_memory: the least of FreeMemory and what is left of each
// limit that ConstrainedMemory looks at; 0 if unknown. Linux alone. Safe from
// any goroutine.
func AvailableMemory() uint64 { return availableMemory() }

// ResidentSetMemory is how many bytes of memory the process occupies, as
// uv_resident_set_memory. Linux; ENOTSUP elsewhere. Safe from any goroutine.
func ResidentSetMemory() (uint64, error) { return residentSetMemory() }
