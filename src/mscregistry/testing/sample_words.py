"""The words that sample trials are made of; every sentence and every person is invented.

Braces are places for numbers and names, which are filled as a trial is made.
"""

from __future__ import annotations

from typing import Final

#: The least and the greatest number that may stand in a place.
RANGES: Final = {
    "albumin": (1, 5),
    "bmi": (28, 45),
    "day": (14, 100),
    "dose": (1, 9),
    "egfr": (20, 60),
    "hba1c": (6, 9),
    "hemoglobin": (7, 10),
    "minutes": (10, 60),
    "months": (2, 24),
    "platelets": (50, 100),
    "pressure": (140, 180),
    "score": (1, 9),
    "times": (2, 4),
    "volume": (2, 20),
    "weeks": (2, 26),
    "years": (2, 5),
}

#: Condition, and the scale by which its studies are measured.
CONDITIONS: Final = (
    ("Knee Osteoarthritis", "WOMAC pain score"),
    ("Crohn's Disease", "combined remission of perianal fistulas"),
    ("Graft-versus-Host Disease, Acute", "overall response"),
    ("Diabetic Kidney Disease", "estimated glomerular filtration rate"),
    ("Lupus Nephritis", "complete renal response"),
    ("Spinal Cord Injury", "ASIA motor score"),
    ("Ischemic Stroke", "modified Rankin Scale"),
    ("Amyotrophic Lateral Sclerosis", "slope of the ALSFRS-R score"),
    ("Heart Failure With Reduced Ejection Fraction", "left ventricular ejection fraction"),
    ("Type 1 Diabetes", "C-peptide area under the curve"),
    ("Bronchopulmonary Dysplasia", "survival without oxygen at 36 weeks"),
    ("Sjögren’s Syndrome", "unstimulated salivary flow"),
    ("Acute Respiratory Distress Syndrome", "ventilator-free days"),
    ("Polyarteritis (c‑ANCA negative)", "relapse-free survival"),
)

#: Product, and its other names.
PRODUCTS: Final = (
    ("Umbilical Cord Mesenchymal Stromal Cells", ("UC-MSC", "hUC-MSCs")),
    ("Autologous Bone Marrow Mesenchymal Stem Cells", ("BM-MSC",)),
    ("Allogeneic Adipose-Derived Stem Cells", ("ASC", "ADSC", "AD-MSCs")),
    ("Wharton's Jelly-Derived MSC", ("WJ-MSC",)),
    ("Stromal Vascular Fraction", ("SVF",)),
    ("Expanded Mesenchymal Precursor Cells", ()),
    ("MSC-Derived Extracellular Vesicles", ("exosomes", "sEV")),
)

#: Control, its kind in the registry's list, what is done.
CONTROLS: Final = (
    ("Placebo", "DRUG", "Saline with {albumin} % human albumin, the same volume."),
    ("Hyaluronic Acid", "DEVICE", "One injection of {volume} mL."),
    ("Standard of Care", "OTHER", "Treatment as the local guideline has it."),
    ("Sham Procedure", "PROCEDURE", "The skin is pricked and nothing is injected."),
    ("Methylprednisolone", "DRUG", "{volume}0 mg once."),
)

ROUTES: Final = (
    "by intravenous infusion over {minutes} minutes",
    "by intra-articular injection in {volume} mL",
    "by intrathecal injection",
    "by local injection around the lesion",
)

DOSES: Final = (
    "{dose} × 10^6 cells/kg",
    "{dose}0 million cells",
    "{dose}.5e7 cells",
    "({dose}±0.5)×10^8 cells in {volume} mL",
)

INCLUSION: Final = (
    "Diagnosis of {condition} for at least {months} months",
    "Body mass index below {bmi} kg/m2",
    "eGFR ≥ {egfr} mL/min/1.73 m² at screening",
    "HbA1c between {hba1c}.0 % and {hba1c}.9 %",
    "Platelets > {platelets} x 10^9/L and hemoglobin of at least {hemoglobin}.5 g/dL",
    "Pain of {score} or more on a scale from 0 to 10",
    "Stable treatment over the last {weeks} weeks",
    "Written consent, by the person or a guardian",
)

EXCLUSION: Final = (
    "Pregnant or breast-feeding, or unwilling to use contraception",
    "Any malignancy within {years} years, other than basal cell carcinoma of the skin",
    "Positive test for HIV, hepatitis B or hepatitis C",
    "ALT or AST more than {times} times the upper limit of normal",
    "Cell therapy within {months} months before enrollment",
    "Systolic pressure > {pressure} mmHg despite {times} drugs",
    "Known allergy to DMSO, albumin or penicillin",
    "Taking part in another interventional study now or in the last {weeks} weeks",
)

#: A criterion that opens a list, and the list.
NESTED: Final = (
    (
        "At least {times} of the following:",
        ("Fever above 38.{score} °C", "Weight loss > {score} %", "CRP ≥ {bmi} mg/L"),
    ),
    (
        "Any of these within {months} months:",
        ("Myocardial infarction", "Stroke", "Surgery of the joint"),
    ),
)

TIME_FRAMES: Final = (
    "{months} months",
    "Baseline, {weeks} weeks and {months} months",
    "From the first infusion to day {day}",
    "up to {years} years",
)

#: City, region, postal code, country.
CITIES: Final = (
    ("Rochester", "Minnesota", "55905", "United States"),
    ("Boston", "Massachusetts", "02114", "United States"),
    ("Guangzhou", "Guangdong", None, "China"),
    ("Beijing", None, None, "China"),
    ("Seoul", None, "03080", "Korea, Republic of"),
    ("Madrid", None, "28046", "Spain"),
    ("Málaga", "Andalucía", "29010", "Spain"),
    ("Tehran", None, None, "Iran, Islamic Republic of"),
    ("Galway", None, None, "Ireland"),
    ("Kraków", None, "31-008", "Poland"),
    ("São Paulo", "SP", None, "Brazil"),
    ("Jaipur", "Rajasthan", "302001", "India"),
    ("Leiden", None, "2333 ZA", "Netherlands"),
)

FACILITIES: Final = (
    "Northgate Teaching Hospital",
    "Institute of Invented Medicine",
    "Harbour Clinic, Department of Nephrology",
    "Example University Medical Center",
    "第一示例医院",
)

#: Name and kind of a sponsor.
SPONSORS: Final = (
    ("Example University", "OTHER"),
    ("Northgate Teaching Hospital", "OTHER"),
    ("Inventia Cell Therapeutics, Inc.", "INDUSTRY"),
    ("Stroma & Sons Biotech", "INDUSTRY"),
    ("Ministry of Examples", "OTHER_GOV"),
    ("Network for Invented Trials", "NETWORK"),
)

GIVEN_NAMES: Final = ("Ada", "Bo", "Chen", "Dolores", "Émile", "Fatima", "Győző", "Hyun-woo")
FAMILY_NAMES: Final = ("Muster", "Ejemplo", "Li", "O'Sample", "Dupont-Test", "van der Proef")
DEGREES: Final = ("MD", "PhD", "MD, PhD", "MSc")

WHY_STOPPED: Final = (
    "Too few participants were found",
    "The sponsor ended the programme; no concern about safety",
    "Manufacturing was moved",
)

#: Words that are on none of the lists.
UNLISTED_STATUSES: Final = ("Pausing", "Temporarily halted (site closed)", "募集中")
UNLISTED_PHASES: Final = ("Phase 1b/2a", "Pilot")
UNLISTED_ARM_TYPES: Final = ("Historical Control", "Delayed Start")

#: What is measured besides, and how.
MEASURES: Final = (
    ("Number of participants with adverse events", "Graded by CTCAE, version 5.0."),
    ("Overall survival", None),
    ("Quality of life (SF-36)", "0 to 100; higher is better."),
    ("Serum creatinine", "mg/dL, by an enzymatic method"),
    ("CD4+/CD8+ ratio", None),
    ("Cartilage volume on MRI | both knees", "Read by two radiologists who do not know the arm."),
)

#: The four sections of an abstract.
SECTIONS: Final = (
    "Cells calm inflammation in animals; in people little is known.",
    "We gave {dose} × 10^6 cells/kg to {day} people and followed them for {months} months.",
    "Pain fell by {score}.{score} points (95% CI {times}.1–9.9; p<0.0{score}).",
    "One dose was safe. A larger study is planned.",
)

SUMMARIES: Final = (
    "This study asks whether {product} are safe in {condition}, and whether {measure} gets better.",
    "People with {condition} receive {product} or a control. They are seen for {months} months.",
    "In earlier work {product} calmed inflammation. Here one dose is tried in {condition}.",
)

DETAILS: Final = (
    "Cells are made from one donor and frozen in passage {score}; at least 8{score} % are alive.",
    "Visits are on days 1, 7 and {day}, then every {weeks} weeks.\nBlood is kept at −80 °C.",
    "The power is 80 % at a two-sided significance level of 0.05, with a drop-out of 1{score} %.",
    "- Part A finds the dose.\n- Part B compares it with the control.",
)

#: The prefix 10.5555 is kept for DOIs that lead nowhere.
CITATION: Final = (
    "Muster A, Ejemplo B. Cells in {condition}. J Invented Med. 201{score};{years}:{day}-9{score}. "
    "doi: 10.5555/sample.{day}{months}."
)

TOPICS: Final = (
    "Cell Therapy",
    "Diabetic Kidney Disease",
    "Transplantation: Basic",
    "Glomerular Disease",
)
