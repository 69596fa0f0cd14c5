"""Words by which a sentence of a vacancy shows what it is: a demand, a wish, a task, an offer, a story."""

from __future__ import annotations

import re

NICE = re.compile(
    r"\bжелател(?:ен\b|ьн)|будет плюс|плюсом|является плюс|будет преимуществ|как (?:\w+ )?преимуществ|преимуществом|"
    r"дополнительное преимущество|приветству|"
    r"как плюс|\(плюс\)|[-–—] (?:\w+ )?(?:плюс|преимущество|бонус)\b|необязательн|не обязательн|"
    r"будет (?:здорово|круто)|рады,? если|"
    r"(?:хорошо|здорово|круто|неплохо|отлично|супер),? (?:будет,? )?если|"
    r"[-–—] (?:отлично|хорошо|здорово|супер)\b|^если (?:вы |ты )?(?:работал|знаешь|знаете|умее|есть)|"
    r"\bnice[- ]to[- ]have|\bpreferred|\bpreferably|\ba (?:big |strong |huge )?(?:plus|bonus)\b|\bis an? "
    r"(?:plus|advantage|asset)|\bideally|\bdesirable|\((?:a )?(?:\w+ )?(?:plus|bonus|advantage)\)|"
    r"\beven better\b|\bhandy\b|\bnot essential\b|isn't (?:essential|required)|\badvantageous|\bgood to have|"
    r"\bbonus\b|\bplus\.?$|"
    r"\b(?:здорово|сильно|заметно) (?:сократит|поможет|упростит|облегчит|ускорит)|"
    r"would be (?:great|lovely|ideal|brilliant|fantastic|an advantage|a plus|(?:a )?nice|useful|helpful|welcome)|"
    r"\boptional|not (?:required|mandatory)|"
    r"\ban asset\b|\bbeneficial\b|looked (?:up)?on favou?rably|\bappreciated\b|\bбонусом\b|\bзачт(?:ем|ется|утся)\b|"
    r"\bв приоритете\b|"
    r"\bплюсик|\bпригод(?:ится|ятся)|makes? (?:your |our )?life (?:a lot |much )?easier|(?:isn't|is not|"
    r"not) a (?:condition|must|"
    r"requirement)|"
    r"^(?:if|если)\b(?=.*(?:\bgreat|\bsuper|отлично|здорово|супер|круто|хорошо)\W*$)|"
    r"^so (?:would|is|are|does)\b|\ban advantage\b|\bhelpful\b|\(desirable\)|\bwelcome\b(?! to (?:apply|join))|"
    r"рассмотрим (?:и )?без|"
    r"можно без"
)
#: The same with the end of a bent word: «Приветствуется», «Желательные».
NICE_WORDS = re.compile(rf"(?:{NICE.pattern})[^\W\d_]*")
#: A wish at the end of a demand: «…, желательно в рознице», "…, preferably in manufacturing".
NICE_TAIL = re.compile(
    r",\s+(?:а |и |но |and |but )?"
    r"(?P<word>еще лучше|лучше|желательно|предпочтительно|в идеале|приветству(?:ется|ются)|preferably|ideally|"
    r"even better|"
    r"(?:будет )?(?:хорошо|здорово|отлично|круто|неплохо|супер|плюс(?:ом)?),? если|(?:a )?(?:bonus|plus) if|great if)\b"
)
#: A wish of its own behind a comma: «знание Python, опыт с Go будет плюсом».
NICE_NEXT = re.compile(
    rf",\s+(?=(?:опыт|знани[ея]|умени[ея]|навыки?|владение|понимание|experience|knowledge|"
    rf"магистратура|бакалавриат|уч[её]ная степень|диплом|сертификат|(?:\w+ )?(?:\w+ )?категория|профильное|"
    rf"(?:an? )?(?:master'?s|phd|mba|degree|diploma|certificat\w+))\b[^,;]*?(?:{NICE.pattern}))"
)
#: What stands with a word of wishing in brackets without naming what is wished: "(a big plus)", «(очень желательно)».
WISH_ALONE = re.compile(
    r"(?:очень|крайне|но|не|как|больш\w+|огромн\w+|будет|very|strongly|highly|but|not|as|a|an|big|would be)\b"
)
#: A sentence that begins by offering something, wherever it stands.
OFFERS = re.compile(
    r"(?:мы (?:предлагаем|гарантируем|даем|платим)|предлагаем|платим|we (?:offer|pay|provide)|"
    r"you(?:'ll| will) (?:get|earn|receive|be paid))\b"
)
#: What the employer does, told among the demands: «Мы проводим митапы», "We celebrate every release".
OURS = re.compile(
    r"(?:(?:и|а|также|периодически|кроме того|сейчас|еще),? )*"
    r"(?:мы (?:\w+ )?(?!ищем|ожида|жд[уе]|хот|прос|треб|цен|рассм|ориент)\w{2,}(?:ем|им)(?:ся)?\b"
    r"|(?:живем|дарим|компенсируем|оплачиваем|обучаем|помогаем|предоставляем|выдаем|организуем|заботимся"
    r"|обеспечиваем|поддерживаем|возмещаем|доплачиваем)\b)"
    r"|we(?:'re| are) (?:a|an|the|growing|currently)\b|we (?:celebrate|believe|care|train|invest|run|support|"
    r"will (?:train|provide|teach|support)"
    r"|(?:also )?(?:give|cover|have (?:a|an|our)))\b|our (?:team|office|offices|company|culture|people|mission)\b"
)
#: The reader is called upon: «Приходи в команду», "Join us".
CALLS = re.compile(
    r"(?:приходи\w*|присоединяй\w*|откликай\w*|создавай|выбирай|давай\w* |расти |узнай|делай выбор|становись"
    r"|(?:то )?мы хотим с (?:вами|тобой)|ждем (?:тебя|вас|твой|ваш)|до встречи"
    r"|будем рады (?:знакомству|видеть|познакомиться)|вперед\b"
    r"|(?:come (?:and )?)?join (?:us|our)|come and work|ссылка на общереспубликанский)"
)
#: The sentence that says who is sought, and nothing else.
SOUGHT = re.compile(
    r"(?:ищем|ищет|ищут|требуется|требуются|нужен|нужна|нужны|приглаша\w+|в поиск\w*|"
    r"looking for|seeking|hiring|recruiting|needs an?)\b"
)
ANYBODY = re.compile(r"\b(?:someone|somebody|a person|a colleague|человек\w*|коллег\w*|специалист\w*|сотрудник\w*)\b")
#: «Нас семь, ищем восьмого»: a place is open, and nothing is asked.
ONE_MORE = re.compile(
    r"(?:ищем|ищет|нужен|нужна|looking for|need|want)\s+(?:ещ[её] \w+|\w+(?:ого|его|ую)|коллегу|человека|"
    r"(?:an?|the|our) \w+th|another|one more|someone|somebody)\W*$"
)
JOINING = re.compile(r"\bto join (?:our|the|us)\b|\bв (?:нашу )?команду\b")
#: What a check before the start of work is asked with, wherever it stands.
SUBJECT_TO = re.compile(
    r"subject to|will (?:need|require|be required)|required|must|необходим|обязательн|потребуется|при себе иметь"
)
MUST = re.compile(
    r"(?<!не)(?<!не )обязател(?:ен\b|ьн(?!ое медицинское))|строго|\bmust\b|\brequired\b|\bmandatory|\bessential"
)
NOT_MUST = re.compile(r"необязател|не обязател|not required|not mandatory")
DEMAND = re.compile(
    r"\b(?:опыт(?!н)\w*|знани\w+|знае(?:те|шь)|уме(?:ете|ешь|ть)|знать|владеть|разбираться|понимае(?:те|шь)|"
    r"владее(?:те|шь)|"
    r"разбирае(?:тесь|шься)|важно|"
    r"работал[аи]?|умени\w+|навык\w*|владени\w+|понимани\w+|уверенн\w+|образовани\w+|стаж\w*|"
    r"категори\w+|требу\w+|обязательн\w*|необходим\w*|нужен|нужна|нужны|ищем|наличие|готовность|"
    r"experience\w*|knowledge|proficien\w+|familiar\w*|understanding|skills?|ability|must|required?|"
    r"need(?:ed|s)?|looking for|seeking|you have|you(?:'ll| will) (?:hold|know|speak|bring|understand)|should have|"
    r"degree|fluen\w+|licen[cs]e|hands-on|expertise|"
    r"background in|able to|(?:we'd|would) love|someone who|graduates? of)\b"
)
DUTY = re.compile(
    r"\b(?:вам предстоит|вы станете|(?:вы |ты )?(?:будете|будешь) (?!плюс)|предстоит|в обязанности|your role|"
    r"(?:the )?(?:role|job|position|post|work) (?:will )?(?:involves?|includes?|consists?)|"
    r"in this (?:post|role|job|position),? you(?: would|'d)|"
    r"you(?: will|'ll) (?!(?:also )?(?:need|have|be (?:able|happy|confident|comfortable))|fit|need|have|love|like|"
    r"hold|know|speak|bring|understand|possess|already|ideally|be an?\b|be (?:qualified|experienced|fluent|educated)|"
    r"be (?:right|able|happy|comfortable)|earn|join|thrive|suit|get|"
    r"receive|enjoy)|"
    r"your (?:day|week|shift|work)s? (?:is|are|will be) (?:made (?:up )?of|about|full of)|"
    r"responsible for|will be working|duties (?:will )?(?:include|involve))\b"
)
OFFER = re.compile(
    r"\b(?:мы предлагаем|предлагаем|гарантируем|дмс|оформление по тк|белая зарплата|соцпакет|отпуск\w*|"
    r"премии|скидки|we offer|we provide|we can offer|benefits|salary|paid (?:time|vacation)|health insurance|"
    r"401k|equity|bonus(?:es)? (?:scheme|paid))\b"
)
BENEFIT = re.compile(
    r"^(?:удобн|комфортн|гибк|свободн)\w+ (?:график|начало|офис|расположен|рабоч)|^стабильн\w+ (?:загруз|выплат|доход|"
    r"зарплат|заработн)|^оплата\b|^(?:первая |достойная |своевременная )?заработн\w+ плат|^стипенди|^карьерн\w+ рост|"
    r"^(?:поддержка|помощь) (?:\w+ )?(?:ментора|наставника)|^доступ к корпоратив|^обучение (?:за сч|с \d|и развитие)|"
    r"^(?:ежемесячн|квартальн|годов)\w+ (?:бонус|преми)|^компенс\w+ |^корпоративн\w+ (?:мероприят|жизн|обучен|культур|"
    r"транспорт|связь)|^(?:вкусн\w+ )?(?:кофе|чай|печеньк|фрукт)|^спец\w*одежд|^униформ|^форма за|^проживание и|"
    r"^(?:бесплатн\w+ )?питание|^возможност\w+ (?:работать|выбрать|выбирать|совмещ|карьер|професс|роста|обучен|"
    r"развит|удален|подработ)|^скидк|"
    r"^(?:дружн|молод)\w+ (?:коллектив|команд)|^(?:коллектив|команда|атмосфера) (?:у нас )?(?:дружн|молод|спокойн|"
    r"хорош|уютн|тепл)\w+|^(?:attractive|generous|excellent) (?:pay|salary|package|commission)|"
    r"^free (?:parking|lunch|gym|uniform|meals)|^company (?:car|pension|laptop)|^sick pay|^(?:uniform|meals) provided|"
    r"^flexible (?:hours|working|schedule)|referral bonus|gym membership|staff discount|relocation (?:package|"
    r"assistance|support)|visa sponsorship|days? (?:of )?(?:annual leave|paid leave|holidays?\b|vacation|off\b)|"
    r"salary (?:between|of|from|range)|\b\d+ (?:vacation|holiday) days|^travel (?:allowance|costs)|share options|"
    r"private (?:healthcare|medical)|paid (?:training|breaks|volunteering)|^график\b|"
    r"^\d{1,2} ?%|за (?:наш )?счет (?:салона|компании|работодателя)|средний доход|"
    r"^(?:оклад|зарплата|з/п|доход|ставка|премия|salary|pay)\b|"
    r"\b(?:оформ\w+ по тк|официальн\w+ (?:трудоустройств|оформлени)\w*|дмс\b|бел\w+ (?:зарплат|заработн)\w*|"
    r"заработн\w+ плат\w+ (?:(?:от|до)(?! ?\d{1,4}\+? ?(?:год|лет|мес|чел|сотр|работ))|без)|"
    r"соцпакет|социальн\w+ пакет|испытательн\w+ срок|оплачиваем\w+ отпуск|"
    r"конкурентн\w+ (?:зарплат|заработн|уровень дохода)\w*|корпоративн\w+ скидк\w+|аккредитованн\w+ (?:it|"
    r"ит)|competitive salary|health insurance|paid (?:vacation|time off|leave|holidays)|dental|401\(?k|stock "
    r"options|pension scheme|free lunch\w*)"
)
FIRM = re.compile(
    r"(?:^|\W)(?:мы - |мы — |мы – |наша компания|о компании|группа компаний|мы (?:разрабатываем|создаем|"
    r"развиваем|работаем|делаем|помогаем)|компания [«\"A-ZА-Я]|"
    r"our client\b|we are (?:a|an|the|proud)|we're a|our (?:company|team|mission|product|clients)|founded in|is a "
    r"(?:leading|global|fast)|we (?:build|create|make|develop|help)|join (?:us|our)|equal opportunity)"
)
APPLY = re.compile(
    r"\b(?:при|в) отклике\b|сопроводительн\w+ письм|"
    r"^\W*(?:пиши\w*|напиши\w*|звони\w*|откликай\w*|message us|email us|call us|"
    r"please (?:send|apply|email|contact|note))\b|@\w{4,}|"
    r"(?:share|send|submit|forward|email) (?:us |me )?(?:your|an? (?:updated )?)(?:cv|resume|résumé|profile)|"
    r"(?:submit|attach|upload)\b[^.;]{0,40}\b(?:cover letter|cv|resume|résumé)\b|"
    r"(?:отправ|присыла|направ|жд)\w* (?:нам |ваш\w* |сво\w* )?(?:резюме|отклик)|send (?:us )?(?:your|a) "
    r"(?:cv|resume|résumé)|@[\w-]+\.\w|https?://|\+7[\s(]|apply (?:now|via|at|by)"
)
LABEL = re.compile(
    r"^(?:работа|офис|вакансия) в (?:г\.|городе|офисе)|"
    r"^(?:город|локация|место работы|адрес|офис|зарплата|оклад|график(?: работы)?|занятость|формат(?: "
    r"работы)?|тип занятости|location|city|office|salary|schedule|employment(?: type)?|job type|work format|"
    r"contract(?: type)?|ctc|budget|notice period|joining|(?:no\.? of |number of )?(?:positions|openings|vacancies)|"
    r"(?:work|shift|office|interview) (?:mode|timings?|hours|days|location)|industry|department|report(?:s|ing) to|"
    r"отдел|подчинение|количество (?:вакансий|мест)|rate|start(?: date)?|hours|duration|(?:closing|"
    r"interview) dates?|deadline|job id|reference|"
    r"ставка|старт|срок проекта|зп|деньги|вилка|money)\s*[:—–-]"
)
#: A line among the tasks that asks rather than tells: «Опыт работы с …», "Proficiency in …".
ASKS = re.compile(
    r"^(?:\w+ )?(?:опыт|знани[ея]|умени[ея]|навыки?|владени[ея]|понимани[ея]|образовани[ея]|высшее|"
    r"уверенн\w+ (?:знани|владени)\w*|experience|knowledge|proficien\w+|familiarity|understanding|hands-on|"
    r"degree|qualifi(?:ed|cation)|"
    r"ability|proven|fluen\w+|bachelor|master|minimum|at least|\d+\+? years|"
    r"we (?:expect|need|require|ask for) (?:at least|a minimum|\d))"
    r"\b"
)
#: Where a sentence about the work goes on with what it takes: "You will write Python: we expect four years of it".
ASKS_THEN = re.compile(
    r"(?:[:;]|\s[—–-])\s+(?=we (?:expect|need|require|ask for) (?:at least|a minimum|\d|\w+ years)|"
    r"(?:нуж\w+|требу\w+|жд[её]м|ожидаем|от) (?:опыт\w* )?(?:от |не менее |минимум )?\d)"
)
#: What a law makes every firm of a country say.
BOILERPLATE = re.compile(
    r"закон\w* республики|о занятости населения|планируемая к созданию|^\W*(?:п\.? ?)?\d+ ст\W*$|"
    r"without regard to|equal opportunity employer|reasonable accommodation|applicants? will receive consideration"
)
ADDRESS = re.compile(r"\b(?:ул\.|улица|проспект|пр-т|шоссе|бц)\s|\bпо адресу\b")
#: What is said not to matter.
WAIVED = re.compile(
    r"(?:образовани\w*|опыт\w*|стаж\w*|возраст\w*)(?: работы)? (?:значения )?не (?:важ|имеет|требу|обязател)|"
    r"\bне (?:нужен|нужна|нужно|нужны|требуется|требуются|понадобится)\b|"
    r"(?:без|можно без) опыта(?! \w)|"
    r"без (?:предъявления )?требований|(?:образовани\w*|опыт\w*|стаж\w*)(?: [^\W\d_]+){0,3} [–—-]? ?не предъявля|"
    r"\b(?:may|can|could|might|will) (?:be )?substitut|\b(?:может|могут) заменить|"
    r"^(?:previous |prior )?experience is (?:welcome|preferred|useful),? but not|"
    r"\b(?:is not|are not|isn't|aren't) (?:required|needed|necessary|essential)(?!,? but)|"
    r"no (?:previous |prior )?(?:experience|degree) (?:is )?(?:required|needed|necessary)"
)
CONTENTLESS = re.compile(
    r"^\W*(?:(?:(?:и )?т\.? ?[дп]\.?|как(?:ие|ого|ой|ая|их)(?: [^\W\d_]+){1,5}|etc\.?|др\.?|прочее)|(?:обязател|"
    r"желател)\w+|необходимо|(?:приветству|требу)\w+"
    r"(?: от \w+)?|у (?:вас|тебя) есть|"
    r"(?:мы )?(?:ищем|ожидаем|ждем|хотим)(?: от \w+)?(?:,? что(?:бы)?(?: у (?:вас|тебя)(?: есть)?)?)?|важно|нам важно|"
    r"(?:candidates?|applicants?|you)(?: will| must| should)?(?: have| be)?|we (?:expect|need|"
    r"want)(?: you to)?(?: have)?)\W*$"
)
#: An amount of money that opens a line is pay: «от 90 000 руб. на руки», "£12.50 per hour". Amounts have an end, or a
#: line of digits would be tried from each of them.
PAY_LINE = re.compile(
    r"^\W*(?:от |до |from |up to )?(?:[£$€]\s?\d|\d[\d ., \u00a0–—-]{0,31}"
    r"(?:(?:до|to) \d[\d .,]{0,15})?(?:тыс\w*\.?|k|к)?\s*"
    r"(?:руб|₽|р\.|€|\$|£|usd|eur))|"
    r"\d[\d .,]{0,15}(?:тыс\w*\.?|к|000)?\s*(?:руб\w*|₽)?\s*(?:на руки|до вычета|gross|net\b)|"
    r"[£$€]\s?\d[\d.,]*k?(?:\s*(?:-|–|to)\s*[£$€]?\d[\d.,]*k?)? (?:per|an?|/) ?(?:hour|year|annum|month)"
)
#: Pay in a part of a sentence: «оклад 60 000 рублей плюс процент», "GBP 20 per hour", "70k EUR", «80 тысяч».
PAYS = re.compile(
    r"(?:оклад|зарплат\w*|з/п|зп|доход|ставка|salary|pay|wage)\b[^,;\d]{0,20}\d|"
    r"(?:от |до |from |up to )?(?:(?:gbp|usd|eur|rub|£|\$|€) ?\d[\d., ]{0,15}|\d[\d., –—-]{0,31}(?:k|к|тыс\w*\.?)? ?"
    r"(?:gbp|usd|eur|rub|£|\$|€|руб\w*\.?|₽|тыс\w*\.?))(?:$|\W)"
)
#: What is given rather than asked: «Жильё даём», «проживание бесплатно».
OFFERED = re.compile(
    r"\b(?:жилье|проживание|питание|проезд|спецодежд\w+|общежитие|housing|accommodation|meals|transport)\b"
    r"[^,;.]{0,20}\b(?:даем|дадим|предостав\w+|оплачив\w+|оплатим|бесплатн\w+|provided|paid|included|free)\b|"
    r"\b(?:даем|предоставляем|оплачиваем) (?:жилье|проживание|питание|проезд|спецодежд)"
)
#: A wish that names nothing: "any other language is a plus".
NO_DEMAND = re.compile(
    r"\bimmediate(?:ly)? join|^(?:рассмотрим|готовы (?:рассмотреть|обучить|научить))|(?:any|another|any other|"
    r"further|additional|"
    r"a second)(?: \w+){0,2} languages?|"
    r"люб\w+ (?:друг\w+|дополнительн\w+) язык"
)
