"""A resolution on a lake that does not exist, written for these tests in five languages."""

from __future__ import annotations

from importers.parsed import Block, Kind

TEXTS = {
    "en": """
# Cooperation on the waters of Lake Sarun
The Assembly,
Recalling its resolutions 41/7 of 3 May 1991 and 52/118 of 12 December 1998,
Noting with concern that the level of the lake fell by 14 metres between 1990 and 2012, and that fishing in the provinces on its shores has almost come to an end,
Convinced that no State can protect the lake alone,
1. Takes note of the report of the Director (A/67/312);
2. Calls upon all States on the shores of the lake to publish every month the quantity of water that they take from its rivers;
3. Decides to establish a fund, which shall:
(a) Pay for new gates on the canals;
(b) Help families of fishermen to learn another trade, to buy land and to send their children to school;
(c) Support the University of Marvelle in its research;
4. Requests the World Bank and UNESCO to advise the fund until 2020;
5. Decides to consider the question again at its session in Geneva.
""",
    "fr": """
# Coopération relative aux eaux du lac Sarun
L’Assemblée,
Rappelant ses résolutions 41/7 du 3 mai 1991 et 52/118 du 12 décembre 1998,
Notant avec préoccupation que le niveau du lac a baissé de 14 mètres entre 1990 et 2012 et que la pêche a presque cessé dans les provinces riveraines,
Convaincue qu’aucun État ne peut protéger le lac à lui seul,
1. Prend note du rapport du Directeur (A/67/312) ;
2. Demande à tous les États riverains de publier chaque mois la quantité d’eau qu’ils prélèvent dans les cours d’eau qui alimentent le lac ;
3. Décide de créer un fonds, qui aura pour objet :
a) De financer de nouvelles vannes sur les canaux ;
b) D’aider les familles de pêcheurs à apprendre un autre métier, à acheter des terres et à envoyer leurs enfants à l’école ;
c) De soutenir l’Université de Marvelle dans ses recherches ;
4. Prie la Banque mondiale et l’UNESCO de conseiller le fonds jusqu’en 2020 ;
5. Décide d’examiner de nouveau la question à sa session de Genève.
""",
    "ru": """
# Сотрудничество в области использования вод озера Сарун
Ассамблея,
ссылаясь на свои резолюции 41/7 от 3 мая 1991 года и 52/118 от 12 декабря 1998 года,
отмечая с обеспокоенностью, что уровень озера с 1990 по 2012 год снизился на 14 метров и что рыболовство в прибрежных провинциях почти прекратилось,
будучи убеждена в том, что ни одно государство не может защитить озеро в одиночку,
1. принимает к сведению доклад Директора (A/67/312);
2. призывает все прибрежные государства каждый месяц публиковать данные о количестве воды, которое они берут из впадающих в озеро рек;
3. постановляет учредить фонд, который будет:
a) оплачивать новые шлюзы на каналах;
b) помогать семьям рыбаков освоить другое ремесло, купить землю и отправить детей в школу;
c) поддерживать исследования Марвельского университета;
4. просит Всемирный банк и ЮНЕСКО консультировать фонд до 2020 года;
5. постановляет вновь рассмотреть этот вопрос на своей сессии в Женеве.
""",
    "ar": """
# التعاون بشأن مياه بحيرة سارون
إن الجمعية،
إذ تشير إلى قراريها ٤١/٧ المؤرخ ٣ أيار/مايو ١٩٩١ و ٥٢/١١٨ المؤرخ ١٢ كانون الأول/ديسمبر ١٩٩٨،
وإذ تلاحظ مع القلق أن مستوى البحيرة انخفض بمقدار ١٤ مترا بين عامي ١٩٩٠ و ٢٠١٢، وأن صيد الأسماك كاد يتوقف في المقاطعات الواقعة على شواطئها،
واقتناعا منها بأنه لا تستطيع أي دولة أن تحمي البحيرة بمفردها،
١. تحيط علما بتقرير المدير (A/67/312)؛
٢. تهيب بجميع الدول المطلة على البحيرة أن تنشر كل شهر كمية المياه التي تأخذها من الأنهار التي تصب فيها؛
٣. تقرر إنشاء صندوق يقوم بما يلي:
(أ) دفع تكاليف بوابات جديدة على القنوات؛
(ب) مساعدة أسر الصيادين على تعلم حرفة أخرى وشراء الأراضي وإرسال أطفالهم إلى المدرسة؛
(ج) دعم جامعة مارفيل في بحوثها؛
٤. تطلب إلى البنك الدولي واليونسكو تقديم المشورة إلى الصندوق حتى عام ٢٠٢٠؛
٥. تقرر النظر في المسألة مرة أخرى في دورتها في جنيف.
""",
    "zh": """
# 萨伦湖水域合作
大会，
回顾其1991年5月3日第41/7号和1998年12月12日第52/118号决议，
关切地注意到，1990年至2012年期间湖面水位下降了14米，沿岸各省的渔业几近停止，
深信任何国家都无法单独保护该湖，
1. 注意到主任的报告（A/67/312）；
2. 促请所有沿岸国家每月公布从注入该湖的河流中取用的水量；
3. 决定设立一个基金，其任务是：
(a) 支付运河上新闸门的费用；
(b) 帮助渔民家庭学习其他手艺、购买土地并送子女上学；
(c) 支持马维尔大学的研究；
4. 请世界银行和教科文组织在2020年之前向该基金提供咨询意见；
5. 决定在日内瓦会议上再次审议这一问题。
""",
}


def document(language: str, *, labels: bool = True) -> list[Block]:
    """The text in blocks as an importer makes them; without labels they are only paragraphs."""
    blocks: list[Block] = []
    for line in TEXTS[language].strip().splitlines():
        kind, label, text = Kind.PARAGRAPH, None, line
        if line.startswith("# "):
            kind, text = Kind.TITLE, line[2:]
        elif line[0].isdigit() or line.split()[0].endswith(")"):
            label, text = line.split(" ", 1)
        blocks.append(Block(len(blocks), kind, text, label=label if labels else None))
    return blocks
