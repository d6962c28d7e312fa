"""The event that needs no queue while nobody waits is an event."""

import asyncio

from central.lean_protocol import LightEvent


def test_who_waits_goes_on_once_it_has_happened() -> None:
    async def all_of_it() -> list[str]:
        event, order = LightEvent(), ["begin"]

        async def wait(name: str) -> None:
            await event.wait()
            order.append(name)

        tasks = [asyncio.create_task(wait(name)) for name in ("first", "second", "third")]
        await asyncio.sleep(0)
        tasks[1].cancel()
        order.append("set")
        event.set()
        await asyncio.gather(*tasks, return_exceptions=True)
        await event.wait()
        event.clear()
        order.append(f"again {event.is_set()}")
        return order

    assert asyncio.run(all_of_it()) == ["begin", "set", "first", "third", "again False"]
