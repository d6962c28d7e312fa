"""Faults that somebody may write into a catalogue, each with the line that names it."""

from kiosk.catalogue.factory import factory_directory

BIRTH = "life_events/S01-birth.toml"
FIRM = "life_events/S13-firm.toml"
CHILD = "fields/child.toml"

CT05 = (factory_directory() / "commitments/CT05.toml").read_text(encoding="utf-8")
CT05_PLEDGE = CT05[CT05.index("pledge = [") : CT05.index("fields = []")]

FAULTS = [
    # name of the fault, file, what stands there, what is written instead, the line
    ("no TOML", BIRTH, 'id = "S01"', "id = S01", f"{BIRTH}: not TOML: "),
    ("said twice in a file", CHILD, "[child_sex]", "[child_name]", f"{CHILD}: not TOML: "),
    (
        "said twice across files",
        CHILD,
        "[child_sex]",
        "[bank_card]",
        "fields/result.toml: bank_card: stands in fields/child.toml already; keep one of the two",
    ),
    (
        "a number for a text",
        BIRTH,
        'icon = "baby"',
        "icon = 7",
        f"{BIRTH}: S01.icon: 7 will not do; write a valid string",
    ),
    (
        "a typing slip",
        BIRTH,
        "featured = 1",
        "feattured = 1",
        f"{BIRTH}: S01.feattured: no such key; correct its spelling or remove it",
    ),
    ("something left out", BIRTH, 'icon = "baby"\n', "", f"{BIRTH}: S01.icon: not set; add it"),
    (
        "a word outside the list",
        BIRTH,
        'source = "scan"',
        'source = "scanned"',
        f"{BIRTH}: S01.materials.1.source: \"scanned\" will not do; write 'certificate', ",
    ),
    (
        "a place without its Chinese",
        "places.toml",
        'roads = [\n    { zh = "虹港路"',
        'roads = [\n    { zh = ""',
        'places.toml: 210211001.roads.0.zh: "" will not do; write ',
    ),
    (
        "a schema of another version",
        "catalogue.toml",
        "schema_version = 1",
        "schema_version = 2",
        "catalogue.toml: schema_version: 2 cannot be read here; write 1",
    ),
    (
        "a wrong date",
        "catalogue.toml",
        "published = 2026-11-01",
        'published = "yesterday"',
        'catalogue.toml: published: "yesterday" will not do; write a valid date',
    ),
    (
        "a section in the wrong file",
        "catalogue.toml",
        "[programme]",
        "[items]\n\n[programme]",
        "catalogue.toml: items: stands in files of its own; move it there",
    ),
    (
        "a stray value",
        "departments.toml",
        "\n[YSJ]",
        "city = 1\n\n[YSJ]",
        "departments.toml: city: a stray value; put it under the table it belongs to, [NAME]",
    ),
    (
        "no theme",
        "items/border.toml",
        "theme = ",
        "#theme = ",
        'items/border.toml: theme: not set; write theme = { zh = "...", en = "..." } at the top',
    ),
    (
        "another id than the file's",
        BIRTH,
        'id = "S01"',
        'id = "S99"',
        f"{BIRTH}: id: is not the one in the file's name; write id = ",
    ),
    (
        "an unknown field in a form",
        BIRTH,
        '"child_birth",',
        '"child_brith",',
        f"{BIRTH}: S01.form: names child_brith, which is not there; did you mean child_birth?",
    ),
    (
        "an unknown department",
        BIRTH,
        'lead_department = "WJ"',
        'lead_department = "XX"',
        f"{BIRTH}: S01.lead_department: names XX, which is not there; add XX or remove it here",
    ),
    (
        "a leading department that takes no part",
        BIRTH,
        'lead_department = "WJ"',
        'lead_department = "MZ"',
        f"{BIRTH}: S01.lead_department: is not among the departments; add MZ to departments",
    ),
    (
        "a condition on a department that takes no part",
        FIRM,
        "[called_if]\nGA = ",
        "[called_if]\nGB = ",
        f"{FIRM}: S13.called_if.GB: is not among the departments; add GB or remove it here",
    ),
    (
        "a condition on the department that leads",
        FIRM,
        "[called_if]\nGA = ",
        "[called_if]\nSCJG = ",
        f"{FIRM}: S13.called_if.SCJG: leads, so it is always called; remove it here",
    ),
    (
        "a department called on an answer that nobody can give",
        FIRM,
        'GA = [{ of = "seals", is_in = ["yes"] }]',
        'GA = [{ of = "seals", is_in = ["oui"] }]',
        f"{FIRM}: S13.called_if.GA: seals never is oui; add oui or remove it here",
    ),
    (
        "a department called on no condition",
        FIRM,
        'GA = [{ of = "seals", is_in = ["yes"] }]',
        "GA = []",
        f"{FIRM}: S13.called_if.GA: has no condition; write one, or remove it",
    ),
    (
        "an unknown item",
        BIRTH,
        '"I005"',
        '"I0005"',
        f"{BIRTH}: S01.items: names I0005, which is not there; did you mean I005?",
    ),
    (
        "an unknown commitment",
        FIRM,
        'commitment = "CT01"',
        'commitment = "CT91"',
        f"{FIRM}: S13.commitment: names CT91, which is not there; did you mean CT01?",
    ),
    (
        "a field asked twice",
        BIRTH,
        '"child_sex",',
        '"child_name",',
        f"{BIRTH}: S01.form: names child_name twice; remove one",
    ),
    (
        "a field before the one it depends on",
        BIRTH,
        '    "delivery",\n    "delivery_addr",',
        '    "delivery_addr",\n    "delivery",',
        f"{BIRTH}: S01.form: asks delivery_addr before delivery, on which it depends; "
        "put delivery before delivery_addr",
    ),
    (
        "an answer that cannot be reached",
        BIRTH,
        '{ value = "father", label = { zh = "爸爸"',
        '{ value = "mother", label = { zh = "爸爸"',
        f"{BIRTH}: S01.questions.who: offers mother twice, so the second cannot be reached; "
        "rename or remove one",
    ),
    (
        "a question without a way on",
        FIRM,
        '{ zh = "是我本人", en = "Yes, I am" }, sets = { role = "self" }',
        '{ zh = "是我本人", en = "Yes, I am" }, ends = { zh = "不行", en = "No" }',
        f"{FIRM}: S13.questions.in_charge: ends the visit whatever is answered; let one answer go on",
    ),
    (
        "an answer that sets what is not offered",
        BIRTH,
        'hukou_with = "mother"',
        'hukou_with = "aunt"',
        f"{BIRTH}: S01.questions.household.mother: sets hukou_with to aunt, which it does not offer; "
        "use one of father, mother",
    ),
    (
        "an answer that drops what is not asked",
        BIRTH,
        'drops = ["bank_card"]',
        'drops = ["bankcard"]',
        f"{BIRTH}: S01.questions.allowance.no: drops or sets bankcard, which is not in the form; "
        "did you mean bank_card?",
    ),
    (
        "a condition on a question that comes later",
        BIRTH,
        'asked_if = [{ of = "married", is_in = ["yes"] }]',
        'asked_if = [{ of = "allowance", is_in = ["yes"] }]',
        f"{BIRTH}: S01.questions.household.asked_if: names allowance, which is not there or comes later; ",
    ),
    (
        "a condition on an answer that is not offered",
        BIRTH,
        'asked_if = [{ of = "married", is_in = ["yes"] }]',
        'asked_if = [{ of = "married", is_in = ["yess"] }]',
        f"{BIRTH}: S01.questions.household.asked_if: married never is yess; did you mean yes?",
    ),
    (
        "a material that depends on nothing known",
        BIRTH,
        'needed_if = [{ of = "role"',
        'needed_if = [{ of = "roll"',
        f"{BIRTH}: S01.materials.authorisation.needed_if: names roll, which is not there or comes later; "
        "did you mean role?",
    ),
    (
        "a complete life event without its English",
        BIRTH,
        ', en = "Where was the child born?"',
        "",
        f"{BIRTH}: S01.questions.1.text: has no English although S01 is complete; "
        "write en, or complete = false",
    ),
    (
        "a complete life event whose field has no English",
        CHILD,
        ', en = "What is the child\'s name?"',
        "",
        f"{CHILD}: child_name.question: has no English although S01 is complete; "
        "write en, or complete = false",
    ),
    (
        "a place on the welcome screen taken twice",
        FIRM,
        "featured = 6",
        "featured = 1",
        f"{FIRM}: S13.featured: place 1 is taken by S01; choose another place",
    ),
    (
        "an icon that is no name of one",
        BIRTH,
        'icon = "baby"',
        'icon = "Baby.svg"',
        f'{BIRTH}: S01.icon: "Baby.svg" will not do; write something that matches ^[a-z0-9-]+$',
    ),
    (
        "a pattern that may run away",
        CHILD,
        r"pattern = '[A-Z]\d{9}'",
        "pattern = '([A-Z]+)+'",
        f"{CHILD}: birth_cert_no.pattern: is not one this program takes; "
        "use characters and [classes] in ASCII with counts such as {9} or {1,3}",
    ),
    (
        "a pattern that does not compile",
        CHILD,
        r"pattern = '[A-Z]\d{9}'",
        "pattern = '[Z-A]{9}'",
        f"{CHILD}: birth_cert_no.pattern: does not compile (bad character range Z-A at position 1); "
        "correct it",
    ),
    (
        "a closed field without choices",
        CHILD,
        'type = "text"\nsource = "input"\npattern',
        'type = "choice"\nsource = "input"\npattern',
        f"{CHILD}: birth_cert_no.choices: needs either choices or choices_from; write one of the two",
    ),
    (
        "bounds that exclude everything",
        "fields/housing.toml",
        "maximum = 9",
        "maximum = 0",
        "fields/housing.toml: household_n.minimum: is larger than maximum; swap them",
    ),
    (
        "a condition of a field on a value nobody offers",
        "fields/firm.toml",
        'is_in = ["company"]',
        'is_in = ["firm"]',
        "fields/firm.toml: capital.visible_if: ent_type never is firm; add firm or remove it here",
    ),
    (
        "a field of the card that does not say which part",
        "fields/applicant.toml",
        'from_card = "name"\n',
        "",
        "fields/applicant.toml: app_name.from_card: not set; say what of the card fills it, source is card",
    ),
    (
        "an item of an unknown department",
        "items/border.toml",
        'department = "CRJ"',
        'department = "CRX"',
        "items/border.toml: I011.department: names CRX, which is not there; did you mean CRJ?",
    ),
    (
        "a commitment with nothing to know",
        "commitments/CT05.toml",
        CT05_PLEDGE,
        "pledge = []\n",
        "commitments/CT05.toml: CT05.pledge: is empty; write what the person reads before the choice",
    ),
]
