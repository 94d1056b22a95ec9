from itertools import product

from sampling import sampled

HOSTS, THEMES, URLS = ("a", "b"), ("x", "y", "z"), {"folders": True, "files": False}


def _values(cases):
    return [tuple(case.values) for case in cases]


def test_a_grid_has_every_combination():
    assert _values(sampled(HOSTS, THEMES, URLS)) == list(product(HOSTS, THEMES, (True, False)))
    assert [case.id for case in sampled(HOSTS, URLS)] == [
        *("a-folders", "a-files", "b-folders", "b-files")
    ]


def test_a_sample_has_every_value_and_is_small():
    sample = _values(case for case in sampled(HOSTS, THEMES, URLS) if not case.marks)

    assert [set(values) for values in zip(*sample, strict=True)] == [
        set(HOSTS), set(THEMES), {True, False},
    ]  # fmt: skip
    assert len(sample) <= len(HOSTS) + len(THEMES) + len(URLS)


def test_another_value_removes_none_from_the_sample():
    cases = {case.id for case in sampled(THEMES, HOSTS) if not case.marks}
    more = {case.id for case in sampled((*THEMES, "more"), HOSTS) if not case.marks}

    assert {case.split("-")[0] for case in cases} < {case.split("-")[0] for case in more}
