"Packaging: everything comes from settings.ini."
from configparser import ConfigParser
from pathlib import Path

from setuptools import setup

here = Path(__file__).parent
config = ConfigParser(delimiters=['='], interpolation=None)
config.read(here/'settings.ini', encoding='utf-8')
cfg = config['DEFAULT']

setup(
    version=cfg['version'],
    long_description=(here/'README.md').read_text(encoding='utf-8'),
    long_description_content_type='text/markdown',
    packages=['cifar_course'],
    package_data={'cifar_course': ['pretrained/*.pth', 'published/*.csv']},
    install_requires=cfg['requirements'].split(),
    extras_require={name: cfg[f'{name}_requirements'].split() for name in ('dev','albumentations')},
    entry_points={'console_scripts': cfg['console_scripts'].split()},
    zip_safe=False,
)
