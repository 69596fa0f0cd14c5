"""Résumés of fictional people of six trades, each in both languages, saying the same."""

from __future__ import annotations

RESUMES: dict[tuple[str, str], str] = {
    ("developer", "ru"): """Орлов Кирилл Андреевич
Python-разработчик
Москва
Телефон: +7 916 555-01-10
E-mail: k.orlov@example.org

Опыт работы

Python-разработчик, ООО «Северный ветер»
Март 2020 — настоящее время
- Разработал на Python и Django сервис заказов, который обрабатывает два миллиона запросов в день
- Ускорил запросы к PostgreSQL в шесть раз, настроил индексы
- Собрал образы Docker и конвейер GitLab CI

Младший разработчик, ООО «Альфа-Сервис»
Июль 2018 — Февраль 2020
- Писал на Python обработчики данных для отчётов
- Покрывал код тестами pytest

Навыки
Python, Django, FastAPI, PostgreSQL, Redis, Docker, Git, Linux

Образование
Казанский федеральный университет, бакалавр, прикладная информатика, 2018

Языки
Английский — B2
""",
    ("developer", "en"): """Kirill Orlov
Python developer
Moscow
Phone: +7 916 555-01-10
Email: k.orlov@example.org

Work experience

Python developer, North Wind LLC
March 2020 — Present
- Built an order service in Python and Django that handles two million requests a day
- Made PostgreSQL queries six times faster, set up indexes
- Built Docker images and a GitLab CI pipeline

Junior developer, Alpha Service LLC
July 2018 — February 2020
- Wrote data processing in Python for reports
- Covered the code with pytest tests

Skills
Python, Django, FastAPI, PostgreSQL, Redis, Docker, Git, Linux

Education
Kazan Federal University, Bachelor's degree, Applied Informatics, 2018

Languages
English — B2
""",
    ("accountant", "ru"): """Соколова Марина Викторовна
Главный бухгалтер
Екатеринбург
Телефон: +7 912 555-02-20

Опыт работы

Главный бухгалтер, ООО «Уралснаб»
Январь 2017 — настоящее время
- Вела бухгалтерский и налоговый учёт торговой компании в 1С:Бухгалтерия
- Сдавала отчётность по НДС и налогу на прибыль без штрафов
- Рассчитывала заработную плату на 120 человек

Бухгалтер, ООО «Техлайн»
Май 2012 — Декабрь 2016
- Учёт первичной документации, банк, авансовые отчёты
- Сверки с поставщиками в 1С

Навыки
1С:Бухгалтерия, налоговый учёт, расчёт заработной платы, Excel

Образование
Уральский государственный экономический университет, высшее, бухгалтерский учёт и аудит, 2011
""",
    ("accountant", "en"): """Marina Sokolova
Chief accountant
Yekaterinburg
Phone: +7 912 555-02-20

Work experience

Chief accountant, Uralsnab LLC
January 2017 — Present
- Kept the accounting and tax records of a trading company in 1C:Accounting
- Filed VAT and income tax returns without penalties
- Calculated payroll for 120 people

Accountant, Techline LLC
May 2012 — December 2016
- Source documents, bank, expense reports
- Reconciliations with suppliers in 1C

Skills
1C:Accounting, tax accounting, payroll, Excel

Education
Ural State University of Economics, Bachelor's degree, Accounting and Audit, 2011
""",
    ("driver", "ru"): """Громов Павел Ильич
Водитель-экспедитор
Самара
Телефон: +7 927 555-03-30

Опыт работы

Водитель-экспедитор, ООО «ВолгаТранс»
Апрель 2016 — настоящее время
- Перевозка грузов на тягаче по России, до 12 000 км в месяц
- Оформление путевых листов и товарно-транспортных накладных
- Осмотр и мелкий ремонт автомобиля перед рейсом

Водитель, ИП Лебедев
Июнь 2012 — Март 2016
- Доставка стройматериалов по области

Дополнительная информация
Водительское удостоверение категории B, C, E
Карта тахографа, медицинская книжка
Готов к командировкам

Образование
Самарский автотранспортный колледж, среднее профессиональное, техник, 2011
""",
    ("driver", "en"): """Pavel Gromov
Delivery truck driver
Samara
Phone: +7 927 555-03-30

Work experience

Delivery truck driver, VolgaTrans LLC
April 2016 — Present
- Freight transport by tractor unit across Russia, up to 12,000 km a month
- Waybills and consignment notes
- Inspection and minor repair of the vehicle before each trip

Driver, Lebedev
June 2012 — March 2016
- Delivery of building materials in the region

Additional information
Driving licence category B, C, E
Tachograph card, medical book
Ready for business trips

Education
Samara College of Motor Transport, vocational education, technician, 2011
""",
    ("nurse", "ru"): """Белова Ольга Николаевна
Медицинская сестра
Москва
Телефон: +7 903 555-04-40

Опыт работы

Процедурная медсестра, Городская больница № 5
Сентябрь 2015 — настоящее время
- Внутривенные и внутримышечные инъекции, капельницы, до 50 пациентов за смену
- Забор крови, подготовка анализов для лаборатории
- Ведение медицинской документации, стерилизация инструментов

Образование
Московский медицинский колледж № 2, среднее профессиональное, сестринское дело, 2015

Дополнительная информация
Действующая аккредитация специалиста «Сестринское дело»
Медицинская книжка
Готова к сменному графику
""",
    ("nurse", "en"): """Olga Belova
Nurse
Moscow
Phone: +7 903 555-04-40

Work experience

Treatment room nurse, City Hospital No. 5
September 2015 — Present
- Intravenous and intramuscular injections, drips, up to 50 patients a shift
- Blood draws, preparing samples for the laboratory
- Medical records, sterilisation of instruments

Education
Moscow Medical College No. 2, vocational education, nursing, 2015

Additional information
Valid nursing licence
Medical book
Ready for shift work
""",
    ("foreman", "ru"): """Титов Сергей Павлович
Прораб
Казань
Телефон: +7 917 555-05-50

Опыт работы

Прораб, ООО «СтройИнвест»
Февраль 2014 — настоящее время
- Руководил бригадами до 45 человек на строительстве трёх монолитных домов
- Вёл исполнительную документацию, КС-2 и КС-3, акты скрытых работ
- Контролировал качество и сроки, охрану труда на площадке

Мастер строительно-монтажных работ, ООО «Каркас»
Август 2010 — Январь 2014
- Расстановка рабочих, приёмка бетонных работ

Навыки
Чтение чертежей, AutoCAD, сметы, охрана труда

Образование
Казанский архитектурно-строительный университет, высшее, промышленное и гражданское строительство, 2010
""",
    ("foreman", "en"): """Sergey Titov
Construction foreman
Kazan
Phone: +7 917 555-05-50

Work experience

Construction foreman, StroyInvest LLC
February 2014 — Present
- Led crews of up to 45 people on three cast-in-place residential buildings
- Kept as-built documentation, KS-2 and KS-3 forms, certificates of concealed works
- Controlled quality, deadlines and occupational safety on site

Construction supervisor, Karkas LLC
August 2010 — January 2014
- Assigned workers, accepted concrete works

Skills
Reading drawings, AutoCAD, cost estimates, occupational safety

Education
Kazan State University of Architecture and Engineering, Bachelor's degree, Civil Engineering, 2010
""",
    ("sales", "ru"): """Юдин Артём Олегович
Менеджер по продажам
Москва
Телефон: +7 926 555-06-60

Опыт работы

Менеджер по продажам, ООО «Прайм Торг»
Май 2019 — настоящее время
- Холодные звонки и встречи, привёл 80 новых клиентов за два года
- Вёл переговоры и заключал договоры поставки оборудования
- Перевыполнял план продаж на 15 % шесть кварталов подряд
- Вёл базу клиентов в Битрикс24

Навыки
Продажи, переговоры, холодные звонки, CRM, Битрикс24, Excel

Образование
РЭУ имени Плеханова, бакалавр, менеджмент, 2018

Языки
Английский — A2
""",
    ("sales", "en"): """Artem Yudin
Sales manager
Moscow
Phone: +7 926 555-06-60

Work experience

Sales manager, Prime Trade LLC
May 2019 — Present
- Cold calls and meetings, brought in 80 new customers in two years
- Negotiated and closed equipment supply contracts
- Beat the sales target by 15% six quarters in a row
- Kept the customer base in Bitrix24

Skills
Sales, negotiations, cold calling, CRM, Bitrix24, Excel

Education
Plekhanov University, Bachelor's degree, Management, 2018

Languages
English — A2
""",
}
