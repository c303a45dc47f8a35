"Image classification with residual networks on CIFAR-10: what the course's notebooks export"
import os, warnings

__version__ = "0.1.0"

# fastai still uses torch.jit.script in two places of no concern here; PyTorch says so at each import
warnings.filterwarnings('ignore', message='`torch.jit.script` is deprecated', category=FutureWarning)
# pandas from 4 on reads numbers exactly by default; before, it must be asked to
warnings.filterwarnings('ignore', message="The 'float_precision' argument is deprecated")

# PyTorch's threads otherwise spin while they wait, which a busy core makes slow: see workshop/14_watch
os.environ.setdefault('OMP_WAIT_POLICY', 'PASSIVE')
