"Image classification with residual networks on CIFAR-10: what the course's notebooks export"
import warnings

__version__ = "0.1.0"

# fastai still uses torch.jit.script in two places of no concern here; PyTorch says so at each import
warnings.filterwarnings('ignore', message='`torch.jit.script` is deprecated', category=FutureWarning)
