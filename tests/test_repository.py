"What the repository promises about itself: the size of its modules, the direction of its imports, its notebooks."
import ast, json, re
from pathlib import Path

import pytest

root = Path(__file__).resolve().parent.parent
package = root/'cifar_course'
modules = {p.stem: p for p in sorted(package.glob('*.py')) if not p.stem.startswith('_')}
notebooks = sorted(p for p in (root/'nbs').rglob('*.ipynb') if '.ipynb_checkpoints' not in p.parts)
lessons = [p for p in notebooks if p.parent.name=='nbs' and p.name[0].isdigit()]

# A module imports only from the groups to its left, and within a group only where `within` says so
groups = [['files'], ['resnet', 'augment', 'anatomy', 'learner', 'history'], ['mirrors', 'formats', 'watch'], ['sources'],
          ['data', 'runs'], ['evidence', 'checkpoint', 'annotate'], ['schedule', 'interpret', 'speed'],
          ['recipes', 'report'], ['compare', 'train'], ['check', 'assign', 'grade', 'doctor'], ['all']]
rank = {name: i for i,group in enumerate(groups) for name in group}
within = set()


def cells(path, kind='code'):
    return [c for c in json.loads(path.read_text(encoding='utf-8'))['cells'] if c['cell_type']==kind]


def source(cell): return ''.join(cell['source'])


def imports(path):
    "The course's modules that a module imports"
    for node in ast.walk(ast.parse(path.read_text(encoding='utf-8'))):
        if isinstance(node, ast.ImportFrom) and node.level==1 and node.module: yield node.module
        if isinstance(node, ast.ImportFrom) and (node.module or '').startswith('cifar_course.'):
            yield node.module.split('.')[1]


@pytest.mark.parametrize('name', modules)
def test_a_module_is_of_readable_size(name):
    n = len(modules[name].read_text(encoding='utf-8').splitlines())
    assert n<=330, f'{name}.py has {n} lines: one subject a module, at most 330'


@pytest.mark.parametrize('name', modules)
def test_imports_point_one_way(name):
    assert name in rank, f'{name} has no place in the order of imports'
    for other in imports(modules[name]):
        assert rank[other]<rank[name] or (name,other) in within, f'{name} must not import {other}'


@pytest.mark.parametrize('path', notebooks, ids=lambda p: p.stem)
def test_no_line_of_code_is_over_110_columns(path):
    long = [l for c in cells(path) for l in source(c).splitlines() if len(l)>110]
    assert not long, f'{len(long)} lines, the first: {long[0]}'


@pytest.mark.parametrize('path', notebooks, ids=lambda p: p.stem)
def test_what_only_nbdev_reads_is_folded(path):
    for c in cells(path):
        if re.search(r'(?m)^#\| *(hide|default_exp)\b', source(c)):
            assert c['metadata'].get('jupyter', {}).get('source_hidden'), f'not folded: {source(c)[:80]}'


@pytest.mark.parametrize('path', lessons, ids=lambda p: p.stem)
def test_a_cell_that_a_student_sees_has_at_most_15_lines(path):
    for c in cells(path):
        if c['metadata'].get('jupyter', {}).get('source_hidden'): continue
        n = len(source(c).strip().splitlines())
        assert n<=15, f'{n} lines: {source(c)[:80]}'


@pytest.mark.parametrize('path', notebooks, ids=lambda p: p.stem)
def test_a_figure_has_an_alternative_text(path):
    for c in cells(path):
        drawn = any('image/png' in o.get('data', {}) for o in c['outputs'])
        if drawn: assert re.search(r'(?m)^#\| *fig-alt: *\S', source(c)), f'no fig-alt: {source(c)[:80]}'
    for c in cells(path, 'markdown'):
        assert not re.search(r'!\[\s*\]\(', source(c)), 'an image without a text'


@pytest.mark.parametrize('path', notebooks, ids=lambda p: p.stem)
def test_no_cell_runs_in_jupyter_and_not_in_the_test(path):
    assert not [c for c in cells(path) if re.search(r'(?m)^#\| *eval: *false', source(c))]


@pytest.mark.parametrize('path', notebooks, ids=lambda p: p.stem)
def test_a_notebook_is_under_a_megabyte(path):
    assert path.stat().st_size<1_000_000


@pytest.mark.parametrize('path', notebooks, ids=lambda p: p.stem)
def test_links_to_notebooks_lead_somewhere(path):
    text = '\n'.join(source(c) for c in cells(path, 'markdown'))
    for link in re.findall(r'\]\(([^)\s#]+\.ipynb)', text):
        inside = re.sub(r'^https://(colab\.research\.google\.com/)?github(\.com)?/[^/]+/[^/]+/blob/[^/]+/', '', link)
        if inside.startswith('http'): continue
        target = path.parent/inside if inside==link else root/inside
        assert target.exists(), f'{link} does not exist'


def test_every_module_has_one_notebook():
    exports = [m[1] for p in notebooks for c in cells(p) if (m := re.search(r'(?m)^#\| *default_exp +(\w+)', source(c)))]
    assert sorted(exports)==sorted(modules)
