"""What is asked for at once is done together, and each gets what is his."""

import asyncio
import threading
from collections.abc import Sequence

import pytest

from central.grouping import AT_MOST, Groups


def test_each_gets_his_own_and_what_gathers_goes_together() -> None:
    groups: list[int] = []
    begun, go_on = threading.Event(), threading.Event()

    def work(jobs: Sequence[int]) -> list[int | Exception]:
        groups.append(len(jobs))
        begun.set()
        assert go_on.wait(60)
        return [ValueError(job) if job == 3 else job * 10 for job in jobs]

    async def run() -> list[int | BaseException]:
        doing: Groups[int, int] = Groups(work)
        first = asyncio.create_task(doing.do(0))
        await asyncio.to_thread(begun.wait, 30)
        others = [asyncio.create_task(doing.do(job)) for job in range(1, AT_MOST + 5)]
        await asyncio.sleep(0)
        go_on.set()
        return await asyncio.gather(first, *others, return_exceptions=True)

    results = asyncio.run(run())
    assert groups == [1, AT_MOST, 4]
    assert isinstance(results[3], ValueError)
    assert [each for place, each in enumerate(results) if place != 3] == [
        job * 10 for job in range(AT_MOST + 5) if job != 3
    ]


def test_a_group_that_fails_fails_for_each_and_the_next_one_goes() -> None:
    def work(jobs: Sequence[int]) -> list[int | Exception]:
        if 0 in jobs:
            raise OSError("the disk")
        return list(jobs)

    async def run() -> None:
        doing: Groups[int, int] = Groups(work)
        with pytest.raises(OSError, match="the disk"):
            await doing.do(0)
        assert await doing.do(7) == 7

    asyncio.run(run())
