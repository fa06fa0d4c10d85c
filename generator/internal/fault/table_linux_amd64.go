package fault

import "golang.org/x/sys/unix"

// table names the system calls that read, write, find or move files.
var table = map[uint64]string{
	unix.SYS_ACCESS: "access", unix.SYS_CLOSE: "close", unix.SYS_COPY_FILE_RANGE: "copy_file_range", unix.SYS_FCHMOD: "fchmod", unix.SYS_FCHMODAT: "fchmodat", unix.SYS_FCHMODAT2: "fchmodat2",
	unix.SYS_FALLOCATE: "fallocate", unix.SYS_STATFS: "statfs",
	unix.SYS_FCNTL: "fcntl", unix.SYS_FDATASYNC: "fdatasync", unix.SYS_FLOCK: "flock", unix.SYS_FSTAT: "fstat", unix.SYS_FSTATFS: "fstatfs",
	unix.SYS_FSYNC: "fsync", unix.SYS_FTRUNCATE: "ftruncate", unix.SYS_GETCWD: "getcwd", unix.SYS_GETDENTS64: "getdents64",
	unix.SYS_LINKAT: "linkat", unix.SYS_LSEEK: "lseek", unix.SYS_MKDIRAT: "mkdirat", unix.SYS_NEWFSTATAT: "newfstatat",
	unix.SYS_OPENAT: "openat", unix.SYS_OPENAT2: "openat2", unix.SYS_PREAD64: "pread64", unix.SYS_PWRITE64: "pwrite64", unix.SYS_READ: "read",
	unix.SYS_READLINKAT: "readlinkat", unix.SYS_RENAMEAT: "renameat", unix.SYS_RENAMEAT2: "renameat2", unix.SYS_SENDFILE: "sendfile",
	unix.SYS_STATX: "statx", unix.SYS_SYMLINKAT: "symlinkat", unix.SYS_SYNCFS: "syncfs", unix.SYS_UNLINKAT: "unlinkat",
	unix.SYS_UTIMENSAT: "utimensat", unix.SYS_WRITE: "write",
}

// apart are calls that touch no file: memory, threads, signals, waiting.
var apart = map[uint64]bool{
	unix.SYS_ARCH_PRCTL: true, unix.SYS_BRK: true, unix.SYS_CLOCK_GETTIME: true, unix.SYS_CLONE: true, unix.SYS_CLONE3: true,
	unix.SYS_EPOLL_CREATE1: true, unix.SYS_EPOLL_CTL: true, unix.SYS_EPOLL_PWAIT: true, unix.SYS_EPOLL_PWAIT2: true, unix.SYS_EVENTFD2: true,
	unix.SYS_EXIT: true, unix.SYS_EXIT_GROUP: true, unix.SYS_FUTEX: true, unix.SYS_GETPID: true, unix.SYS_GETRANDOM: true,
	unix.SYS_GETTID: true, unix.SYS_GETUID: true, unix.SYS_GETEUID: true, unix.SYS_GETGID: true, unix.SYS_GETEGID: true,
	unix.SYS_MADVISE: true, unix.SYS_MINCORE: true, unix.SYS_MMAP: true, unix.SYS_MPROTECT: true, unix.SYS_MUNMAP: true,
	unix.SYS_NANOSLEEP: true, unix.SYS_PIPE2: true, unix.SYS_PRCTL: true, unix.SYS_PRLIMIT64: true, unix.SYS_RESTART_SYSCALL: true,
	unix.SYS_RT_SIGACTION: true, unix.SYS_RT_SIGPROCMASK: true, unix.SYS_RT_SIGRETURN: true, unix.SYS_SCHED_GETAFFINITY: true,
	unix.SYS_SCHED_YIELD: true, unix.SYS_SIGALTSTACK: true, unix.SYS_TGKILL: true, unix.SYS_UMASK: true, unix.SYS_UNAME: true,
	unix.SYS_RSEQ: true, unix.SYS_SET_ROBUST_LIST: true, unix.SYS_SET_TID_ADDRESS: true, unix.SYS_TIMER_CREATE: true,
	unix.SYS_TIMER_SETTIME: true, unix.SYS_TIMER_DELETE: true, unix.SYS_GETRUSAGE: true, unix.SYS_SETITIMER: true,
}
