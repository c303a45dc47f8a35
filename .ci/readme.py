"""Make README.md from nbs/index.ipynb: its text and the outputs of its cells, without the code."""
from pathlib import Path

import nbformat
from nbconvert import MarkdownExporter

root = Path(__file__).resolve().parent.parent
nb = nbformat.read(root/'nbs'/'index.ipynb', as_version=4)
text, _ = MarkdownExporter(exclude_input=True).from_notebook_node(nb)
lines = '\n'.join(line.rstrip() for line in text.splitlines()).strip()
while '\n\n\n' in lines: lines = lines.replace('\n\n\n', '\n\n')
note = '<!-- Made from nbs/index.ipynb by `python .ci/readme.py`: edit the notebook. -->\n\n'
(root/'README.md').write_text(note + lines + '\n', encoding='utf-8', newline='\n')
