"""The words of the pages: Chinese first, English by a switch."""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from importlib.resources import files

from kiosk.contract.api import BAD_CONTENT, CANNOT_OPEN
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.model import Model

CASE_STATES: Mapping[str, Text] = {
    "received": Text(zh="已收件", en="Received"),
    "accepted": Text(zh="已受理", en="Accepted"),
    "done": Text(zh="已办结", en="Done"),
    "refused": Text(zh="不予办理", en="Refused"),
    "withdrawn": Text(zh="已撤回", en="Withdrawn"),
}
TASK_STATES: Mapping[str, Text] = {
    "open": Text(zh="待办", en="Open"),
    "waiting_for_identity": Text(zh="待核实身份", en="Waiting for identity"),
    "accepted": Text(zh="已受理", en="Accepted"),
    "correction_wanted": Text(zh="等待补正", en="Waits for the resident"),
    "withdrawn": Text(zh="已撤回", en="Withdrawn"),
    "not_concerned": Text(zh="更正后与本部门无关", en="No share after an amendment"),
    "done": Text(zh="办结", en="Done"),
    "refused": Text(zh="不予办理", en="Refused"),
}
IDENTITIES: Mapping[str, Text] = {
    "confirmed": Text(zh="身份已核实", en="Identity confirmed"),
    "to_be_confirmed": Text(zh="身份待核实", en="Identity to be confirmed"),
}
ASKED_FIELD = Text(zh="请更正：{name}", en="The right value: {name}")
ASKED_MATERIAL = Text(zh="请补交：{name}", en="Hand in: {name}")
ASKED_WORDS = Text(zh="请写一段说明", en="An explanation in words")
VALUE_FAULTS: Mapping[str, Text] = {
    "field.id_check": Text(zh="身份证号校验不对", en="The ID number's check character is wrong"),
    "field.id_shape": Text(zh="不是身份证号", en="No ID number"),
    "field.id_birth": Text(zh="身份证号里的生日不对", en="The ID number's date of birth is wrong"),
    "field.credit_code_check": Text(zh="信用代码校验不对", en="The credit code's check character is wrong"),
    "field.mobile_shape": Text(zh="不是手机号", en="No mobile number"),
    "field.bank_card_check": Text(zh="卡号校验不对", en="The card number's check digit is wrong"),
    "field.date": Text(zh="不是日期", en="No date"),
    "field.date_future": Text(zh="日期还没到", en="The date is to come"),
    "field.date_past": Text(zh="日期已经过了", en="The date is past"),
    "field.choice": Text(zh="不在可选的里面", en="Not among the choices"),
    "field.empty": Text(zh="没有填", en="Empty"),
    "field.not_in_form": Text(zh="这一件没有这一项", en="The form has no such field"),
}
VALUE_FAULT = Text(zh="不符合这一项的要求", en="Not a value of this field")
"""Of every other reason."""
KINDS: Mapping[str, Text] = {
    "filing": Text(zh="申报", en="Filing"),
    "amendment": Text(zh="补正", en="Amendment"),
    "withdrawal": Text(zh="撤回", en="Withdrawal"),
    "obstacle_report": Text(zh="办不成反映", en="Obstacle report"),
    "rating": Text(zh="好差评", en="Rating"),
    "policy_claim": Text(zh="政策兑现", en="Policy claim"),
    "callback": Text(zh="回电请求", en="Callback"),
    "appointment": Text(zh="预约", en="Appointment"),
}
VERBS: Mapping[str, Text] = {
    "run_diagnostics": Text(zh="自检并发回报告", en="Run diagnostics"),
    "send_logs": Text(zh="发回日志", en="Send logs"),
    "restart_screen": Text(zh="空闲时重启屏幕程序", en="Restart the screen when idle"),
    "close": Text(zh="暂停受理", en="Close"),
    "open": Text(zh="恢复受理", en="Open"),
    "show_notice": Text(zh="显示通知", en="Show a notice"),
}
COMMAND_OUTCOMES: Mapping[str, Text] = {
    "waiting": Text(zh="等终端来取或正在办", en="Not answered yet"),
    "done": Text(zh="已办", en="Done"),
    "failed": Text(zh="没办成", en="Failed"),
    "expired": Text(zh="过期，没办", en="Expired, not done"),
}
FAULTS: Mapping[str, Text] = {
    CANNOT_OPEN: Text(zh="打不开", en="Cannot be opened"),
    BAD_CONTENT: Text(zh="内容不对", en="Wrong in a field"),
}
STANDINGS: Mapping[str, Text] = {
    "taken": Text(zh="已收妥", en="Taken in"),
    "waits_for_original": Text(zh="等待原件", en="Waits for its original"),
    "pending": Text(zh="待审核", en="To be reviewed"),
    "accepted": Text(zh="审核通过", en="Accepted after review"),
    "refused": Text(zh="审核不通过", en="Refused after review"),
}

STANDINGS_OF_TERMINALS: Mapping[str, Text] = {
    "well": Text(zh="正常", en="Well"),
    "attention": Text(zh="需要处理", en="Needs somebody"),
    "offline": Text(zh="失联", en="Offline"),
    "never_heard": Text(zh="从未上线", en="Never heard of"),
    "to_approve": Text(zh="待核准", en="To be approved"),
    "shut_out": Text(zh="已停用", en="Shut out"),
}


class AlertWords(Model):
    """What an alert is, and what somebody does about it."""

    what: Text
    to_do: Text


ALERTS: Mapping[str, AlertWords] = {
    alert: AlertWords.model_validate(words)
    for alert, words in tomllib.loads(
        files("central.fleet").joinpath("alerts.toml").read_text("utf-8")
    ).items()
}
ROLES: Mapping[str, Text] = {
    "operator": Text(zh="运营员", en="Operator"),
    "approver": Text(zh="审批员", en="Approver"),
    "technician_desk": Text(zh="技术坐席", en="Technicians' desk"),
    "auditor": Text(zh="审计员", en="Auditor"),
    "assistance": Text(zh="帮办坐席", en="Assistance desk"),
    "administrator": Text(zh="管理员", en="Administrator"),
    "department": Text(zh="部门经办", en="Department"),
    "window": Text(zh="窗口", en="Window"),
}
TARGET_KINDS: Mapping[str, Text] = {
    "config": Text(zh="设置", en="Settings"),
    "catalogue": Text(zh="事项目录", en="Catalogues"),
    "media": Text(zh="媒体", en="Media"),
    "software": Text(zh="软件", en="Software"),
}
ROLLOUT_STATES: Mapping[str, Text] = {
    "proposed": Text(zh="待批准", en="Waits for approval"),
    "running": Text(zh="进行中", en="Under way"),
    "paused": Text(zh="已暂停", en="Paused"),
    "stopped": Text(zh="已自动停止", en="Stopped by itself"),
    "done": Text(zh="已完成", en="Done"),
    "refused": Text(zh="未批准", en="Refused"),
    "undone": Text(zh="已撤回", en="Undone"),
}
ROLLOUT_EVENTS: Mapping[str, Text] = {
    "approve": Text(zh="批准", en="Approve"),
    "refuse": Text(zh="不批准", en="Refuse"),
    "pause": Text(zh="暂停", en="Pause"),
    "resume": Text(zh="继续", en="Go on"),
    "undo": Text(zh="撤回，恢复原来的", en="Undo: give back what they had"),
}
ROLLOUT_OUTCOMES: Mapping[str, Text] = {
    "not_given": Text(zh="未下发", en="Not given"),
    "on_its_way": Text(zh="路上或试运行", en="Under way"),
    "kept": Text(zh="已采用", en="Kept"),
    "failed": Text(zh="失败", en="Failed"),
    "crashed": Text(zh="程序崩溃", en="Crashed"),
    "lost": Text(zh="失联", en="Lost"),
}
WHYS: Mapping[str, Text] = {
    "failures": Text(zh="失败的终端超过上限", en="more terminals failed than may"),
    "crashes": Text(zh="有终端的程序崩溃或卡死", en="a terminal's screen or agent crashed or hung"),
    "lost": Text(zh="失联的终端超过上限", en="more terminals fell silent than may"),
}
CLOCKS: Mapping[str, Text] = {
    "none": Text(zh="无时限", en="No limit"),
    "unknown": Text(zh="时限未定", en="Not known yet"),
    "running": Text(zh="时限内", en="In time"),
    "amber": Text(zh="快到期", en="Due soon"),
    "red": Text(zh="已超时", en="Overdue"),
    "paused": Text(zh="计时暂停", en="Clock stopped"),
    "stopped": Text(zh="已决定", en="Decided"),
}
KEPT_THINGS: Mapping[str, Text] = {
    "case_content": Text(zh="申报内容", en="What was filed"),
    "attachment": Text(zh="扫描件和照片", en="Scans and photographs"),
    "correction": Text(zh="补正要求", en="What was asked for"),
    "follow_up": Text(zh="补正和撤回", en="Amendments, withdrawals"),
    "refund": Text(zh="退费流水号和说明", en="References of refunds"),
    "decision": Text(zh="部门决定", en="Decisions"),
    "document": Text(zh="出具的文书", en="Documents that were given out"),
    "appointment": Text(zh="预约人和电话", en="Who comes to a window"),
    "obstacle": Text(zh="办不成反映", en="Obstacle reports"),
    "rating": Text(zh="评价里写的话", en="Words of ratings"),
    "callback": Text(zh="回电的电话", en="Whom to call"),
    "unreadable": Text(zh="读不出的来件", en="What could not be read"),
}
COMMITMENTS: Mapping[str, Text] = {
    "pledged": Text(zh="已承诺，未决定", en="Pledged, nothing decided"),
    "withdrawn": Text(zh="已撤回承诺", en="Withdrawn"),
    "to_check": Text(zh="待核查", en="To be checked"),
    "true": Text(zh="核查属实", en="Found true"),
    "to_rectify": Text(zh="不实，限期整改", en="Found false, to be put right"),
    "rectified": Text(zh="已整改", en="Put right"),
    "revoked": Text(zh="已撤销决定", en="Decision revoked"),
    "lapsed": Text(zh="未据此作出决定", en="Nothing was decided on it"),
}
REFUND_REASONS: Mapping[str, Text] = {
    "refused": Text(zh="不予办理", en="Refused"),
    "withdrawn": Text(zh="本人撤回", en="Withdrawn"),
    "not_taken_in": Text(zh="审核后不予受理", en="Not taken in after review"),
    "paid_twice": Text(zh="多交了一笔", en="Paid twice"),
}
DEEDS: Mapping[str, Text] = {
    "refund.ordered": Text(zh="退费：交支付机构退", en="Told the provider to give money back"),
    "refund.returned": Text(zh="退费：登记已退", en="Money was given back"),
    "refund.undone": Text(zh="退费：撤销登记", en="That money was given back was undone"),
    "task.accepted": Text(zh="受理", en="Accepted a task"),
    "task.correction_asked": Text(zh="要求补正", en="Asked for a correction"),
    "task.answer_taken": Text(zh="补来的够了，接着办", en="Went on with what had come"),
    "task.approved": Text(zh="准予办理", en="Approved a task"),
    "task.refused": Text(zh="不予办理", en="Refused a task"),
    "task.page_read": Text(zh="查看扫描件", en="Looked at a scan"),
    "task.read": Text(zh="查看申报内容", en="Read what was filed"),
    "case.identity_confirmed": Text(zh="窗口核实身份", en="Confirmed an identity"),
    "case.released": Text(zh="统一出件", en="Released the output of a case"),
    "person.departments": Text(zh="调整所属部门", en="Gave departments"),
    "commitment.true": Text(zh="承诺核查：属实", en="A commitment was found true"),
    "commitment.false": Text(zh="承诺核查：不实，限期整改", en="A commitment was found false"),
    "commitment.rectified": Text(zh="承诺：已整改", en="A commitment was put right"),
    "commitment.revoked": Text(zh="承诺：撤销决定", en="A decision was revoked"),
    "obstacle.opened": Text(zh="打开一件办不成反映", en="Opened an obstacle report"),
    "obstacle.assign": Text(zh="分派办不成反映", en="Assigned an obstacle report"),
    "obstacle.reply": Text(zh="答复办不成反映", en="Answered an obstacle report"),
    "obstacle.helped": Text(zh="回访：解决了", en="Revisited: it helped"),
    "obstacle.did_not_help": Text(zh="回访：没解决", en="Revisited: it did not help"),
    "obstacle.not_reached": Text(zh="回访没打通", en="Revisited: not reached"),
    "obstacle.nobody_to_ask": Text(zh="无从回访，办结", en="Closed, nobody to ask"),
    "obstacle.impossible": Text(zh="登记“不能办”并办结", en="Closed as impossible"),
    "ratings.read": Text(zh="查看评价", en="Read the ratings"),
    "callbacks.read": Text(zh="查看回电名单", en="Read whom to call"),
    "appointments.read": Text(zh="查看预约名单", en="Read who comes to a window"),
    "queue.called": Text(zh="排队：叫号", en="Called a number"),
    "queue.recalled": Text(zh="排队：再叫", en="Called a number again"),
    "queue.missed": Text(zh="排队：过号", en="A number did not come"),
    "queue.done": Text(zh="排队：办完", en="Done with a number"),
    "appointment.confirmed": Text(zh="预约：留位", en="Kept an appointment free"),
    "appointment.moved": Text(zh="预约：改期", en="Moved an appointment"),
    "appointment.cancelled": Text(zh="预约：取消", en="Cancelled an appointment"),
    "unreadable.opened": Text(zh="打开一件读不出的来件", en="Opened what could not be read"),
    "unreadable.settled": Text(zh="办结一件读不出的来件", en="Settled what could not be read"),
    "rating.answered": Text(zh="答复差评", en="Answered a low rating"),
    "callback.done": Text(zh="回电打通", en="Called, reached"),
    "callback.not_reached": Text(zh="回电没打通", en="Called, not reached"),
    "callback.given_up": Text(zh="三次没打通", en="Called three times"),
    "rollout.proposed": Text(zh="提出发布", en="Proposed a rollout"),
    "rollout.approve": Text(zh="批准发布", en="Approved a rollout"),
    "rollout.refuse": Text(zh="不批准发布", en="Refused a rollout"),
    "rollout.pause": Text(zh="暂停发布", en="Paused a rollout"),
    "rollout.resume": Text(zh="继续发布", en="Let a rollout go on"),
    "rollout.undo": Text(zh="撤回发布", en="Undid a rollout"),
    "rollout.finish": Text(zh="发布完成", en="A rollout is done"),
    "rollout.stopped_failures": Text(zh="发布自动停止：失败", en="A rollout stopped: failures"),
    "rollout.stopped_crashes": Text(zh="发布自动停止：崩溃", en="A rollout stopped: crashes"),
    "rollout.stopped_lost": Text(zh="发布自动停止：失联", en="A rollout stopped: lost heartbeats"),
    "person.signed_in": Text(zh="登录", en="Signed in"),
    "person.signed_out": Text(zh="退出", en="Signed out"),
    "person.sign_in_failed": Text(zh="登录没成功", en="Sign-in failed"),
    "person.added": Text(zh="新增账号", en="Added an account"),
    "person.invited": Text(zh="重新发出开通链接", en="Made a new link"),
    "person.enrolled": Text(zh="开通了账号", en="Opened the account"),
    "person.closed": Text(zh="停用账号", en="Closed the account"),
    "person.reopened": Text(zh="恢复账号", en="Reopened the account"),
    "person.roles": Text(zh="调整角色", en="Gave roles"),
    "person.look_link": Text(zh="发出参观链接", en="Made a link to look around"),
    "enrolment.code_issued": Text(zh="发出接入码", en="Issued an enrolment code"),
    "command.issued": Text(zh="下达远程指令", en="Gave a command"),
    "terminal.enrolled": Text(zh="终端接入", en="A terminal enrolled"),
    "terminal.approved": Text(zh="核准终端", en="Approved a terminal"),
    "updates.keys_made": Text(zh="生成更新密钥", en="Made the update keys"),
    "updates.key_rotated": Text(zh="更换更新密钥", en="Replaced an update key"),
    "updates.role_renewed": Text(zh="续签更新角色", en="Renewed an update role"),
    "updates.root_accepted": Text(zh="启用新的根", en="Brought a new root into service"),
    "updates.published": Text(zh="发布更新内容", en="Published a target"),
    "updates.withdrawn": Text(zh="撤回更新内容", en="Withdrew a target"),
    "updates.assigned": Text(zh="指派终端内容", en="Assigned targets to a terminal"),
    "terminal.fingerprint_differs": Text(zh="指纹不符", en="The fingerprint differed"),
    "terminal.revoked": Text(zh="停用终端", en="Shut a terminal out"),
    "terminal.key_rotated": Text(zh="终端更换密钥", en="A terminal changed its key"),
    "staff.code_given": Text(zh="发出现场核验码", en="Gave a code to vouch with"),
    "face_module.registered": Text(zh="登记人脸核验模块", en="Registered a face module"),
    "face_module.revoked": Text(zh="停用人脸核验模块", en="Revoked a face module"),
    "staff.vouched": Text(zh="现场核验身份", en="Vouched for somebody at a terminal"),
    "technician.token_issued": Text(zh="发出技术人员通行码", en="Gave a technician's pass"),
    "review.accepted": Text(zh="审核：立案", en="Review: accepted"),
    "review.refused": Text(zh="审核：不予受理", en="Review: refused"),
    "terminal.moved": Text(zh="终端换址", en="Moved a terminal"),
}
"""What stands in the journal (`central.journal`)."""


def age(elapsed: timedelta, language: str) -> str:
    """How long, in the largest unit that is not too coarse: ``3天``, ``3 d``."""
    minutes = max(0, int(elapsed.total_seconds()) // 60)
    if minutes < 120:
        number, zh, en = minutes, "分钟", "min"
    elif minutes < 48 * 60:
        number, zh, en = minutes // 60, "小时", "h"
    else:
        number, zh, en = minutes // 1440, "天", "d"
    return f"{number} {en}" if language == "en" else f"{number}{zh}"
