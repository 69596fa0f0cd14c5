"""How résumés write facts about a person that never reach the scorer."""

from __future__ import annotations

_CLAUSE = r"[^\n,;.|]*"
#: To the end of the sentence: behind a longer word or a number, not within a date or behind «ул.», «кв.».
_SENTENCE = r"(?:[^\n.]|\.(?!\s)|(?<!\w{4})(?<!\d)\.|(?<=\d)\.(?=\s*\d))*"
#: A fact that is a clause of its own: "widow", «Рост 180», and nothing beside it.
_BEGIN, _END = r"(?:^|(?<=[\n,;|•.(]))[ \t–—*-]{0,8}", r"(?=[ \t]{0,8}(?:$|[,;|.)(]))"
#: People by nouns alone: «Русский» is also a language in a list.
_PEOPLES_RU = (
    r"татар(?:ин|ка)|башкир(?:ка)?|чуваш(?:ка)?|чечен(?:ец|ка)|дагестан(?:ец|ка)|осетин(?:ка)?|калмы(?:к|чка)|"
    r"узбе(?:к|чка)|таджи(?:к|чка)|киргиз(?:ка)?|казах|казашка|туркмен(?:ка)?|армян(?:ин|ка)|грузин(?:ка)?|"
    r"азербайджан(?:ец|ка)|украин(?:ец|ка)|белорус(?:ка)?|молдаван(?:ин|ка)|еврей(?:ка)?|цыган(?:ка)?|славян(?:ин|ка)"
)
_PEOPLES_EN = (
    r"(?:african|asian|mexican|native|arab)[- ]american|hispanic|latin[oax]|caucasian|"
    r"(?:white|black|asian) british|british (?:asian|indian|pakistani)|black african|afro-caribbean"
)
#: Who served by contract or with a rank was at work.
_NO_SOLDIER = r"\b(?![^\n]*(?:контракт|офицер|прапорщик|сержант|лейтенант|капитан|contract|officer|sergeant|captain))"
_DATE = r"\d{1,2}[./\s-]+(?:\d{1,2}|[a-zа-я]+)[./\s-]+(?:19|20)\d\d(?: ?г(?:ода|\.)?)?"
#: What may stand beside an address of mail, and is no part of it.
_AROUND_MAIL = r"\s,;:|()<>\[\]/\\"
_CLUBS_RU = (
    r"команд|сборн|клуб|лиг[аиеу]|хор|футбол|волейбол|баскетбол|гандбол|хокке|регби|теннис|атлетик|гимнази|училищ|"
    r"совет|обществ|союз|комитет|движени|организаци|объединени|сообществ"
)
_CLUBS_EN = (
    r"clubs?|teams?|leagues?|choirs?|football|rugby|soccer|basketball|hockey|cricket|netball|volleyball|tennis|rowing|"
    r"athletics|scouts?|guides?|schools?|colleges?|networks?|societ|associations?|unions?|institutes?|chess|cups?|"
    r"championships?|organi[sz]ations?"
)

#: Labels of such facts in German, French, Spanish, Italian, Portuguese, Polish, Dutch and Ukrainian.
_LABELS_ABROAD = (
    r"geburts(?:datum|ort|tag|name)|date de naissance|lieu de naissance|fecha de nacimiento|lugar de nacimiento|"
    r"data di nascita|luogo di nascita|data de nascimento|local de nascimento|data urodzenia|miejsce urodzenia|"
    r"geboorte(?:datum|plaats)|дата народження|місце народження|staatsangeh[öo]rigkeit|staatsb[üu]rgerschaft|"
    r"nationalit[äaé]t?|nacionalidad|nazionalit[àa]|cittadinanza|nacionalidade|narodowo[śs][ćc]|obywatelstwo|"
    r"nationaliteit|громадянство|національність|familienstand|situation (?:familiale|de famille)|"
    r"[ée]tat civil|estado civil|stato civile|stan cywilny|burgerlijke staat|сімейний стан|"
    r"geschlecht|sexe|sexo|sesso|p[łl]e[ćc]|geslacht|стать|alter|[âa]ge|edad|et[àa]|idade|wiek|leeftijd|вік|"
    r"kinder|enfants|hijos|figli|filhos|dzieci|kinderen|діти|konfession|confession|wyznanie"
)
_FAMILY_ABROAD = (
    r"ledig|verheiratet|geschieden|c[ée]libataire|mari[ée]{1,2}|divorc[ée]{1,2}|solter[oa]|casad[oa]|divorciad[oa]|"
    r"celibe|nubile|sposat[oa]|coniugat[oa]|solteir[oa]|kawaler|panna|[żz]onaty|m[ęe][żz]atka|zam[ęe][żz]na|"
    r"gehuwd|ongehuwd|одружен(?:ий|а)|неодружен(?:ий|а)|незаміжня"
)

#: Patterns over folded text, each covering the fact itself and no more than its clause.
PATTERNS: tuple[str, ...] = (
    # birth and age
    rf"(?:дата|год|день|место) рождения(?:\W{{0,3}}{_DATE}(?:\s*,\s*(?:г\.\s*)?[^\n.,;]*)?|[ \t]*[:—–-]{_SENTENCE})",
    rf"\bродил(?:ся|ась)\b{_CLAUSE}(?:{_DATE})?",
    rf"(?:date|place|year) of birth[ \t]*(?:[:—–-]|(?=\d)){_SENTENCE}",
    rf"\bd\.?o\.?b\.?\s*[:.]{_SENTENCE}",
    rf"\bborn\b{_SENTENCE}",
    r"\bвозраст\w*[^\w\n]{0,3}\d{1,2}(?![ \t]*[-–—][ \t]*\d)(?: лет| год\w*)?",
    r"(?<!\d[-–—])(?<!опыт )(?<!стаж )\b(?:мне )?\d{2} (?:полных )?(?:лет|год|года)(?=\s*(?:$|[,;|\n(]|родил))",
    r"\bмне (?:уже |сейчас |скоро )?(?:\d{1,2}|[а-я]+(?: [а-я]+)?) (?:полных )?(?:лет|год|года)\b",
    r"\bage[^\w\n]{1,3}\d{1,2}\b(?!\+| ?(?:to|and|[-–—]) ?\d)",
    r"\b(?:\d{1,2}|[a-z]+(?:[- ][a-z]+)?)[- ]years?[- ](?:old|of age)\b",
    r"\baged \d{1,2}\b(?!\+| ?(?:to|and|[-–—]) ?\d)",
    # sex
    r"\bпол[ \t]*[:—–-]\s*\w+",
    r"\b(?:мужчина|женщина|девушка|мужской пол|женский пол)\b",
    r"\b(?:sex|gender)[ \t]*[:—–-]\s*(?:fe)?(?:male|m|f|man|woman|x|other|non-?binary|diverse)\b",
    r"(?:^|(?<=[\n,;|•]))\s*(?:male|female|man|woman)\s*(?=$|[\n,;|])",
    r"\b(?:he|she|they)/(?:him|her|them)(?:/\w+)?\b",
    # family
    rf"семейн\w+ (?:положени\w*|статус\w*){_SENTENCE}",
    rf"marital status{_SENTENCE}",
    rf"family status{_SENTENCE}",
    r"\b(?:не ?)?(?:женат|замужем|холост(?:ая|ой)?|разведен(?:а)?|вдов(?:а|ец))\b(?: (?:уже )?\d{1,2} (?:лет|год\w*))?",
    r"\b(?:состою|нахожусь) в браке\b|\bв браке\b(?: (?:уже )?\d{1,2} (?:лет|год\w*))?|\bне состою в браке\b",
    rf"(?:^|(?<=[\n,;|•]))\s*дети[ \t]*[:—–-]{_CLAUSE}",
    r"\b(?:есть|имею|воспитываю|мать|отец|мама|папа)\s+(?:\w+\s+){0,2}(?:дет(?:ей|и|ьми)|ребен\w+|сын\w*|доч\w+)",
    r"\b(?:двое|трое|один|одна|нет|без) (?:несовершеннолетних )?(?:детей|ребенок|дочь|сын)\b",
    r"\bдетей нет\b",
    r"\b(?:happily )?(?:married|divorced|widowed|unmarried)\b(?: (?:for|since) [\w-]+(?: years?)?)?",
    r"(?:^|(?<=[\n,;|•]))\s*single\s*(?=$|[\n,;|])",
    r"\b(?:mother|father|mom|dad|parent) (?:of|to) (?:\w+ )?(?:children|kids|sons?|daughters?|boys|girls|a "
    r"child|\w+)\b",
    r"\b(?:i have|with|have) (?:a|an|one|two|three|four|no|\d) (?:\w+ )?(?:child(?:ren)?|kids?|sons?|daughters?)\b",
    rf"(?:^|(?<=[\n,;|•]))\s*children[ \t]*[:—–-]{_CLAUSE}",
    r"(?:^|(?<=[\n,;|•]))\s*(?:no|one|two|three|four|five|\d) (?:\w+ )?(?:child(?:ren)?|kids?|sons?|daughters?)\s*"
    r"(?=$|[\n,;|.(])",
    # clubs of one sex: the club stays, whose it is goes
    rf"\b(?:женск|мужск)\w+(?= (?:\w+ )?(?:{_CLUBS_RU}))",
    rf"\b(?:(?:women|men|ladies|gentlemen)(?:'s|s'|s)?|(?:girls|boys)'?|(?:girl|boy)(?= (?:scout|guide)))"
    rf"(?= (?:\w+ ){{0,2}}(?:{_CLUBS_EN}))",
    r"\b(?:sorority|fraternity)\b",
    # origin, faith, health
    rf"\bнациональност\w*[^\w\n]{_CLAUSE}",
    rf"(?:^|(?<=[\n,;|•.])|(?<=имею)|(?<=есть))\s*гражданств\w*[^\w\n]{_CLAUSE}",
    r"\bграждан(?:ин|ка) (?:\w+ ?){1,2}",
    rf"\bnationalit(?:y|ies)[ \t]*[:—–-]{_CLAUSE}",
    rf"\bcitizenship[ \t]*[:—–-]{_CLAUSE}|\b(?:hold|have|got) (?:\w+ )?citizenship\b",
    r"\b[a-z]+ (?:citizen|national)\b",
    r"\bcitizen of \w+(?: \w+)?",
    rf"\b(?:вероисповедани\w*|религи[яи])[ \t]*[:—–-]{_CLAUSE}",
    rf"\breligion[ \t]*[:—–-]{_CLAUSE}",
    r"\b(?:христиан(?:ин|ка)|мусульман(?:ин|ка)|православн(?:ый|ая))\b(?=\s*[,;.\n]|$)",
    rf"(?:^|(?<=[\n,;|•.])|(?<=имею)|(?<=есть))\s*инвалидность\b{_CLAUSE}",
    rf"\bdisabilit(?:y|ies)[ \t]*[:—–-]\s*(?:no|yes|none|n/a|registered|physical){_CLAUSE}",
    rf"\b(?:воинск\w+ обязанност\w*|военный билет\b(?![ \t]*[:—–-])|military status[ \t]*[:—–-]){_CLAUSE}",
    # age and sex, said in other ways
    rf"\bмне \d{{2}}{_END}",
    rf"{_BEGIN}(?:работающ\w+ )?(?:пенсионер(?:ка)?|на пенсии|(?:пред)?пенсионный возраст){_END}",
    r"\b(?:молодой человек|юноша)\b",
    rf"{_BEGIN}(?:муж|жен)\.?{_END}|{_BEGIN}[мжmf][ \t]*[,/][ \t]*\d{{2}}{_END}",
    # family, said in other ways
    rf"{_BEGIN}(?:widow(?:er)?|(?:плачу )?алименты){_END}|\bpaying (?:child support|alimony)\b",
    r"\b(?:я )?(?:многодетн|одинок)\w+ (?:мать|отец|мама|папа)\b|\b(?:мать|отец|мама|папа)-одиночка\b",
    r"\b(?:я )?(?:мама|папа|мать|отец) (?:двоих|троих|четверых|пятерых|двух|трех) \w+",
    rf"{_BEGIN}(?:двое|трое|четверо) (?:малыш|близнец|школьник|дошкольник)\w*",
    rf"{_BEGIN}(?:ребенок|сын|дочь|дочка)\b[ \t]*[,:—–-]?[ \t]*\d{{1,2}} (?:лет|год|мес){_SENTENCE}",
    rf"{_BEGIN}child(?:ren)?[ \t]*[,:—–-]?[ \t]*(?:aged )?\d{{1,2}}\b{_SENTENCE}",
    r"\bдетей и (?=вредных привычек)|\bстуденческ\w+ семья\b",
    rf"{_BEGIN}(?:husband|wife|spouse)(?: of\b|[ \t]*[:—–-]){_SENTENCE}",
    # origin, faith, looks, health, said in other ways
    rf"\b\w+ по национальности\b|\b(?:национальн|этническ)\w+ (?:принадлежност|происхождени)\w*{_CLAUSE}",
    r"\b(?:славянск|кавказск|азиатск|европейск)\w+ (?:внешност|национальност)\w*",
    rf"{_BEGIN}(?:{_PEOPLES_RU}){_END}",
    rf"{_BEGIN}(?:{_PEOPLES_EN}){_END}",
    rf"\b(?:ethnicity|race|ethnic (?:origin|group|background))[ \t]*:{_CLAUSE}",
    rf"{_BEGIN}(?:уроженец|уроженка|выходец из)\b{_CLAUSE}",
    rf"{_BEGIN}(?:active )?(?:church|mosque|synagogue|temple|parish) (?:member|goer){_END}|{_BEGIN}намаз\b{_CLAUSE}",
    rf"{_BEGIN}(?:прописка|паспорт|passport|знак зодиака|zodiac(?: sign)?|группа крови|blood (?:type|group))"
    rf"[ \t]*[:—–-]{_CLAUSE}",
    rf"{_BEGIN}(?:рост[ \t]*[:—–-]?[ \t]*[12]\d\d(?: ?см)?|вес[ \t]*[:—–-]?[ \t]*\d{{2,3}}(?: ?кг)?){_END}",
    rf"{_BEGIN}(?:height|weight)[ \t]*[:—–-]?[ \t]*\d{{1,3}}(?:[.,']\d+)? ?(?:cm|m|ft|kg|lbs?)?{_END}",
    r"\b(?:не ?)?военнообязанн\w+",
    rf"{_BEGIN}(?:служба в армии|(?:не )?служил\w*(?: в армии)?|(?:отслужил|прошел службу)\b|срочная служба|"
    rf"served in the army|(?:conscript|national|compulsory military|army) service){_NO_SOLDIER}{_SENTENCE}",
    rf"{_BEGIN}(?:фото(?:графия)?|photo(?:graph)?) (?:прилагается|в приложении|attached|enclosed){_END}"
    r"|\[(?:фото|photo)\]",
    # the same in other languages: behind a label to the end of its clause, or alone between marks
    rf"(?<!\w)(?:{_LABELS_ABROAD})[ \t]*[:—–-]\s*{_CLAUSE}(?:\.(?=\d){_CLAUSE})*",
    r"\b(?:geboren (?:am|in)|n[ée]{1,2} (?:le|[àa])|nacid[oa] el|nat[oa] (?:il|a)|nascid[oa] em|urodzon[ya])\b"
    r"[^\n;|]*",
    rf"(?:^|(?<=[\n,;|•]))\s*(?:{_FAMILY_ABROAD})\s*(?=$|[\n,;|])",
    # addresses of mail and web, which hold names
    r"\b(?:https?://|www\.)\S+",
    # From where the address begins, and nowhere within it: a word of 40,000 letters is walked once, not once a letter.
    rf"(?<![^{_AROUND_MAIL}])[^{_AROUND_MAIL}@]+@[^{_AROUND_MAIL}]+\.\w+",
    r"\b(?:linkedin|github|gitlab|vk|facebook|instagram|behance|habr|t|hh|xing|medium|twitter|x)\.(?:com|me|"
    r"net|ru|io)/\S+",
    r"(?<![\w.])@\w{4,}",
    # an address finer than the city
    rf"(?:\bг\.\s*[\w-]+,\s*)?\b(?:ул\.|улица|пр-т|просп\.|проспект|пер\.|переулок|шоссе|бульвар)\s*{_SENTENCE}",
    r"\bд\.\s?\d+\w?(?:,?\s*кв\.\s?\d+)?",
    r"\b\d{1,5}\s+(?:\w+\s){1,3}(?:street|st\.|avenue|ave\.?|road|rd\.|lane|drive|blvd)\b[^\n,;|]*",
    r"\bм(?:етро|\.)\s+[а-я-]+",
)
