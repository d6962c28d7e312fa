"""A small catalogue: one life event of three departments, one item that the card alone opens."""

from datetime import date

from kiosk.contract.catalogue.schema import (
    Assurance,
    Audience,
    Catalogue,
    Commitment,
    Comparison,
    Department,
    District,
    Effort,
    Field,
    FieldType,
    Handling,
    Item,
    LifeEvent,
    Mode,
    Programme,
    SelfService,
    Source,
    Street,
    Text,
    TimeLimit,
)

BIRTH = "S01"
QUERY = "I001"
PLEDGE = "CT01"
DEPARTMENTS = ("WJ", "GA", "YB")


def small_catalogue() -> Catalogue:
    effort = Effort(steps=1, materials=1, trips=0, working_days=5)
    limit = TimeLimit(text=Text(zh="5个工作日"), days=5)
    names = {"WJ": "示例卫生健康局", "GA": "示例公安分局", "YB": "示例医疗保障局"}
    return Catalogue(
        schema_version=1,
        version="2026.1",
        published=date(2026, 1, 1),
        title=Text(zh="示例目录", en="Sample catalogue"),
        illustrative=True,
        notice=Text(zh="示例目录，非官方发布", en="Illustrative, not official"),
        disclaimer=Text(zh="示例"),
        district=District(
            code="210211",
            name=Text(zh="示例区"),
            streets=(Street(code="210211001", name=Text(zh="示例街道")),),
        ),
        programme=Programme(
            filed_items=631,
            online_items=631,
            at_most_one_trip=603,
            rate_as_published="95.5%",
            frequent_items=100,
            life_events=20,
            hall_departments=20,
            hall_items=424,
            cases_per_year="300000+",
        ),
        departments={key: Department(name=Text(zh=name)) for key, name in names.items()},
        fields={"child_name": Field(label=Text(zh="孩子姓名"), type=FieldType.NAME, source=Source.INPUT)},
        life_events={
            BIRTH: LifeEvent(
                id=BIRTH,
                name=Text(zh="新生儿出生一件事", en="A birth"),
                icon="baby",
                audience=Audience.PERSON,
                lead_department="WJ",
                departments=("GA", "YB", "WJ"),
                items=(),
                questions=(),
                form=("child_name",),
                materials=(),
                outputs=(),
                promised_limit=Text(zh="5个工作日"),
                comparison=Comparison(before=effort, after=effort),
                fee=Text(zh="不收费"),
            )
        },
        items={
            QUERY: Item(
                id=QUERY,
                name=Text(zh="参保信息查询", en="Insurance record"),
                department="YB",
                theme=Text(zh="医疗"),
                audience=Audience.PERSON,
                handling=Handling.AT_ONCE,
                statutory_limit=limit,
                promised_limit=limit,
                visits=0,
                fee=Text(zh="不收费"),
                modes=(Mode.QUERY,),
                self_service=SelfService.WHOLE,
                assurance=Assurance.CARD,
                materials=(),
                outputs=(),
                legal_basis="示例",
            )
        },
        commitments={
            PLEDGE: Commitment(
                id=PLEDGE,
                name=Text(zh="示例告知承诺"),
                replaces=Text(zh="示例证明"),
                ineligible_if=(),
                notice=(Text(zh="示例告知"),),
                pledge=(Text(zh="示例承诺"),),
                fields=(),
                post_check_days=30,
                rectify_days=15,
            )
        },
    )
