/* Keeps apart what was brought to the disk of one folder: the bytes of a file when it is synced, the names
 * of a folder when that is synced. Nothing else has reached the disk, and the real disk is spared.
 *
 * Bytes and names are kept by inode. A file that loses its name gets another one among the graves, so that
 * its inode is not given to a new file while the disk may still hold its old name. Reading goes through the
 * descriptor at hand: to open and close a database's file would drop the locks this process holds on it. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name, type) ((type)dlsym(RTLD_NEXT, name))

static char folder[1024], disk[1024];

void power_cut_watch(const char *watched, const char *kept) {
    snprintf(folder, sizeof folder, "%s", watched);
    snprintf(disk, sizeof disk, "%s", kept);
}

static int inside(const char *path) {
    size_t length = strlen(folder);
    return length && !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

static void place_of(char *place, const char *part, unsigned long inode, const char *ending) {
    snprintf(place, PATH_MAX, "%s/%s/%lu%s", disk, part, inode, ending);
}

static void keep_bytes(int source, const struct stat *facts) {
    static __thread char piece[1 << 16];
    char place[PATH_MAX];
    off_t at = 0;
    ssize_t count;
    place_of(place, "bytes", facts->st_ino, "");
    int kept = open(place, O_WRONLY | O_CREAT, 0600);
    if (kept < 0) abort();
    while ((count = pread(source, piece, sizeof piece, at)) > 0) {
        if (pwrite(kept, piece, count, at) != count) abort();
        at += count;
    }
    if (count < 0 || ftruncate(kept, at)) abort();
    close(kept);
}

static void keep_names(int source, const struct stat *facts) {
    char place[PATH_MAX], fresh[PATH_MAX];
    struct dirent *entry;
    place_of(place, "names", facts->st_ino, "");
    place_of(fresh, "names", facts->st_ino, ".new");
    FILE *names = fopen(fresh, "w");
    DIR *list = fdopendir(openat(source, ".", O_RDONLY | O_DIRECTORY));
    if (!names || !list) abort();
    while ((entry = readdir(list)))
        if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
            fprintf(names, "%c %lu %s\n", entry->d_type == DT_DIR ? 'd' : 'f',
                    (unsigned long)entry->d_ino, entry->d_name);
    closedir(list);
    if (fclose(names)) abort();
    REAL("rename", int (*)(const char *, const char *))(fresh, place);
}

int fsync(int descriptor) {
    char link[64], path[PATH_MAX];
    struct stat facts;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return REAL("fsync", int (*)(int))(descriptor);
    path[length] = 0;
    if (!inside(path)) return REAL("fsync", int (*)(int))(descriptor);
    if (fstat(descriptor, &facts)) return -1;
    if (S_ISDIR(facts.st_mode)) {
        keep_names(descriptor, &facts);
        return 0;
    }
    int writing_only = (fcntl(descriptor, F_GETFL) & O_ACCMODE) == O_WRONLY;
    int source = writing_only ? open(link, O_RDONLY) : descriptor;
    keep_bytes(source, &facts);
    if (writing_only) close(source);
    return 0;
}

int fdatasync(int descriptor) { return fsync(descriptor); }

static void bury(const char *path) {
    static unsigned count;
    char grave[PATH_MAX];
    if (!inside(path)) return;
    snprintf(grave, sizeof grave, "%s/graves/%d-%u", disk, getpid(), __sync_add_and_fetch(&count, 1));
    (void)!link(path, grave); /* nothing to bury, or a folder */
}

int unlink(const char *path) {
    bury(path);
    return REAL("unlink", int (*)(const char *))(path);
}

int rename(const char *from, const char *to) {
    bury(to);
    return REAL("rename", int (*)(const char *, const char *))(from, to);
}
