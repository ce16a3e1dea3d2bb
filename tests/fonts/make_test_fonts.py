#!/usr/bin/env python3
"""Makes the tiny fonts of this folder from the pinned ones. Run by hand (fontTools 4.38); the results are committed.

usage: make_test_fonts.py FONT_FOLDER
"""
import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
ASCII = "".join(map(chr, range(0x20, 0x7F)))
MARKS = "“”‘’（）《》〈〉、，。；：？！—…·〔〕【】★◆●□○※×％　"
NOTE_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㊿"
DIGITS = "〇一二三四五六七八九十百千"
SONG_HAN = (
    "创建工作动态第期年月日党的文明社区市县总红头文件简讯报送发印机关办公室编辑审核"
    "中国人民政府通知会议为提升对群众服务质量开启新局面治理在是了和要不上下大小天地行政府委"
    "共份主任题正标好测试字体宋仿楷黑本期要目导读按语供稿局注释"
    "表续单位来源"
)
KAI_HAN = SONG_HAN[:72]  # outlines of this face are large
KAI_ONLY = "祎玥璟旻瑄𠮷"  # names that the Song subset lacks: the way into the fallback chain


def rename(font, family):
    ps = family.replace(" ", "") + "-Regular"
    keep = font["name"]
    licence = keep.getDebugName(13) or ""
    copyright_line = keep.getDebugName(0) or ""
    keep.names = []
    for name_id, text in {
        0: copyright_line,
        1: family,
        2: "Regular",
        3: ps,
        4: family,
        5: "Version 1.000",
        6: ps,
        13: licence,
    }.items():
        keep.setName(text, name_id, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [ps]
        top = cff.topDictIndex[0]
        for key in ("FullName", "FamilyName", "Notice", "Copyright", "Weight"):
            if key in top.rawDict:
                del top.rawDict[key]
            if hasattr(top, key):
                delattr(top, key)
        if hasattr(top, "FDArray"):
            for number, member in enumerate(top.FDArray):
                member.FontName = f"{ps}-{number}"


def keep_full_width_of(font, characters):
    """Of feature fwid, only what concerns `characters`: else every letter would bring its full-width twin along."""
    cmap = font.getBestCmap()
    kept = {cmap[ord(c)] for c in characters}
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "fwid":
            continue
        for index in record.Feature.LookupListIndex:
            for part in table.LookupList.Lookup[index].SubTable:
                part = getattr(part, "ExtSubTable", part)
                part.mapping = {a: b for a, b in part.mapping.items() if a in kept}


def subset(source, index, text, family, features, out):
    font = TTFont(source, fontNumber=index, recalcTimestamp=False)
    if "fwid" in features:
        keep_full_width_of(font, "·")
    options = Options()
    options.layout_features = features
    options.layout_scripts = ["DFLT", "hani", "latn"]
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    options.name_IDs = ["*"]
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE", "GDEF" if not features else "DSIG", "FFTM", "meta", "kern"]
    worker = Subsetter(options)
    worker.populate(text=text)
    worker.subset(font)
    rename(font, family)
    font.save(HERE / out)


def shapes(out):
    """A name-keyed CFF with outlines of known measures, drawn here; U+4E01 is mapped to a glyph without outline."""
    boxes = {  # name: (character, advance, (left, bottom, right, top))
        "one": (0x31, 500, (100, 0, 400, 700)),
        "A": (0x41, 600, (50, 0, 550, 700)),
        "uni0301": (0x301, 0, (-300, 600, -200, 700)),
        "uni4E00": (0x4E00, 1000, (100, 340, 900, 440)),
        "uni4EBA": (0x4EBA, 1000, (50, -80, 950, 840)),
    }
    blanks = {"space": (0x20, 250), "uni3000": (0x3000, 1000), "uni4E01": (0x4E01, 1000)}
    order = [".notdef", *boxes, *blanks]
    cmap = {code: name for name, (code, *_) in {**boxes, **blanks}.items()}
    metrics, strings = {".notdef": (1000, 0)}, {}
    for name in order:
        advance, box = 1000, (0, 0, 1000, 1000) if name == ".notdef" else None
        if name in boxes:
            _, advance, box = boxes[name]
        if name in blanks:
            advance = blanks[name][1]
        pen = T2CharStringPen(advance, None)
        if box:
            left, bottom, right, top = box
            pen.moveTo((left, bottom))
            for point in ((left, top), (right, top), (right, bottom)):
                pen.lineTo(point)
            pen.closePath()
        strings[name] = pen.getCharString()
        metrics[name] = (advance, box[0] if box else 0)
    build = FontBuilder(1000, isTTF=False)
    build.setupGlyphOrder(order)
    build.setupCharacterMap(cmap)
    build.setupCFF("HongtouTestShapes-Regular", {"FullName": "Hongtou Test Shapes"}, strings, {})
    build.setupHorizontalMetrics(metrics)
    build.setupHorizontalHeader(ascent=880, descent=-120)
    build.setupNameTable(
        {
            "familyName": "Hongtou Test Shapes",
            "styleName": "Regular",
            "uniqueFontIdentifier": "HongtouTestShapes-Regular",
            "fullName": "Hongtou Test Shapes",
            "version": "Version 1.000",
            "psName": "HongtouTestShapes-Regular",
            "licenseDescription": "Public domain (CC0-1.0)",
        }
    )
    build.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120, fsType=0,
                   sCapHeight=700, sxHeight=500)
    build.setupPost()
    build.font["head"].created = build.font["head"].modified = 3786912000
    build.font.recalcTimestamp = False
    build.save(HERE / out)


def main():
    folder = Path(sys.argv[1])
    han = DIGITS + SONG_HAN
    subset(folder / "NotoSerifCJK-Regular.ttc", 2, ASCII + MARKS + NOTE_MARKS + han, "Hongtou Test Song",
           ["halt", "fwid", "ccmp", "locl"], "HongtouTestSong.otf")
    subset(folder / "LXGWWenKai-Light.ttf", 0, ASCII + MARKS + DIGITS + KAI_HAN + KAI_ONLY, "Hongtou Test Kai",
           [], "HongtouTestKai.ttf")
    subset(folder / "LiberationSerif-Regular.ttf", 0, ASCII + "“”‘’—…·×é\u0301", "Hongtou Test Latin",
           ["kern", "liga"], "HongtouTestLatin.ttf")
    shapes("HongtouTestShapes.otf")


main()
