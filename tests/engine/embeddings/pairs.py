"""Sixty job titles and sixty skills in Russian and English, and sentences, written for these tests."""

from __future__ import annotations


def _pairs(table: str) -> list[tuple[str, str]]:
    rows = (line.split(" | ") for line in table.strip().splitlines())
    return [(russian.strip(), english) for russian, english in rows]


TITLES = _pairs(
    """
    бухгалтер | accountant
    главный бухгалтер | chief accountant
    водитель грузовика | truck driver
    медицинская сестра | nurse
    врач-терапевт | general practitioner
    хирург | surgeon
    стоматолог | dentist
    фармацевт | pharmacist
    учитель математики | mathematics teacher
    воспитатель детского сада | kindergarten teacher
    преподаватель английского | English teacher
    менеджер по продажам | sales manager
    торговый представитель | sales representative
    кассир | cashier
    продавец-консультант | shop assistant
    администратор гостиницы | hotel receptionist
    официант | waiter
    шеф-повар | head chef
    бармен | bartender
    горничная | housekeeper
    юрист | lawyer
    юрисконсульт | in-house counsel
    секретарь | secretary
    личный помощник руководителя | executive assistant
    специалист по подбору персонала | recruiter
    директор по персоналу | HR director
    инженер-строитель | civil engineer
    прораб | site foreman
    сварщик | welder
    электрик | electrician
    сантехник | plumber
    плотник | carpenter
    архитектор | architect
    слесарь | fitter
    токарь | lathe operator
    кладовщик | storekeeper
    логист | logistics specialist
    начальник склада | warehouse manager
    диспетчер | dispatcher
    курьер | courier
    грузчик | loader
    охранник | security guard
    программист | software developer
    тестировщик | QA tester
    системный администратор | system administrator
    аналитик данных | data analyst
    специалист по машинному обучению | machine learning engineer
    руководитель проекта | project manager
    веб-дизайнер | web designer
    маркетолог | marketing specialist
    переводчик | translator
    журналист | journalist
    редактор | editor
    экономист | economist
    финансовый директор | chief financial officer
    аудитор | auditor
    генеральный директор | chief executive officer
    агент по недвижимости | real estate agent
    парикмахер | hairdresser
    уборщик | cleaner
    """
)

SKILLS = _pairs(
    """
    программирование | programming
    базы данных | databases
    машинное обучение | machine learning
    анализ данных | data analysis
    тестирование программного обеспечения | software testing
    управление проектами | project management
    информационная безопасность | information security
    компьютерные сети | computer networks
    веб-разработка | web development
    облачные вычисления | cloud computing
    бухгалтерский учёт | accounting
    налоговая отчётность | tax reporting
    финансовый анализ | financial analysis
    бюджетирование | budgeting
    аудит | auditing
    расчёт заработной платы | payroll
    управленческий учёт | management accounting
    холодные звонки | cold calling
    ведение переговоров | negotiation
    работа с возражениями | objection handling
    обслуживание клиентов | customer service
    интернет-маркетинг | internet marketing
    контекстная реклама | contextual advertising
    копирайтинг | copywriting
    связи с общественностью | public relations
    подбор персонала | recruitment
    обучение персонала | staff training
    трудовое право | labour law
    договорное право | contract law
    управление запасами | inventory management
    складской учёт | warehouse accounting
    таможенное оформление | customs clearance
    планирование маршрутов | route planning
    закупки | procurement
    вождение погрузчика | forklift driving
    сварка | welding
    чтение чертежей | reading technical drawings
    охрана труда | occupational safety
    сметное дело | cost estimation
    электромонтаж | electrical installation
    кладка кирпича | bricklaying
    контроль качества | quality control
    первая помощь | first aid
    внутривенные инъекции | intravenous injections
    уход за больными | patient care
    диагностика заболеваний | disease diagnosis
    преподавание | teaching
    разработка учебных программ | curriculum development
    приготовление пищи | cooking
    сервировка стола | table setting
    иностранные языки | foreign languages
    письменный перевод | written translation
    деловая переписка | business correspondence
    умение работать в команде | teamwork
    тайм-менеджмент | time management
    лидерство | leadership
    внимание к деталям | attention to detail
    решение проблем | problem solving
    публичные выступления | public speaking
    делопроизводство | record keeping
    """
)

TEXTS = [
    "Nurse",
    "Senior Python developer with six years of experience in Django and PostgreSQL",
    "Ведущий бухгалтер, опыт работы с 1С:Предприятие 8.3 более пяти лет",
    "Разработка микросервисов на Go, Kafka, Kubernetes; мониторинг в Prometheus",
    "Managed a team of 12 engineers who delivered a payment platform for retail banks",
    "Водитель категории C: доставка грузов по Москве, оформление накладных — без аварий с 2015 г.",
]
