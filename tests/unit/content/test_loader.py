"""Content comes from the compiled form when that fits its sources, else from the sources."""

from __future__ import annotations

import subprocess
import sys
import zlib

import pytest

from hipcoach.content.errors import ContentError
from hipcoach.content.loader import COMPILED, compile_content, load_content


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_compiled_and_parsed_content_are_equal(folder):
    parsed = load_content(folder)
    compile_content(folder)
    compiled = load_content(folder)
    assert compiled == parsed
    assert dict(compiled.exercises) == dict(parsed.exercises)
    assert compiled.programme == parsed.programme
    assert compiled.safety == parsed.safety
    assert dict(compiled.norms) == dict(parsed.norms)
    assert dict(compiled.profiles) == dict(parsed.profiles)
    assert dict(compiled.profile_facts) == dict(parsed.profile_facts)
    assert compiled.words == parsed.words


def test_an_edited_source_counts_at_once(folder):
    compile_content(folder)
    replace(folder / "rules.toml", "get_ready_s = 5 ", "get_ready_s = 6 ")
    assert load_content(folder).programme.timing.get_ready_s == 6


def test_an_edited_word_counts_at_once(folder):
    compile_content(folder)
    replace(folder / "text" / "en.toml", 'name = "Bridge"', 'name = "Fridge"')
    assert load_content(folder).words.exercise_name("str_bridge") == "Fridge"


def test_a_fault_in_an_edited_source_is_found_though_a_compiled_form_exists(folder):
    compile_content(folder)
    replace(folder / "stages.toml", "days_min = 10", "days_mn = 10")
    with pytest.raises(ContentError, match=r"stages\.toml: pelvis: days_mn is not known here; is days_min meant"):
        load_content(folder)


@pytest.mark.parametrize("spoil", [lambda b: b[:-9], lambda b: b[:9] + b"\0" + b[10:], lambda _: b"", lambda _: b"{}"])
def test_a_damaged_compiled_form_is_passed_over(folder, spoil):
    target = compile_content(folder)
    target.write_bytes(spoil(target.read_bytes()))
    assert len(load_content(folder).exercises) == 50


def test_a_compiled_form_this_python_can_not_read_is_passed_over(folder):
    packed = b"\xfe from the future"
    (folder / COMPILED).write_bytes(zlib.crc32(packed).to_bytes(4, "big") + packed)
    assert len(load_content(folder).exercises) == 50


def test_the_compiled_form_is_used_without_parsing(folder):
    compile_content(folder)
    code = (
        "import sys, pathlib\n"
        "from hipcoach.content.loader import load_content\n"
        "content = load_content(pathlib.Path(sys.argv[1]))\n"
        "print(len(content.exercises), [m for m in ('tomllib', 'json', 'difflib', 'hipcoach.content.checking') "
        "if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "50 []"


def test_what_a_start_does_not_need_is_not_imported_by_it(folder):
    compile_content(folder)
    late = ("measures", "differences", "measuring", "norms", "signs", "profiles")
    code = (
        "import sys, pathlib\n"
        "from hipcoach.content.loader import load_content\n"
        "content = load_content(pathlib.Path(sys.argv[1]))\n"
        f"late = ['hipcoach.domain.' + name for name in {late}]\n"
        "print([name for name in late if name in sys.modules])\n"
        "print(content.programme.measures['tandem'].cap, len(content.norms), content.profiles['one_sided'].flags)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    assert run.stdout.split("\n")[:2] == ["[]", "30.0 8 ()"]


def test_compiling_refuses_a_fault(folder):
    replace(folder / "exercises.toml", 'harder = ["str_clam"]', 'harder = ["str_clan"]')
    with pytest.raises(ContentError, match="there is no exercise str_clan"):
        compile_content(folder)
    assert not (folder / COMPILED).exists()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("rules.toml", b"[timing\n", "rules.toml: is not TOML: .*line 1"),
        ("safety.toml", b"\xff", "safety.toml: is not UTF-8 text"),
        ("stages.toml", b"[pelvis]\ndays_min = 10\n", "stages.toml: pelvis: days_min: no source beside the number"),
    ],
)
def test_a_file_that_can_not_be_read_as_content_is_named(folder, name, content, message):
    (folder / name).write_bytes(content)
    with pytest.raises(ContentError, match=message):
        load_content(folder)


@pytest.mark.parametrize("name", ["rules.toml", "measures.toml", "norms.toml", "profiles.toml"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(ContentError, match=rf"{name}: can't be read: No such file"):
        load_content(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            "stages.toml",
            "adherence_days = 9 ",
            "adherence_days = 15 ",
            r"stages\.toml: pelvis: adherence_days: 15 of 14",
        ),
        (
            "stages.toml",
            "control_below = 6 ",
            "control_below = 9 ",
            r"stages\.toml: step_back: control_below: 9 is above",
        ),
        (
            "measures.toml",
            "# [V:HN]",
            "",
            r"measures\.toml: measure\.level_hip_stand: cap: no source beside the number",
        ),
        ("measures.toml", 'unit = "cm"', 'unit = "ft"', r"measures\.toml: measure\.thomas_gap: unit: expected one of"),
        ("norms.toml", '"verified"', '"recalled"', r"norms\.toml: .* status: recalled needs the mark \[R, found \[V"),
        (
            "profiles.toml",
            "points = 3",
            "pionts = 3",
            r"profiles\.toml: profile\.lateral_weak: sign 1: pionts is not known",
        ),
        (
            "rules.toml",
            "red_worst_min = 6 ",
            "red_worst_min = 60 ",
            r"rules\.toml: pain: red_worst_min: 60: ratings go",
        ),
    ],
)
def test_an_edit_that_makes_no_sense_is_named_at_the_next_start(folder, name, old, new, message):
    compile_content(folder)
    replace(folder / name, old, new)
    with pytest.raises(ContentError, match=message):
        load_content(folder)


def test_files_saved_on_windows_read_the_same(folder):
    before = load_content(folder)
    for path in (*folder.glob("*.toml"), *folder.glob("text/*.toml")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_content(folder) == before


def test_a_language_nobody_wrote_is_named(folder):
    with pytest.raises(ContentError, match=r"text/xx\.toml: there are no words in this language"):
        load_content(folder, language="xx")


def test_the_program_finds_its_own_content():
    assert load_content().words.exercise_name("str_bridge") == "Bridge"
