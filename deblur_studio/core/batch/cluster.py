"""The same work on a cluster: Dask distributed, an optional extra, with files that all can see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deblur_studio.core.batch.values import Ended, Task
from deblur_studio.core.batch.work import carried_out_as_json
from deblur_studio.core.errors import BatchError

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE_S = 20.0
_RETRIES = 2


class ClusterHand:
    """One task at a time at a scheduler, which gives it to another worker when one is lost."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def do(self, task: Task) -> Ended:
        """Send a task and wait for what becomes of it."""
        import asyncio

        from distributed import CancelledError, KilledWorker

        future = self._client.submit(
            carried_out_as_json, task.model_dump_json(), pure=False, retries=_RETRIES
        )
        try:
            return Ended.model_validate_json(await future)
        except KilledWorker:
            return Ended(said=f"Every worker that took {task.photo.name} was lost; look at them.")
        except asyncio.CancelledError:
            await future.cancel()
            raise
        except CancelledError as error:
            raise BatchError("The scheduler gave the work up; start the batch again.") from error

    async def close(self) -> None:
        """Do nothing: whoever opened the client closes it."""


async def connected(address: str) -> tuple[Client, int]:
    """Return a client of the scheduler and how many tasks its workers take at a time.

    Raises:
        BatchError: The extra is not installed, or no scheduler answers, or it has no workers.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise BatchError(
            "--scheduler needs the extra: pip install 'deblur-studio[cluster]'."
        ) from error
    try:
        client = Client(address, asynchronous=True, timeout=_PATIENCE_S)
        await client
    except (OSError, ValueError, TypeError) as error:
        raise BatchError(f"No scheduler answers at {address} ({error}); check it.") from error
    try:
        await client.wait_for_workers(1, timeout=_PATIENCE_S)
    except (OSError, TimeoutError) as error:
        await client.close()
        raise BatchError(f"The scheduler at {address} has no workers; start some.") from error
    return client, _threads(client.scheduler_info(n_workers=-1))


def _threads(info: dict[str, Any]) -> int:
    return sum(int(worker["nthreads"]) for worker in info["workers"].values())
