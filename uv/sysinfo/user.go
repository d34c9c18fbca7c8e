package sysinfo

import (
	"os"
	"os/user"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/uv"
)

// Passwd is an entry of the list of users, as uv_passwd_t.
type Passwd struct {
	Username string
	UID, GID int
	Shell    string // "" if the system does not say
	HomeDir  string
}

// Group is an entry of the list of groups, as uv_group_t.
type Group struct {
	Name    string
	GID     int
	Members []string // who have it besides their own group
}

// CurrentPasswd is the entry of the user that the process acts for, as
// uv_os_get_passwd. ENOENT if there is none. Safe from any goroutine.
func CurrentPasswd() (Passwd, error) { return PasswdByUID(os.Geteuid()) }

// PasswdByUID is the entry of a user, as uv_os_get_passwd2: that of
// /etc/passwd, or else what os/user finds, which does not know the shell.
// ENOENT if there is none. Safe from any goroutine.
func PasswdByUID(uid int) (Passwd, error) {
	for line := range strings.Lines(system("/etc/passwd")) {
		if p, ok := parsePasswd(line); ok && p.UID == uid {
			return p, nil
		}
	}
	u, err := user.LookupId(strconv.Itoa(uid))
	if err != nil {
		return Passwd{}, uv.ENOENT
	}
	gid, err := strconv.Atoi(u.Gid)
	if err != nil {
		gid = -1 // Windows has other names for groups
	}
	return Passwd{Username: u.Username, UID: uid, GID: gid, HomeDir: u.HomeDir}, nil
}

// GroupByGID is the entry of a group, as uv_os_get_group: that of /etc/group,
// or else what os/user finds, which does not know the members. ENOENT if there
// is none. Safe from any goroutine.
func GroupByGID(gid int) (Group, error) {
	for line := range strings.Lines(system("/etc/group")) {
		if g, ok := parseGroup(line); ok && g.GID == gid {
			return g, nil
		}
	}
	g, err := user.LookupGroupId(strconv.Itoa(gid))
	if err != nil {
		return Group{}, uv.ENOENT
	}
	return Group{Name: g.Name, GID: gid}, nil
}

// parsePasswd reads "name:x:uid:gid:comment:home:shell". The last field may be
// missing; a line that begins with + or - includes lists from elsewhere.
func parsePasswd(line string) (Passwd, bool) {
	f, ok := entry(line, 6)
	if !ok {
		return Passwd{}, false
	}
	uid, err1 := strconv.ParseUint(f[2], 10, idBits)
	gid, err2 := strconv.ParseUint(f[3], 10, idBits)
	p := Passwd{Username: f[0], UID: int(uid), GID: int(gid), HomeDir: f[5]}
	if len(f) > 6 {
		p.Shell = f[6]
	}
	return p, err1 == nil && err2 == nil
}

// parseGroup reads "name:x:gid:member,member".
func parseGroup(line string) (Group, bool) {
	f, ok := entry(line, 3)
	if !ok {
		return Group{}, false
	}
	gid, err := strconv.ParseUint(f[2], 10, idBits)
	g := Group{Name: f[0], GID: int(gid)}
	if len(f) > 3 && f[3] != "" {
		g.Members = strings.Split(f[3], ",")
	}
	return g, err == nil
}

// idBits is the size of a number of a user, if an int has room for it.
const idBits = min(32, strconv.IntSize-1)

// entry splits a line that has at least so many fields.
func entry(line string, least int) ([]string, bool) {
	fields := strings.Split(strings.TrimRight(line, "\r\n"), ":")
	if len(fields) < least || fields[0] == "" || strings.ContainsRune("#+-", rune(fields[0][0])) {
		return nil, false
	}
	return fields, true
}
