"""Short articles of our own that the tests read; places, people and papers are invented."""

# About 300 characters, paragraphs apart by one blank line, nothing unusual.
PLAIN_ARTICLE = """\
苇汀社区：一张便民桌摆了三百天

本报记者 白舟 通讯员 谷雨晴

每天下午四点，苇汀社区的樟树下总会支起一张折叠桌。社区干部和物业管家轮流坐班，居民有事走过来说，能办的当场办，办不了的记进蓝皮本，三天之内回话。

“以前要跑三个窗口，现在下楼就行。”住在5幢的秦凤仙说。去年冬天她家水管冻裂，纸条递上去不到两个小时，维修师傅就敲了门。

网格员徐照明把蓝皮本翻给记者看：三百天里记了412件事，销号389件。剩下的23件，多半卡在地下车库渗水上。开发商早已搬走，维修资金要过半数业主签字，眼下还差六十多户。

社区打算下个月开一次业主恳谈会，请住建部门的技术员把方案和花费讲明白。徐照明说：“桌子会一直摆下去，渗水的事也会一直记着。”
"""

# Hard-wrapped at 18 columns with LF, as a narrow newspaper column comes out of a PDF.
WRAPPED_ARTICLE = """\
榆埂镇：村口支起议事凳

本报记者 孟小舟

榆埂镇的老樟树下原来只放一张石凳，如
今摆了十二把竹椅。每逢农历初五，各组
村民代表坐到树下，先听上月办了哪几件
事，再议下月先办哪一件。

最近一次议的是灌溉渠。下游三个组嫌水
来得晚，上游两个组怕淹了秧苗，话说到
一半就僵住了。镇里的水利员把水表抄来
的数字念了一遍，大家才同意按时辰轮着
放水。

“数字摆出来，气就消了一半。”村民代
表沈满仓说。眼下还有一道闸门锈得拉不
动，修闸的钱要等秋后再议。
"""

# Characters beyond U+FFFF, no-break spaces, CRLF and U+2028: as it comes in, not yet canonical.
ASTRAL_ARTICLE = (
    "麦浦村：\U00020bb7家面馆\U0001f600重新开张\r\n"
    "\r\n"
    "本报记者\u00a0\U00020bb7小满\r\n"
    "\r\n"
    "\u25b6停了半年的\U00020bb7家面馆，7月1日又在麦浦村口挂出招牌。\u2028"
    "老板\U00020bb7守田把\U0001f600画在木牌上，说是“见人先笑”。\r\n"
    "\r\n"
    "面馆添了\u00a012\u00a0张桌子，\U0001f600\U0001f600两间包厢留给村里议事；"
    "村民代表说：“吃面归吃面，\u25b6账目还是要公开。”\r\n"
)

# One paragraph of many sentences, without a heading or a quotation to break it.
LONG_PARAGRAPH = (
    "沙溪坳村的水渠修了三回。头一回是村民自己凑的工，渠底铺的是河滩上捡来的卵石，头年能用，第二年就漏。"
    "第二回镇里拨了水泥，渠帮抹得平整，可是渠口开得太低，一到汛期泥沙全灌进来。"
    "第三回动工之前，村里先开了四次会，上游要水的、下游怕涝的、中间嫌占了菜地的，都把话摆到桌面上。"
    "镇水利站的技术员带着水准仪走了两天，量出渠口该抬高四十三厘米，弯道该放宽一米二。"
    "占地的七户人家，村集体拿机动地来换，换多换少当场丈量，结果写在红纸上贴了十天。"
    "施工队是本村的，工钱按天记，账由三名村民代表轮流管。"
    "渠通水那天没有剪彩，水从山脚一路淌到晒场边，走了五十分钟，比从前快了将近一半。"
    "如今灌一遍全村的稻田只要四天，往年要七天；因为争水吵到村委会的，今年一起也没有。"
    "难处也还有：渠尾那三十来亩旱地仍旧够不着水，再装一台小泵要六万多元，村里眼下拿不出。"
    "村民小组长韩谷生把这件事写进了明年的清单，排在第一行。"
)

# Decimals, grouped digits, percentages and an address: stops that close no clause.
FIGURES_PARAGRAPH = (
    "枣垭乡上半年办结群众来件1,286件，办结率96.3%，平均用时2.4天；其中网上来件占41.5%，"
    "入口是zaoya.example。排在前三的是供水、道路、噪声，比例约为3:2:1。"
)

# Quotations that end inside the sentence, nest, ask, and trail off.
QUOTED_PARAGRAPH = (
    "“渡口的灯修好了？”守渡人老葛问。“修好了。”电工答，“从明天起亮到夜里十点……”"
    "船上的人都笑：“那就叫它‘十点灯’吧！”（本报将继续关注夜渡的班次。）"
)

# Parallel heads inside a paragraph, as reports on working methods have them.
ENUMERATED_PARAGRAPH = (
    "一是把事摊开。每月初一在祠堂门口公布上月的收支。二是把话听完。户主会不限时，谁先举手谁先说。"
    "三是把账算清。聘镇上的会计每季度核一遍，差一元也要写明去处。"
)

# Traditional characters, every one of them in Big5.
TRADITIONAL_SNIPPETS = (
    "鎮公所每週三在廟埕擺桌辦公，老人家不必再搭車進城。",
    "里長說：「圖書館的燈，從今年起開到晚上九點。」",
    "漁會與三個社區合辦早市，開張兩個月，賣出鮮魚一萬八千斤；攤位還差十二個，年底前補齊。",
)

# Simplified characters that GB18030 holds; the last ones lie outside GB2312.
SIMPLIFIED_SNIPPETS = (
    "镇里的便民车逢单日进山，补证、理发、量血压都在车上办。",
    "会计把村里的账念了三遍，念到第三遍，没有人再举手。",
    "木匠夏镕、裴喆两位师傅，把祠堂的门槛锯低了一寸。",
)
