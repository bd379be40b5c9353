package saves

import "syscall"

const mntLocal = 0x1000 // MNT_LOCAL of sys/mount.h: the file system is stored here

func remote(s *syscall.Statfs_t) bool { return s.Flags&mntLocal == 0 }
