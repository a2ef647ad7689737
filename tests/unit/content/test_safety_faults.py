"""Every fault of the fall-risk screen and its table is named with file, entry and field."""

from __future__ import annotations

import pytest

from hipcoach.content.errors import ContentError

FAULTS = [
    (("fall_item", "f_dizzy_blackout", "after"), "f_none", "fall_item.f_dizzy_blackout: after: there is no f_none"),
    (("fall_item", "f_dizzy_blackout", "after"), "f_age", "fall_item.f_dizzy_blackout: after: there is no f_age"),
    (("fall_item", "f_dizzy_blackout", "after"), "", "fall_item.f_dizzy_blackout: tells: goes with after"),
    (("fall_item", "f_dizzy_blackout", "tells"), "gossip", "tells: expected one of many, injured, mild, blackout"),
    (("fall_item", "f_dizzy_blackout", "level"), 2, "level: none where it tells more about another one, found 2 and 2"),
    (("fall_item", "f_aid", "level"), 0, "fall_item.f_aid: level: expected 1 or 2, found 0"),
    (("fall_item", "f_sls5", "measure"), "hop", "fall_item.f_sls5: measure: expected one of slst_eo, tandem, cst30"),
    (("fall_item", "f_sls5", "is_measured"), False, "fall_item.f_sls5: measure: needs is_measured"),
    (("mini", "mini_fall", "is_fall"), "yes", "mini.mini_fall: is_fall: expected true or false, found 'yes'"),
    (("standing", "support"), ["hand_on"], "standing: support: needs 3 values, one for each level of fall risk"),
    (("standing", "also_standing"), ["str_none"], "standing: also_standing: there is no str_none"),
    (("standing_row", "one_leg", "exercises"), ["str_none"], "standing_row.one_leg: exercises: there is no str_none"),
    (("standing_row", "one_leg_test", "tests"), ["hop"], "standing_row.one_leg_test: tests: there is no hop"),
    (("standing_row", "one_leg", "level_max"), [4, 4], "standing_row.one_leg: level_max: needs 3 values"),
    (("standing_row", "one_leg", "support"), ["a", "b", "c"], "standing_row.one_leg: support: expected one of none"),
    (("standing_row", "one_leg", "source"), " ", "standing_row.one_leg: source: says where"),
    (("standing_row", "one_leg", "hop"), 1, "standing_row.one_leg: hop is not known here"),
]


@pytest.mark.parametrize(("path", "value", "message"), FAULTS, ids=[fault[2][:60] for fault in FAULTS])
def test_a_fault_is_named_with_file_entry_and_field(tables, check, path, value, message):
    entry = tables["safety"]
    for name in path[:-1]:
        entry = entry[name]
    entry[path[-1]] = value
    with pytest.raises(ContentError) as caught:
        check(tables)
    assert str(caught.value).startswith("safety.toml: ")
    assert message in str(caught.value)
