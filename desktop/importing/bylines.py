"""Bylines (署名): tell one from body text, and read who wrote the article as far as it is plain."""

from __future__ import annotations

import re
from typing import NamedTuple

_LONGEST = 40
_SENTENCE = re.compile("[，。；！？…“”‘’,;!?]")
_MARK = re.compile(r"^[\s□■◎●▲◆◇○☆★▪•]+")
_ROLE = r"(?:本报|本刊|本社|本网|本台)?(?:首席|见习|实习|特约|特派|全媒体|融媒体|摄影|驻站)*(?:记者|通讯员|评论员)"
_HOUSES = ("本报", "本刊", "本社", "本网", "本台")
_ROLE_FIRST = re.compile(_ROLE)
_PICTURES_FIRST = re.compile(r"(?:文[/／、]?图|图[/／、]?文|撰文|摄影|供图)[/／:：\s]|[文图摄][/／:：]")
_TITLE = re.compile(
    r"[\u4e00-\u9fff]{3,}(?:书记|主任|部长|局长|处长|市长|区长|县长|镇长|乡长|院长|校长|会长|社长|教授|研究员|主席)"
)
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕"
    "殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀甄曲封储靳段富巫焦巴牧山谷车侯全班仰秋"
    "仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司黎薄印宿白怀蒲邰鄂索赖卓蔺屠蒙池乔阳胥能苍双闻莘党翟谭贡劳姬申扶堵冉宰雍桑桂牛寿通边燕冀浦尚农温别庄晏柴"
    "瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广阙东沃利蔚越夔隆师巩聂晁勾敖融冷辛阚那简饶空曾沙养鞠须丰巢关查游权盖益岳帅"
)
_NAME = re.compile(
    f"(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|令狐|夏侯|慕容|司徒|[{_SURNAMES}])[\u4e00-\u9fff]{{1,2}}"
)
_ROLE_AND_NAME = re.compile(rf"{_ROLE}[\s:：]*(?!文章)(?:{_NAME.pattern})(?![\u4e00-\u9fff])")
_GLUED = re.compile(f"({_ROLE})({_NAME.pattern})")
_NOT_NAMES = frozenset(("文图", "文字", "文摄", "计划", "通讯", "通报", "高端", "平安", "国内", "国际", "广告"))
_GAP = re.compile(r"[\s、/／|｜:：]+")


class Author(NamedTuple):
    """Someone named in a byline, with the role or office printed before the name."""

    name: str
    role: str | None


def is_byline(line: str) -> bool:
    """Tell whether a short line below a headline names who wrote the article; in doubt it does not."""
    text = line.strip()
    if not text or len(text) > _LONGEST or _SENTENCE.search(text):
        return False
    if text.startswith("□") or _PICTURES_FIRST.match(text):
        return True
    text = _MARK.sub("", text)
    # A commentary is often signed by the office alone: 本报评论员.
    return bool(_ROLE_AND_NAME.match(text) or (text.startswith(_HOUSES) and _ROLE_FIRST.fullmatch(text)))


def authors(byline: str) -> tuple[Author, ...]:
    """Return who a byline names, in order; nothing if any part of it cannot be read for certain."""
    found: list[Author] = []
    role: str | None = None
    for word in _words(byline):
        glued = _GLUED.fullmatch(word)
        if glued:
            role = glued[1]
            found.append(Author(glued[2], role))
        elif _ROLE_FIRST.fullmatch(word) or _TITLE.fullmatch(word):
            role = word
        elif _NAME.fullmatch(word) and word not in _NOT_NAMES:
            found.append(Author(word, role))
        else:
            return ()
    return tuple(found)


def _words(byline: str) -> list[str]:
    """Return the words of a byline, two single characters in a row as the one name they are."""
    words = [word for word in _GAP.split(_MARK.sub("", byline).strip()) if word]
    joined: list[str] = []
    half = False
    for word in words:
        if half and len(word) == 1:
            joined[-1] += word
            half = False
        else:
            joined.append(word)
            half = len(word) == 1
    return joined
