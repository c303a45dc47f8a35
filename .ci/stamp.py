"""Copy what settings.ini says into the files that must repeat it.

pyproject.toml gets the static fields that nbdev reads, `__init__.py` the version, every
notebook's badges and links the owner, repository and branch, and every lesson the cell that
installs the course on Colab. Cells that only nbdev or CI reads are folded, and a figure's
alternative text, which Quarto reads from `#| fig-alt`, is repeated where nbconvert looks for it.
Large stored figures are kept in 256 colours.
Run it after a change to settings.ini or to a notebook; CI runs it and fails where it changes anything.
"""
import base64, io, json, re
from configparser import ConfigParser
from pathlib import Path

from PIL import Image

root = Path(__file__).resolve().parent.parent
config = ConfigParser(delimiters=['='], interpolation=None)
config.read(root/'settings.ini', encoding='utf-8')
cfg = config['DEFAULT']
user, repo, branch = cfg['user'], cfg['repo'], cfg['branch']


def write(path, text):
    "Write `text` to `path` where it differs"
    if path.read_text(encoding='utf-8') == text: return
    path.write_text(text, encoding='utf-8', newline='\n')
    print(f'stamped {path.relative_to(root)}')


def stamp_lines(path, fields):
    "Replace the one line `key = ...` of each key of `fields`"
    text = path.read_text(encoding='utf-8')
    for key, value in fields.items():
        text, n = re.subn(rf'(?m)^{key} = .*$', lambda m: f'{key} = {value}', text)
        assert n == 1, f'{path.name} must have one line `{key} = ...`, not {n}'
    write(path, text)


def stamp_pyproject(path):
    "The static fields of pyproject.toml, each on a line of its own"
    stamp_lines(path, {
        'name': json.dumps(cfg['lib_name']),
        'description': json.dumps(cfg['description']),
        'requires-python': json.dumps('>=' + cfg['min_python']),
        'license': json.dumps(cfg['license']),
        'authors': '[{name = %s, email = %s}]' % (json.dumps(cfg['author']), json.dumps(cfg['author_email'])),
        'keywords': json.dumps(cfg['keywords'].split()),
        'Repository': json.dumps(f'https://github.com/{user}/{repo}'),
        'Documentation': json.dumps(f'https://{user}.github.io/{repo}/'),
        'lib_path': json.dumps(cfg['lib_name']),
        'branch': json.dumps(branch),
    })


COLAB = f"""# Only on Colab: get the course and install it
import os, subprocess, sys
if 'google.colab' in sys.modules:
    home, url = '/content/{repo}', 'https://github.com/{user}/{repo}'
    def sh(what, *cmd):
        r = subprocess.run(cmd, capture_output=True, text=True)
        if r.returncode: raise SystemExit(f'It could not be {{what}}; is there a network? {{r.stderr[-300:]}}')
    if not os.path.isdir(home+'/nbs'): sh('cloned', 'git', 'clone', '-q', '--depth', '1', url, home)
    sh('installed', sys.executable, '-m', 'pip', 'install', '-q', home)
    os.chdir(home+'/nbs')"""


def shrink(output):
    "A stored figure of more than 40 kB in 256 colours, so that a notebook full of photographs stays small"
    png = ''.join(output.get('data', {}).get('image/png', ''))
    im = Image.open(io.BytesIO(base64.b64decode(png))) if len(png)>54_000 else None
    if im is None or im.mode=='P': return
    im.convert('RGB').quantize(256, dither=Image.Dither.NONE).save(file := io.BytesIO(), 'png', optimize=True)
    output['data']['image/png'] = base64.b64encode(file.getvalue()).decode()


def stamp_cell(cell):
    "The install cell, folding of cells that only nbdev or CI reads, and a figure's text for nbconvert's pages"
    if cell['cell_type'] != 'code': return
    source = ''.join(cell['source'])
    if 'google.colab' in source: cell['source'] = COLAB.splitlines(keepends=True)
    if re.search(r'(?m)^#\| *(hide|default_exp)\b', source) or 'google.colab' in source:
        cell['metadata'].setdefault('jupyter', {})['source_hidden'] = True
    for output in cell['outputs']: shrink(output)
    cell['metadata'].pop('alt', None)
    if alt := re.search(r'(?m)^#\| *fig-alt: *(.+)$', source): cell['metadata']['alt'] = alt[1]


def stamp_notebook(path):
    "Links (Colab badge, repository, docs), the install cell, folded cells"
    nb = json.loads(path.read_text(encoding='utf-8'))
    for cell in nb['cells']: stamp_cell(cell)
    text = json.dumps(nb, indent=1, ensure_ascii=False, sort_keys=True)+'\n'
    text = re.sub(r'colab\.research\.google\.com/github/[^/\s]+/[^/\s]+/blob/[^/\s]+/',
                  f'colab.research.google.com/github/{user}/{repo}/blob/{branch}/', text)
    text = re.sub(r'https://github\.com/[^/\s]+/cifar_course\b', f'https://github.com/{user}/{repo}', text)
    write(path, text)


if __name__ == '__main__':
    stamp_pyproject(root/'pyproject.toml')
    stamp_lines(root/cfg['lib_name']/'__init__.py', {'__version__': json.dumps(cfg['version'])})
    for nb in sorted((root/'nbs').rglob('*.ipynb')): stamp_notebook(nb)
