from types import SimpleNamespace
_A={'egfr':'egfr','gfr':'egfr','estimated glomerular filtration rate':'egfr','hba1c':'hba1c','bmi':'bmi','body mass index':'bmi','sbp':'sbp','dbp':'dbp','hemoglobin':'hemoglobin','ast':'ast','alt':'alt','nyha':'nyha','ecog':'ecog','hemoglobin a1c':'hba1c'}
def measure_called(w):
    c=_A.get(' '.join(w.lower().split())); return None if c is None else SimpleNamespace(code=c)
