"""Many small things asked for at once, done together: one thread, one transaction, for all that has gathered.

A fleet's heartbeats come by the hundred a second, and a transaction each would be most of what they cost.
What comes while a group is under way makes the next one, so that a lone one waits for nobody.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

J = TypeVar("J")
R = TypeVar("R")

AT_MOST = 250
"""In one group: the first of them waits for the last."""


class Groups(Generic[J, R]):
    """Belongs to the event loop; `work` is called in another thread, with one group at a time, and gives one
    result, or the exception for it, for each.
    """

    def __init__(self, work: Callable[[Sequence[J]], Sequence[R | Exception]]) -> None:
        self._work = work
        self._waiting: list[tuple[J, asyncio.Future[R]]] = []
        self._task: asyncio.Task[None] | None = None

    async def do(self, job: J) -> R:
        """What came of it. Raises what `work` gave for it; of a group that failed as a whole, what `work`
        raised.
        """
        future: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.append((job, future))
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run())
        return await future

    async def _run(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting[:AT_MOST], self._waiting[AT_MOST:]
            try:
                results = await asyncio.to_thread(self._work, [job for job, _ in group])
            except Exception as error:  # noqa: BLE001  it is raised where each of them is awaited
                results = [error] * len(group)
            for (_, future), result in zip(group, results, strict=True):
                if future.cancelled():
                    continue
                if isinstance(result, Exception):
                    future.set_exception(result)
                else:
                    future.set_result(result)
