"""Sentences of our own, and what the words in them must name: (text, words, ids, reading)."""

import pytest

NAMES = [
    ("Xi Jinping praised the plan.", "Xi Jinping", {"xi-jinping"}, "person"),
    ("Vladimir Putin praised the plan. Later Putin left.", "Putin", {"vladimir-putin"}, "person"),
    ("Chinese President Xi Jinping smiled.", "Chinese President Xi Jinping", {"xi-jinping"}, "person"),
    ("Volodymyr Zelensky and Recep Tayyip Erdoğan met.", "Volodymyr Zelensky", {"volodymyr-zelenskyy"}, "person"),
    ("Volodymyr Zelensky and Recep Tayyip Erdoğan met.", "Recep Tayyip Erdoğan", {"recep-tayyip-erdogan"}, "person"),
    ("North Korea said Kim Jong-un would travel.", "Kim Jong-un", {"kim-jong-un"}, "person"),
    ("North Korea said Kim Jong Un would travel. Kim waved.", "Kim", {"kim-jong-un"}, "person"),
    ("Kishida Fumio thanked his hosts.", "Kishida Fumio", {"fumio-kishida"}, "person"),
    ("Ukrainian President Volodmyr Zelensky spoke in Ukraine.", "Ukrainian President Volodmyr Zelensky",
     {"volodymyr-zelenskyy"}, "person"),
    ("Norwegian trade envoy Kari Eksempel resigned.", "Norwegian trade envoy Kari Eksempel", {"~kari-eksempel"}, "person"),
    ("The U.S. and the DPRK signed it.", "U.S.", {"USA"}, "government"),
    ("The U.S. and the DPRK signed it.", "DPRK", {"PRK"}, "government"),
    ("The Soviet Union signed the treaty.", "Soviet Union", {"SUN"}, "government"),
    ("NATO condemned the attack.", "NATO", {"NATO"}, "government"),
    ("Ohio lawmakers urged Iran to act.", "Ohio lawmakers", {"~ohio-lawmakers"}, "people"),
    ("GOP leaders praised the plan.", "GOP leaders", {"usa-republicans"}, "government"),
    ("The EU imposed sanctions on Belarus.", "EU", {"EUR"}, "government"),
    ("The EU imposed sanctions on Belarus.", "Belarus", {"BLR"}, "government"),
    ("Hamas rejected the offer.", "Hamas", {"hamas"}, "government"),
    ("Houthi forces attacked a ship.", "Houthi forces", {"houthis"}, "military"),
    ("The West warned Iran.", "West", {"XWEST"}, "government"),
    ("The foreign ministers of Chad and Niger met.", "Chad", {"TCD"}, "government"),
    ("Accusing america of lies, Russia left.", "america", {"USA"}, "government"),
    ("Gazprom cut supplies to Moldova.", "Gazprom", {"rus-gazprom"}, "organisation"),
    ("The UN Security Council condemned the test.", "UN Security Council", {"UNSC"}, "government"),
    ("Timothy F. Geithner smiled.", "Timothy F. Geithner", {"timothy-geithner"}, "person"),
    ("The Philippine Marine Corps landed.", "Marine Corps", {"phl-marine-corps"}, "government"),
    ("Jordanian envoy Jordan Sample spoke. Jordan is worried.", "Jordan", {"JOR"}, "government"),
    ("The N.S.A. listened in.", "N.S.A.", {"usa-nsa"}, "government"),
    ("Nobody sued the Mandela Foundation.", "Mandela Foundation", {"~mandela-foundation"}, "organisation"),
    ("In 1999 Peru attacked Chile.", "Peru", {"PER"}, "government"),
    ("Jordan sent Bisher Khasawneh.", "Bisher Khasawneh", {"bisher-al-khasawneh"}, "person"),
]  # fmt: skip

METONYMS = [
    ("Moscow denied the claim.", "Moscow", {"RUS"}, "government"),
    ("The two men met in Moscow.", "Moscow", {"RUS"}, "place"),
    ("The Kremlin rejected the offer.", "Kremlin", {"RUS"}, "government"),
    ("They dined at the Kremlin.", "Kremlin", {"RUS"}, "place"),
    ("Downing Street welcomed the deal.", "Downing Street", {"GBR"}, "government"),
    ("Talks with Pyongyang failed.", "Pyongyang", {"PRK"}, "government"),
    ("The minister flew to Pyongyang.", "Pyongyang", {"PRK"}, "place"),
    ("Pressure on Tehran grew.", "Tehran", {"IRN"}, "government"),
    ("Beijing’s decision angered many.", "Beijing", {"CHN"}, "government"),
    ("Beijing's airport was closed.", "Beijing", {"CHN"}, "place"),
    ("A Brussels-based company complained.", "Brussels", {"EUR"}, "place"),
    ("The envoy left Ankara on Monday.", "Ankara", {"TUR"}, "place"),
    ("Ankara accused Athens of lying.", "Athens", {"GRC"}, "government"),
    ("The talks took place in Geneva, Switzerland.", "Switzerland", {"CHE"}, "place"),
    ("Shanghai was quiet.", "Shanghai", {"CHN"}, "place"),
    ("Washington and Seoul agreed.", "Seoul", {"KOR"}, "government"),
]

ROLES = [
    ("Donald Trump praised his campaign chief in America.", "campaign chief", {"~campaign-chief"}, "person"),
    ("Russian troops crossed the river.", "Russian troops", {"RUS"}, "military"),
    ("The Turkish army shelled the town.", "Turkish army", {"TUR"}, "military"),
    ("Senior U.S. officials warned of delays.", "Senior U.S. officials", {"USA"}, "government"),
    ("Chinese banks refused the payment.", "Chinese banks", {"~chinese-banks"}, "organisation"),
    ("China’s Foreign Ministry protested.", "China’s Foreign Ministry", {"chn-foreign-ministry"}, "government"),
    ("The Polish interior ministry protested.", "Polish interior ministry", {"pol-interior-ministry"}, "government"),
    ("The Obama administration objected.", "Obama administration", {"USA"}, "government"),
    ("A Kremlin spokesman laughed.", "Kremlin spokesman", {"RUS"}, "government"),
    ("Russian and Chinese diplomats met.", "Russian and Chinese diplomats", {"RUS", "CHN"}, "government"),
    ("Ukrainian civilians fled.", "Ukrainian civilians", {"~ukrainian-civilians"}, "people"),
    ("Hezbollah fighters fired rockets.", "Hezbollah fighters", {"hezbollah"}, "government"),
    ("Analysts said the plan was weak.", "Analysts", {"~analysts"}, "commentator"),
    ("A German professor said the plan was weak.", "German professor", {"~german-professor"}, "commentator"),
    ("Former U.S. ambassador Joan Sample praised it.", "Former U.S. ambassador Joan Sample", {"~joan-sample"}, "commentator"),
    ("Ada Low, a former Peruvian official, praised it.", "Ada Low", {"~ada-low"}, "commentator"),
    ("Ada Low, director of the Harbour Centre for River Studies, praised it.", "Ada Low", {"~ada-low"}, "commentator"),
    ("Ada Low, director of Carnegie Oslo, praised it.", "Ada Low", {"~ada-low"}, "commentator"),
    ("Ada Low, Peru's deputy minister for policy studies, praised it.", "Ada Low", {"~ada-low"}, "person"),
    ("Reuters reported the deal.", "Reuters", {"media-reuters"}, "commentator"),
]  # fmt: skip

REFERENCES = [
    ("Xi Jinping met Vladimir Putin. The Russian leader smiled.", "Russian leader", {"vladimir-putin"}, "person"),
    ("Xi Jinping met Vladimir Putin. The two leaders smiled.", "The two leaders", {"xi-jinping", "vladimir-putin"}, "person"),
    ("China and Russia signed it. Both sides were content.", "Both sides", {"CHN", "RUS"}, "government"),
    ("China and Russia signed it. The two countries were content.", "The two countries", {"CHN", "RUS"}, "government"),
    ("Xi Jinping met Vladimir Putin. The two countries trade.", "The two countries", {"CHN", "RUS"}, "government"),
    ("Theresa May spoke first. She criticised Moscow.", "She", {"theresa-may"}, "person"),
    ("Angela Merkel met Emmanuel Macron. He praised her.", "He", {"emmanuel-macron"}, "person"),
    ("Turkey said it would respond.", "it", {"TUR"}, "government"),
    ("Turkey defended its decision.", "its", {"TUR"}, "government"),
    ("Donald Trump defended his decision.", "his", {"donald-trump"}, "person"),
    ("China and India said they would talk.", "they", {"CHN", "IND"}, "government"),
    ("Israel attacked Hamas. The militant group fired back.", "militant group", {"hamas"}, "government"),
    ("Turkish troops entered Syria. Vladimir Putin said he was worried.", "he", {"vladimir-putin"}, "person"),
    ("“Kim Jong-un is a realist,” Emmanuel Macron said. The plan, he added, was sound.", "he", {"emmanuel-macron"}, "person"),
    ("“Barack Obama has lost,” Bob Menendez said. “Obama knows,” he added.", "he", {"bob-menendez"}, "person"),
    ("Vladimir Putin spoke. The poison reached Bashar al-Assad and his daughter.", "his", {"bashar-al-assad"}, "person"),
    ("Vladimir Putin spoke. Boris Johnson sent a letter to Emmanuel Macron, urging him to act.", "him",
     {"emmanuel-macron"}, "person"),
    ("Vladimir Putin spoke. Emmanuel Macron accused his rivals of trying to oust him.", "him", {"emmanuel-macron"}, "person"),
    ("Vladimir Putin spoke. London rejected Emmanuel Macron's plan and his decision to leave.", "his", {"emmanuel-macron"}, "person"),
    ("Boris Johnson heard Emmanuel Macron say he would leave.", "he", {"emmanuel-macron"}, "person"),
    ("Vladimir Putin spoke. “He is weak,” Boris Johnson said of Emmanuel Macron.", "He", {"emmanuel-macron"}, "person"),
    ("Boris Johnson spoke. Emmanuel Macron blamed the critics he said were wrong.", "he", {"emmanuel-macron"}, "person"),
    ("U.S. Republicans met Democrats. Norway and Chad traded. Both parties were content.", "Both parties",
     {"usa-republicans", "usa-democrats"}, "government"),
    ("Emmanuel Macron left France. Critics praised the Macrons and thanked them.", "them", {"~macrons"}, "person"),
    ("U.S. Republicans left. Boris Johnson met voters and asked them to stay.", "them", {None}, "people"),
    ("Boris Johnson knew that a voter may change his or her mind.", "his", {None}, "person"),
    ("Boris Johnson heard that a man claimed he had seen the ship.", "he", {None}, "person"),
    ("The leaders of France, Spain and Italy signed it.", "leaders", {"FRA", "ESP", "ITA"}, "government"),
    ("Mali let US troops stay in the country.", "country", {"MLI"}, "place"),
    ("A Chinese and a Vietnamese ship collided off Guam. The two countries were angry.", "The two countries",
     {"CHN", "VNM"}, "government"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "ids", "reading"), [*NAMES, *METONYMS, *ROLES, *REFERENCES])
def test_words_name_the_actor(link, text, words, ids, reading):
    mentions = link(text)
    assert words in mentions, sorted(mentions)
    assert {mention.actor_id for mention in mentions[words]} == ids
    assert {mention.reading for mention in mentions[words]} == {reading}


NOBODY = [
    ("He speaks Russian.", "Russian"),
    ("The price was US$140.", "US"),
    ("Two Central American states signed the pact.", "American"),
    ("The bill gives the minister broad authority to act.", "broad authority"),
    ("The ship crossed the South China Sea.", "China"),
    ("It is unclear whether talks will resume.", "It"),
    ("The company was founded in May.", "May"),
    ("They met at Donald Trump Tower.", "Donald Trump"),
]


@pytest.mark.parametrize(("text", "words"), NOBODY)
def test_words_name_nobody(link, text, words):
    assert words not in link(text)


# Pairs of sentences that differ in one thing; only what depends on it may change.
BEHAVIOUR = [
    # the name of a state changes, the reading does not
    (("Moscow denied it.", "Moscow"), ("Paris denied it.", "Paris"), "reading", True),
    # subject against place
    (("Vienna hosted the talks.", "Vienna"), ("The talks were held in Vienna.", "Vienna"), "reading", False),
    # passive against active
    (("Iran attacked Iraq.", "Iraq"), ("Iraq was attacked by Iran.", "Iraq"), "reading", True),
    # curly against straight
    (("Russia's ally left.", "Russia"), ("Russia’s ally left.", "Russia"), "reading", True),
    # former against present office
    (("U.S. ambassador Joan Sample spoke.", "U.S. ambassador Joan Sample"),
     ("Former U.S. ambassador Joan Sample spoke.", "Former U.S. ambassador Joan Sample"), "reading", False),
    # an adjective decides the country, not the sector
    (("Russian troops left.", "Russian troops"), ("Iraqi troops left.", "Iraqi troops"), "country", False),
    (("Russian troops left.", "Russian troops"), ("Iraqi troops left.", "Iraqi troops"), "sector", True),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "attribute", "same"), BEHAVIOUR)
def test_only_what_was_changed_flips(link, one, other, attribute, same):
    first, second = (link(text)[words][0] for text, words in (one, other))
    assert (getattr(first, attribute) == getattr(second, attribute)) is same
