#include "base/system_reason.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>

namespace typeset {

namespace {

struct Reason {
  int error;
  std::string_view name;
  Words words;
};

/// Those that files can meet on Linux, on a disk or a network.
constexpr Reason kReasons[] = {
    {EACCES, "EACCES", {"没有权限", "no permission"}},
    {EPERM, "EPERM", {"没有权限", "no permission"}},
    {ENOENT, "ENOENT", {"没有这个文件夹", "there is no such folder"}},
    {ENOTDIR, "ENOTDIR", {"路径中有一段不是文件夹", "a part of the path is no folder"}},
    {EISDIR, "EISDIR", {"这是一个文件夹", "it is a folder"}},
    {EEXIST, "EEXIST", {"有同名的文件", "a file of that name is in the way"}},
    {ENOSPC, "ENOSPC", {"磁盘已满", "the disk is full"}},
    {EDQUOT, "EDQUOT", {"磁盘配额用完了", "the quota of the disk is used up"}},
    {EFBIG, "EFBIG", {"文件太大，超过了系统的限制", "the file is larger than the system allows"}},
    {EROFS, "EROFS", {"磁盘是只读的", "the disk is read-only"}},
    {ENAMETOOLONG, "ENAMETOOLONG", {"名字太长", "the name is too long"}},
    {ELOOP, "ELOOP", {"链接绕成了圈", "the links run in a circle"}},
    {EBADF, "EBADF", {"它已经关闭", "it is closed"}},
    {ENXIO, "ENXIO", {"管道的另一端没有程序在读", "nothing reads the other end of the pipe"}},
    {EPIPE, "EPIPE", {"接收的一方已经关闭", "the receiving end was closed"}},
    {ENODEV, "ENODEV", {"没有这个设备", "there is no such device"}},
    {EMFILE, "EMFILE", {"打开的文件太多，超过了系统的限制", "more files are open than the system allows"}},
    {ENFILE, "ENFILE", {"打开的文件太多，超过了系统的限制", "more files are open than the system allows"}},
    {ENOMEM, "ENOMEM", {"内存或地址空间不够", "memory or address space is used up"}},
    {EIO, "EIO", {"磁盘或网络读写出错", "the disk or the network failed"}},
    {EINVAL, "EINVAL", {"这个文件系统不支持这样做", "the file system cannot do that"}},
    {ENOTSUP, "ENOTSUP", {"这个文件系统不支持这样做", "the file system cannot do that"}},
    {ENOSYS, "ENOSYS", {"这个系统不支持这样做", "the system cannot do that"}},
    {EXDEV, "EXDEV", {"不在同一个磁盘上", "it is on another disk"}},
    {EBUSY, "EBUSY", {"正被别的程序占用", "another program is using it"}},
    {ETXTBSY, "ETXTBSY", {"正被别的程序占用", "another program is using it"}},
    {EAGAIN, "EAGAIN", {"正被别的程序占用", "another program is using it"}},
    {ESTALE, "ESTALE", {"网络文件夹上的文件已经换了", "the file on the network folder is no longer the same"}},
    {ETIMEDOUT, "ETIMEDOUT", {"网络没有回答", "the network did not answer"}},
    {EHOSTDOWN, "EHOSTDOWN", {"网络没有回答", "the network did not answer"}},
    {ENOTCONN, "ENOTCONN", {"网络文件夹断开了", "the network folder is not connected"}},
    {EUCLEAN, "EUCLEAN", {"文件系统已损坏", "the file system is damaged"}},
};

struct Remedy {
  std::string_view name;  // of a Reason
  Words words;
};

constexpr Remedy kRemedies[] = {
    {"ELOOP", {"把成圈的链接换成文件本身", "put the file itself in the place of the links"}},
    {"ENAMETOOLONG",
     {"换一个短些的名字：一段最多 255 字节，约 85 个汉字",
      "use a shorter name: a part of a path has at most 255 bytes"}},
    {"ENOTDIR", {"检查路径：其中有一段是文件，下面不会再有文件", "look at the path: one part of it is a file"}},
    {"EMFILE",
     {"放宽 ulimit -n；同时做几份的，用 -j 少做几份", "raise ulimit -n, or make fewer documents at a time (-j)"}},
    {"ENFILE", {"关掉一些别的程序，再试一次", "end some other programs and try again"}},
    {"ENOMEM", {"关掉一些别的程序，或放宽 ulimit", "end some other programs, or raise the ulimit"}},
};

constexpr Words kSorts[] = {{"这是一个文件夹", "it is a folder"},
                            {"这是一个管道", "it is a pipe"},
                            {"这是一个套接字", "it is a socket"},
                            {"这是一个设备", "it is a device"}};

Words sort_in_words(std::string_view sort) {
  if (sort == kFolder) return kSorts[0];
  if (sort == kPipe) return kSorts[1];
  if (sort == kSocket) return kSorts[2];
  if (sort == kDevice) return kSorts[3];
  return {"这不是文件", "it is no file"};
}

const Reason* find_name(std::string_view name) {
  const auto known = std::ranges::find(kReasons, name, &Reason::name);
  return known == std::end(kReasons) ? nullptr : known;
}

}  // namespace

std::string system_error_name(int error) {
  const auto known = std::ranges::find(kReasons, error, &Reason::error);
  return known == std::end(kReasons) ? std::strerror(error) : std::string(known->name);
}

Term system_reason(int error) {
  const auto known = std::ranges::find(kReasons, error, &Reason::error);
  return known == std::end(kReasons) ? Term(std::strerror(error)) : Term(known->words);
}

bool is_circle(const Failure& failure) { return failure.kind == FailureKind::not_found && failure.detail == kCircle; }

bool leads_nowhere(const Failure& failure) {
  return failure.kind == FailureKind::not_found && (is_circle(failure) || failure.detail == "ELOOP" ||
                                                    failure.detail == "ENAMETOOLONG" || failure.detail == "ENOTDIR");
}

Term remedy_of(const Failure& failure) {
  const std::string_view name = is_circle(failure) ? "ELOOP" : std::string_view(failure.detail);
  if (const auto known = std::ranges::find(kRemedies, name, &Remedy::name); known != std::end(kRemedies))
    return known->words;
  switch (failure.kind) {
    case FailureKind::not_found: return {"检查路径和名字", "check the path and the name"};
    case FailureKind::not_permitted: return {"请管文件的人给读取的权限", "get the permission to read it"};
    case FailureKind::not_a_file: return {"写出一个普通文件的名字", "name a regular file"};
    default: return {"检查磁盘或网络，再试一次", "check the disk or the network and try again"};
  }
}

Term reason_of(const Failure& failure) {
  const Reason* known = find_name(is_circle(failure) ? "ELOOP" : failure.detail);
  switch (failure.kind) {
    case FailureKind::not_found:
      return leads_nowhere(failure) ? Term(known->words) : Term("没有这个文件", "there is no such file");
    case FailureKind::not_permitted:
      if (failure.detail == kLeadsOut) return {"链接通到稿子的文件夹外面", "a link leads out of the source's folder"};
      return {"没有权限", "no permission"};
    case FailureKind::not_a_file: return sort_in_words(failure.detail);
    case FailureKind::too_large: return {"太大", "it is too large"};
    default: break;
  }
  if (known != nullptr) return known->words;
  return failure.detail.empty() ? Term("读取失败", "reading failed") : Term(failure.detail);
}

}  // namespace typeset
