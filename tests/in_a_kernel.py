"""Run lessons as a student does: in a Jupyter kernel, from an empty folder, with the installed package alone.

    python tests/in_a_kernel.py WHEEL_FOLDER [LESSON ...]

WHEEL_FOLDER is what `pip install --no-deps --target WHEEL_FOLDER *.whl` made. Each lesson runs at the smoke
budget. It fails where a cell ends with an error, writes to stderr, leaves a file behind, or holds a stored
output although it gives none now.
"""
import os, sys, tempfile, time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

root = Path(__file__).resolve().parent.parent


def source(cell): return ''.join(cell['source'])


def complaints(stored, ran):
    "What a reader would stumble over in a lesson that ran"
    for old, new in zip(stored.cells, ran.cells):
        if old.cell_type!='code': continue
        first = source(old).strip().splitlines()[:1]
        for o in new.outputs:
            if o.output_type=='error': yield f'{first}: {o.ename}: {o.evalue[:200]}'
            if o.output_type=='stream' and o.name=='stderr': yield f'{first}: on stderr: {o.text[:200]!r}'
        if old.outputs and not new.outputs and 'smoke' not in source(old):
            yield f'{first}: an output is stored, and the cell gives none'


def run(path, wheel):
    "Run a notebook in an empty folder, and return its complaints"
    stored = nbformat.read(path, 4)
    ran = nbformat.read(path, 4)
    for cell in ran.cells:
        if cell.cell_type=='code': cell.outputs = []
    os.environ.update(PYTHONPATH=str(wheel), CIFAR_BUDGET='smoke')
    with tempfile.TemporaryDirectory() as folder:
        where = {'metadata': {'path': folder}}
        NotebookClient(ran, timeout=1200, allow_errors=True, kernel_name='python3', resources=where).execute()
        left = [str(p.relative_to(folder)) for p in Path(folder).rglob('*') if p.is_file()]
    return [*complaints(stored, ran), *[f'left behind: {p}' for p in left]]


def main(wheel, *names):
    lessons = sorted((root/'nbs').glob('0*.ipynb'))
    failed = False
    for path in lessons:
        if names and not any(n in path.name for n in names): continue
        start = time.time()
        found = run(path, Path(wheel).resolve())
        failed |= bool(found)
        print(f'{path.name}: {time.time()-start:.0f} s, {len(found)} complaints', flush=True)
        for line in found: print('   ', line, flush=True)
    sys.exit(failed)


if __name__=='__main__': main(*sys.argv[1:])
