"The install cell that stands in every lesson, run as on Colab: the first time, again, and after a restart"
import json, os, re, subprocess, sys, types
from pathlib import Path

import pytest

root = Path(__file__).resolve().parent.parent
lessons = sorted((root/'nbs').glob('0*.ipynb'))


def install_cell(path):
    found = [s for c in json.loads(path.read_text(encoding='utf-8'))['cells']
             if 'google.colab' in (s := ''.join(c['source']))]
    assert len(found)==1, f'{path.name} has {len(found)} install cells'
    return found[0]


@pytest.fixture
def colab(tmp_path, monkeypatch):
    "Run the cell of chapter 00 with `/content` in a temporary folder, cloning `url`, installing nothing"
    monkeypatch.setitem(sys.modules, 'google.colab', types.ModuleType('google.colab'))
    monkeypatch.chdir(tmp_path)
    calls, real = [], subprocess.run
    def run(cmd, **kwargs):
        calls.append(cmd)
        return real([sys.executable, '-c', ''], **kwargs) if 'pip' in cmd else real(cmd, **kwargs)
    monkeypatch.setattr(subprocess, 'run', run)
    def go(url=str(root)):
        text = install_cell(lessons[0]).replace('/content', str(tmp_path))
        text, n = re.subn(r"'https://github.com/[^']+'", lambda m: repr(url), text)
        assert n==1
        exec(text, {})
        return calls
    return go


def test_all_lessons_have_the_same_cell():
    assert len({install_cell(p) for p in lessons})==1


def test_first_second_and_restarted(colab, tmp_path):
    nbs = tmp_path/'cifar_course'/'nbs'
    colab(); assert Path.cwd()==nbs
    colab(); assert Path.cwd()==nbs and not (nbs/'cifar_course').exists()
    os.chdir(tmp_path) # a restarted runtime begins in /content again
    calls = colab(); assert Path.cwd()==nbs
    assert sum('clone' in c for c in calls)==1


def test_a_failed_clone_says_so(colab, tmp_path):
    with pytest.raises(SystemExit, match='could not be .* network'): colab(str(tmp_path/'nowhere'))
    assert Path.cwd()==tmp_path


def test_elsewhere_it_does_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    exec(install_cell(lessons[0]), {})
    assert Path.cwd()==tmp_path and not list(tmp_path.iterdir())
