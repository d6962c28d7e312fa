"""The words of the three registers."""

from collections.abc import Mapping

from kiosk.contract.catalogue.schema import Text

CATEGORIES: Mapping[str, Text] = {
    "guide": Text(zh="指南不清楚", en="The guide is unclear"),
    "materials": Text(zh="材料问题", en="Documents"),
    "terminal": Text(zh="机器或网络", en="Machine or network"),
    "eligibility": Text(zh="条件不符", en="Not eligible"),
    "delay": Text(zh="办得太慢", en="Too slow"),
    "attitude": Text(zh="服务态度", en="Manner"),
    "other": Text(zh="其他", en="Other"),
}
OBSTACLE_STATES: Mapping[str, Text] = {
    "new": Text(zh="待分派", en="To be assigned"),
    "assigned": Text(zh="部门办理中", en="With the department"),
    "replied": Text(zh="已答复，待回访", en="Answered, to be revisited"),
    "closed": Text(zh="已办结", en="Closed"),
    "impossible": Text(zh="不能办，已登记", en="Not possible, registered"),
}
RATING_STATES: Mapping[str, Text] = {
    "counted": Text(zh="已计入", en="Counted"),
    "open": Text(zh="差评待答复", en="To be answered"),
    "answered": Text(zh="已答复", en="Answered"),
}
CALL_STATES: Mapping[str, Text] = {
    "open": Text(zh="待回电", en="To be called"),
    "not_reached": Text(zh="没打通", en="Not reached"),
    "done": Text(zh="已回电", en="Called"),
    "given_up": Text(zh="三次未打通", en="Not reached, three times"),
}
LEVELS: Mapping[int, Text] = {
    5: Text(zh="非常满意", en="Very satisfied"),
    4: Text(zh="满意", en="Satisfied"),
    3: Text(zh="基本满意", en="Mostly satisfied"),
    2: Text(zh="不满意", en="Dissatisfied"),
    1: Text(zh="非常不满意", en="Very dissatisfied"),
}
REASONS: Mapping[str, Text] = {
    "not_found": Text(zh="没找到要办的事", en="Not found"),
    "not_understood": Text(zh="看不懂", en="Not understood"),
    "too_much_asked": Text(zh="要的东西太多", en="Too much asked"),
    "machine": Text(zh="机器不好使", en="Machine"),
    "not_eligible": Text(zh="说不符合条件", en="Not eligible"),
    "too_long": Text(zh="等得太久", en="Took too long"),
    "slow": Text(zh="太慢", en="Slow"),
    "unclear": Text(zh="说得不清楚", en="Unclear"),
    "attitude": Text(zh="态度不好", en="Manner"),
    "not_done": Text(zh="没办成", en="Not done"),
    "other": Text(zh="别的", en="Other"),
}
FORM_KEYS: Mapping[str, Text] = {
    "stage": Text(zh="停在", en="Where"),
    "page": Text(zh="哪一页", en="Page"),
    "trouble": Text(zh="出了什么事", en="What failed"),
    "reasons": Text(zh="原因", en="Reasons"),
    "words": Text(zh="本人写的话", en="In their words"),
    "phone": Text(zh="电话", en="Telephone"),
    "receipt_number": Text(zh="收件编号", en="Receipt"),
    "level": Text(zh="评价", en="Rating"),
    "anonymous": Text(zh="是否匿名", en="Anonymous"),
    "time": Text(zh="时间", en="Time"),
    "day": Text(zh="日期", en="Day"),
    "place": Text(zh="地点", en="Place"),
    "item": Text(zh="事项", en="Item"),
    "department": Text(zh="部门", en="Department"),
    "given": Text(zh="填的内容", en="What was filled in"),
    "what": Text(zh="撤回什么", en="What is withdrawn"),
    "policy": Text(zh="政策", en="Policy"),
    "name": Text(zh="姓名", en="Name"),
    "number": Text(zh="证件号码", en="Number of the card"),
}
"""What stands in the forms of `kiosk.contract.kinds`, for one that could not be read."""
TIMES: Mapping[str, Text] = {
    "any": Text(zh="都方便", en="Any time"),
    "morning": Text(zh="上午", en="Morning"),
    "afternoon": Text(zh="下午", en="Afternoon"),
}
COLOURS: Mapping[str, Text] = {
    "none": Text(zh="时限未定", en="Not known yet"),
    "running": Text(zh="正常", en="In time"),
    "amber": Text(zh="快到期", en="Due soon"),
    "red": Text(zh="已超期", en="Overdue"),
    "stopped": Text(zh="已停表", en="Stopped"),
    "paused": Text(zh="暂停", en="Paused"),
}
MISSING: Mapping[str, Text] = {
    "state": Text(zh="别人已经处理过了，请看最新的状态。", en="Somebody else was quicker; look at it again."),
    "ask_first": Text(zh="留了电话，要先回访。", en="There is a telephone: ask first."),
    "category": Text(zh="请选类别。", en="Choose a category."),
    "department": Text(zh="请选部门。", en="Choose a department."),
    "text": Text(zh="请写答复。", en="Write the answer."),
    "ground": Text(zh="说“不能办”要写明法律依据。", en="A no needs its legal ground."),
    "instead": Text(zh="请写明还能怎么办。", en="Say what can be done instead."),
    "helped_by": Text(zh="请写明谁来帮办。", en="Say who helps with that."),
    "number": Text(zh="没有这个编号。", en="There is no such number."),
}
