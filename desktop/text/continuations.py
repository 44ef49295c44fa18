"""Continuations: words that carry a sentence on behind a closed quotation, as no sentence begins with them.

“怎样才算办成？”的标准 and “要我修”变成“我要修” are one sentence each, whatever mark the quotation ends with. Where a word
of this kind also begins words that can open a sentence (得知, 等到, 与此同时), these are left out by name.
"""

from __future__ import annotations

import re

_PARTICLES = (
    "的(?!确)",
    "地(?!上|下|里|处|方|点|面|铁|震|区|理|势|质|形|图|域|产|头|块|价|名|道|主|基|市|委)",
    "得(?!知|益|到|了|分|票|出|主|以|力|失|意|名)",
    "了(?!解|却|不起|结|然|无)",
    "们|吗|呢|吧",
    "之(?!后|前|所以|江|初)",
    "似的|般的?|一般|一样",
)
_JOINING = (
    "等(?!到|待|候|我|你|他|她|您|大家|不|天|雨|忙完|一下|一会|一等)",
    "和(?!平|谐|睦|蔼|气|美|煦|风|善|解|田)",
    "与(?!此同时|其|会)",
    "及(?!时|早|格|至)",
    "或(?!许)",
    "并(?!非)|而(?!今|立|况)|以及|乃至|甚至于",
    "(?:再?到|直到|转?向|跟|同|对|还有|再?加上|甚至|或是|抑或|还是|不如)(?=\\s*[“‘「『《])",
)
_VERBS = (
    "变(?:成|为|到)|改(?:为|成|名|称)|成(?:为|了)|已成|转(?:为|变|向|化|成)|换(?:成|为|到|来)|化(?:为|作|成)",
    "升级|升华|演变|发展(?:成|为|到)|走向|迈向|让位|取代|代替|替代|等于|意味|体现|道出|折射|响彻|传遍",
    "是(?!的|谁|否|啊|呀|吗|不是|夜|日|年|时|次)|就是|正是|便是|即是|不是|而是|为(?:题|主题|口号|目标|主线|导向|名)",
)
_POINTING = (
    "一(?:词|语|问|文|类|栏|题|书|诗|曲|案)",
    "这一(?!天|年|次|刻|夜|晚|路|来|切|干|说|笑|带|片|方|仗)|这句|这番话|这(?:一)?类|这种|这样的",
    "这个(?:问题|道理|口号|理念|想法|疑问|念头|词|名字)|这些(?:问题|话|口号|疑问)",
)

CONTINUES = re.compile("|".join((*_PARTICLES, *_JOINING, *_VERBS, *_POINTING)))
GOES_ON_AFTER_ELLIPSIS = re.compile(f"{CONTINUES.pattern}|等|到(?!了|达|底|处|时|位|场)")
