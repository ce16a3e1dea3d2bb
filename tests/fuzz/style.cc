// A style, whatever stands in it; where it can be loaded, a bulletin that uses what styles speak of is set with it.
#include <map>

#include "fuzz/tiny_fonts.h"
#include "press/memory_files.h"

using namespace typeset;

namespace {

constexpr std::string_view kBulletin = R"(style: a
刊名: 动态
期号: 1
编发单位: 市委办公室
日期: 2017-12-29
签发人: 张三
密级: 秘密★1年
编号: 000001
标注: 内部
按语: 二三四五。
文章:
  - 标题: 大会的主题二三四五六七八九十大会的主题二三四五六七八九十
    栏目: 大会
    副题: 二三
    作者: 张三
    按语: 四五。
    正文: |
      一、大会的主题
      **党的会议。**二三四[五]{注=六。}七八九十，2017年12月A1。
      1. 一；
      - 二；
      {方框}
      三
      {完}
      表1　大会
      | 一 | 二 |
      |---|---|
      | 3.1 | 4 |
      ---
      > 五
    供稿: 市委办公室
  - 标题: 工作
    栏数: 2
    简讯:
      - 一月二十日，大会。
      - {标题: 二, 正文: 三}
落款: 市委
版记:
  报: 市委
  发: 天地
  共印: 20
  编审: {审核: 张三, 编辑: 王二 丁一}
)";

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::map<std::string, std::string> styles = {{"styles/a.yaml", std::string(fuzz::bytes_of(data, size))}};
  const MemoryFiles files(styles, testing::disk_files());
  Job job = fuzz::handed(std::string(kBulletin));
  job.source = std::string(MemoryFiles::kFolder) + "/bulletin.yaml";
  job.files = &files;
  const Document document = press(job, fuzz::workshop());
  fuzz::check_faults(document.faults, document.sources);
  fuzz::require(document.style || document.faults.has_errors(), "a style that is not loaded has an error");
  return 0;
}
