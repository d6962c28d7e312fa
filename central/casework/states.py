"""The states of a task and the moves between them: one table. And what a case is, by its tasks. Pure."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from central.storage.models import CaseState, Task, TaskState


class Act(StrEnum):
    """What can happen to a task."""

    CONFIRM_IDENTITY = "confirm_identity"
    """It is known now who filed (a window, or a verification at a terminal)."""
    ACCEPT = "accept"
    """受理: the department has taken it up."""
    ASK = "ask"
    """补正: something is missing; the clock stops until it comes."""
    ANSWER = "answer"
    """It has come: back to whether it had been accepted."""
    APPROVE = "approve"
    REFUSE = "refuse"
    """With its legal ground: a refusal, or not accepting at all."""
    WITHDRAW = "withdraw"
    """The resident takes it back before it is decided."""
    NOT_CONCERNED = "not_concerned"
    """The resident has given a value anew, and with it the department has no share any more."""
    CALL = "call"
    """And has one after all."""


ENDED = frozenset({TaskState.DONE, TaskState.REFUSED, TaskState.WITHDRAWN})
MOVES: Mapping[tuple[TaskState, Act], TaskState] = {
    (TaskState.WAITING_FOR_IDENTITY, Act.CONFIRM_IDENTITY): TaskState.OPEN,
    (TaskState.OPEN, Act.ACCEPT): TaskState.ACCEPTED,
    (TaskState.OPEN, Act.ASK): TaskState.CORRECTION_WANTED,
    (TaskState.OPEN, Act.REFUSE): TaskState.REFUSED,
    (TaskState.ACCEPTED, Act.ASK): TaskState.CORRECTION_WANTED,
    (TaskState.ACCEPTED, Act.APPROVE): TaskState.DONE,
    (TaskState.ACCEPTED, Act.REFUSE): TaskState.REFUSED,
    (TaskState.CORRECTION_WANTED, Act.ANSWER): TaskState.OPEN,
    (TaskState.CORRECTION_WANTED, Act.REFUSE): TaskState.REFUSED,
    (TaskState.WAITING_FOR_IDENTITY, Act.WITHDRAW): TaskState.WITHDRAWN,
    (TaskState.OPEN, Act.WITHDRAW): TaskState.WITHDRAWN,
    (TaskState.ACCEPTED, Act.WITHDRAW): TaskState.WITHDRAWN,
    (TaskState.CORRECTION_WANTED, Act.WITHDRAW): TaskState.WITHDRAWN,
    (TaskState.WAITING_FOR_IDENTITY, Act.NOT_CONCERNED): TaskState.WITHDRAWN,
    (TaskState.OPEN, Act.NOT_CONCERNED): TaskState.WITHDRAWN,
    (TaskState.ACCEPTED, Act.NOT_CONCERNED): TaskState.WITHDRAWN,
    (TaskState.CORRECTION_WANTED, Act.NOT_CONCERNED): TaskState.WITHDRAWN,
    (TaskState.WITHDRAWN, Act.CALL): TaskState.OPEN,
}


class NotNow(Exception):
    """The task is not in a state in which that can happen: somebody was quicker, or the page is old."""


def after(state: TaskState, act: Act, *, accepted: bool) -> TaskState:
    """Where a task goes. An answered one goes back to where it was before it was asked.

    Raises:
        NotNow: there is no such move.

    """
    moved = MOVES.get((state, act))
    if moved is None:
        raise NotNow(f"{act} of a task that is {state}")
    return TaskState.ACCEPTED if act is Act.ANSWER and accepted else moved


def case_state(tasks: Collection[TaskState]) -> CaseState:
    """What a case is by its tasks, up to its output; DONE and REFUSED it becomes with that."""
    if all(each is TaskState.WITHDRAWN for each in tasks):
        return CaseState.WITHDRAWN
    moved = {TaskState.ACCEPTED, TaskState.CORRECTION_WANTED, TaskState.DONE, TaskState.REFUSED}
    return CaseState.ACCEPTED if any(each in moved for each in tasks) else CaseState.RECEIVED


def is_ended(tasks: Collection[TaskState]) -> bool:
    """Whether nothing is left to decide: then the one output is made."""
    return all(each in ENDED for each in tasks)


def word_of(task: Task) -> str:
    """What pages call its state: `TaskState`, or `not_concerned`."""
    return "not_concerned" if task.not_concerned else task.state.value
