"""Skills of the trades in short texts as people write them: what must be found, and what must not."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from mismatch.cli.skills import skills_command
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.evaluation import evaluate_marked

MARKED = Path(__file__).parents[2] / "fixtures" / "skills"

RUSSIAN = {
    "accountant": (
        "Главный бухгалтер. Ведение бухгалтерского и налогового учёта, обработка первичной документации, расчёт"
        " заработной"
        " платы, НДС, УСН и ОСНО, акты сверки с контрагентами, закрытие месяца. Сдача отчётности через СБИС. Основа"
        " работы — внимательность.",
        "bookkeeping source-documents payroll vat usn-tax-regime osno-tax-regime account-reconciliation"
        " month-end-close sbis",
        "banking merchandising",
    ),
    "sales manager": (
        "Менеджер по продажам: холодные звонки, активные продажи B2B, работа с дебиторской задолженностью, заключение"
        " договоров, участие в тендерах по 44-ФЗ, встречи с клиентами и ЛПР. Рад новым знакомствам.",
        "cold-calling active-sales accounts-receivable contract-work tender-sales 44-fz client-meetings",
        "radio-production retail-trade",
    ),
    "nurse": (
        "Медицинская сестра процедурного кабинета. Внутримышечные и внутривенные инъекции, постановка"
        " капельниц, забор крови"
        " из вены, перевязки, снятие ЭКГ, соблюдение СанПиН. Действующий сертификат «Сестринское дело».",
        "nursing injections iv-drips blood-sampling dressings ecg sanitary-norms procedural-nursing",
        "payroll warehouse-work",
    ),
    "foreman": (
        "Прораб. Контроль СМР, чтение проектной документации, ведение исполнительной документации, закрытие"
        " КС-2 и КС-3,"
        " составление смет в Гранд-Смета, монолитные работы, отделочные работы, охрана труда.",
        "construction-and-installation-works as-built-documentation ks-2-and-ks-3-acts"
        " cost-estimating-in-construction"
        " estimate-software concrete-works finishing-works",
        "tailoring sewing",
    ),
    "warehouse": (
        "Кладовщик: приёмка товара, комплектация заказов, адресное хранение, работа с ТСД, инвентаризация,"
        " погрузочно-"
        "разгрузочные работы, складской учёт, FIFO. Удостоверение водителя погрузчика.",
        "goods-receiving order-picking address-storage data-collection-terminal stocktaking warehouse-accounting",
        "marketing nursing",
    ),
    "developer with benefits": (
        "Ищем Python-разработчика. Условия: оформление по ТК РФ, ДМС со стоматологией, корпоративные"
        " мероприятия, йога и"
        " фитнес в офисе, поддержка ИТ-ипотеки. Знание основ сетей. Будем рады отклику. Ждём от кандидата опыт"
        " от двух лет.",
        "python",
        "labour-law dentistry corporate-culture yoga personal-training mortgage-lending osno-tax-regime"
        " radio-production"
        " hse-management",
    ),
}

ENGLISH = {
    "accountant": (
        "Staff accountant: accounts payable and AR, month-end close, bank reconciliation, general ledger, US"
        " GAAP, payroll"
        " processing in QuickBooks. CPA candidate, strong accounting background.",
        "accounts-payable accounts-receivable month-end-close account-reconciliation general-ledger gaap"
        " payroll quickbooks"
        " cpa-qualification",
        "performance-marketing vr-ar",
    ),
    "marketer": (
        "Digital marketing specialist. Ran Google Ads and Facebook Ads with a CPA of $12, CPC bidding, SEO,"
        " email marketing in"
        " Mailchimp, content marketing and copywriting. Wrote press releases and worked with media relations.",
        "digital-marketing google-ads instagram-and-facebook-promotion seo email-marketing mailchimp"
        " content-marketing"
        " copywriting press-releases media-relations performance-marketing",
        "cpa-qualification tender-sales",
    ),
    "nurse": (
        "Registered nurse (RN) in the ICU: IV therapy, wound care, medication administration, vital signs,"
        " patient care."
        " BLS certified and ACLS.",
        "nursing intensive-care iv-drips dressings medication-administration vital-signs patient-care"
        " life-support-certificates",
        "vehicle-release react",
    ),
    "logistics": (
        "Import coordinator: customs clearance, HS codes, Incoterms 2020, ocean freight FCL, freight"
        " forwarding, procurement"
        " and supplier negotiations, inventory management.",
        "customs-clearance tn-ved-codes incoterms sea-freight freight-forwarding procurement supplier-management"
        " inventory-management",
        "music-production dancing",
    ),
    "machinist and welder": (
        "CNC machinist: CNC lathe and milling, Fanuc, GD&T, calipers and micrometers. MIG welding and TIG welding,"
        " preventive maintenance, reading blueprints, OSHA 10.",
        "cnc-machines machining-centres measuring-instruments semi-automatic-welding"
        " tig-welding maintenance-planning osha",
        "hair-styling casting",
    ),
    "ordinary words": (
        "We are turning ideas around, acquiring talent and casting a wide net. Fetched and collected art"
        " collections. The"
        " press loves our Java code; open a PR on GitHub and the pull request is reviewed by AR fans. Voice"
        " over IP, VLAN"
        " trucking.",
        "",
        "turning acquiring foundry-work debt-collection stamping-and-pressing public-relations accounts-receivable"
        " radio-production road-freight",
    ),
}


def _check(text: str, wanted: str, unwanted: str) -> None:
    hits = skill_base().find(text)
    found = {hit.id for hit in hits}
    assert set(wanted.split()) <= found, f"missing {sorted(set(wanted.split()) - found)}"
    assert not set(unwanted.split()) & found, [(hit.id, text[hit.start : hit.end]) for hit in hits]


@pytest.mark.parametrize("case", RUSSIAN)
def test_russian_texts(case: str) -> None:
    _check(*RUSSIAN[case])


@pytest.mark.parametrize("case", ENGLISH)
def test_english_texts(case: str) -> None:
    _check(*ENGLISH[case])


@pytest.mark.parametrize(
    ("stated", "implied"),
    [
        ("intramuscular-injections", "injections"),
        ("tig-welding", "welding"),
        ("cold-calling", None),
        ("customs-law", None),
        ("tax-reporting", "tax-accounting"),
        ("google-ads", "digital-marketing"),
        ("tanker-driving", "driving-licence-c"),
    ],
)
def test_implications_are_few_and_go_up(stated: str, implied: str | None) -> None:
    if implied is None:
        assert not skill_base().implied(stated)
    else:
        assert implied in skill_base().implied(stated)
        assert stated not in skill_base().implied(implied)


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("холодные звонки", "cold calls"),
        ("закрытие месяца", "month-end close"),
        ("таможенное оформление", "customs clearance"),
        ("бухгалтерский учёт", "bookkeeping"),
        ("перевязки", "wound care"),
        ("составление смет", "construction estimating"),
        ("подбор персонала", "recruitment"),
        ("допечатная подготовка", "prepress"),
        ("вёрстка книг", "book layout"),
        ("обучал новых сотрудников", "trained new staff"),
        ("составляю график смен", "writing rotas"),
        ("разбираю жалобы", "dealing with complaints"),
        ("закрытие кассы", "cashing up"),
        ("заказы поставщикам", "orders to suppliers"),
        ("ежегодная оценка", "annual appraisals"),
        ("видеонаблюдение", "CCTV"),
        ("термическая обработка металла", "heat treatment of metals"),
        ("проектная документация", "design stage documents"),
        ("охрана объектов", "site security"),
        ("культуры клеток", "cell culture"),
        ("продольный профиль", "longitudinal profile"),
        ("воинский учёт", "military register"),
        ("текучесть кадров", "staff turnover"),
        ("ведение экскурсий", "tour guiding"),
        ("работа с родителями", "working with parents"),
        ("контроль сроков годности", "expiry date control"),
        ("исследование пользователей", "user research"),
    ],
)
def test_both_languages_name_one_skill(russian: str, english: str) -> None:
    base = skill_base()
    assert [hit.id for hit in base.find(russian)] == [hit.id for hit in base.find(english)]
    assert len(base.find(russian)) == 1


@pytest.mark.parametrize("name", ["russian.txt", "english.txt"])
def test_marked_skills_of_the_trades_are_found(name: str) -> None:
    figures = evaluate_marked(MARKED / name)
    assert figures["marked"] > 1000
    assert figures["found"] >= 0.95, figures["missed"]


def test_what_is_missed_is_told(tmp_path: Path) -> None:
    path = tmp_path / "texts.txt"
    path.write_text("# one\nKnows [[Python]], [[nothing of the kind]].\n\n# two\n[[SQL]] daily.\n", encoding="utf-8")
    told = CliRunner().invoke(skills_command, ["recall", "--errors", str(path)])
    assert "0.667 of 3 marked skills" in told.output
    assert "missed  nothing of the kind" in told.output


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Ремонт насосных станций", "pump-repair"),
        ("Ремонт систем водоснабжения и канализации", "water-supply-and-sewerage"),
        ("Проектирование систем водоснабжения", "design-of-water-supply"),
        ("Осмотр трубопроводов", "pipelines"),
        ("Умение читать проектную и рабочую документацию", "engineering-drawing"),
        ("Maintain a shipment-tracking platform", "shipment-tracking"),
        ("Liaise with external auditors", "audit-liaison"),
        ("Advanced Excel", "advanced-excel"),
        ("SAP or Oracle", "oracle-e-business-suite"),
        ("1С, SAP или Oracle", "oracle-e-business-suite"),
        ("Oracle, PostgreSQL and MySQL", "oracle-database"),
    ],
)
def test_a_thing_is_not_its_design_and_a_name_is_that_of_its_company_there(text: str, id: str) -> None:
    assert id in {hit.id for hit in skill_base().find(text)}
    designs = {id for id in skill_base().skills if "design" in id}
    assert id in designs or designs.isdisjoint(hit.id for hit in skill_base().find(text))
