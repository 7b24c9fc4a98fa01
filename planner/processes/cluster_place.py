"""Whether this process is a worker of a dask cluster, told without loading dask."""

import sys


def is_on_worker() -> bool:
    """Return whether a worker of a cluster is carrying out what asks."""
    worker = sys.modules.get("distributed.worker")
    if worker is None:
        return False
    try:
        worker.get_worker()
    except ValueError:
        return False
    return True
